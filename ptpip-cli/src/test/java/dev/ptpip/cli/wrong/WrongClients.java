package dev.ptpip.cli.wrong;

import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;

import dev.ptpip.conformance.client.ClientCommand;
import dev.ptpip.conformance.client.ClientExit;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** For each case a client that must not pass it. */
public final class WrongClients {
  private final Map<String, Script> scripts = new LinkedHashMap<>();

  private WrongClients() {}

  /** All of them, by the case. */
  public static Map<String, ClientCommand> byCase() {
    WrongClients made = new WrongClients();
    made.scripts.putAll(Misspoken.byCase());
    made.scripts.putAll(Misencoded.byCase());
    made.careless();
    made.fragile();
    made.recovering();
    Map<String, ClientCommand> commands = new LinkedHashMap<>();
    made.scripts.forEach((id, script) -> commands.put(id, command(script)));
    return commands;
  }

  private static ClientCommand command(Script script) {
    return (id, camera, deadline) -> {
      long begin = System.nanoTime();
      int code;
      try {
        code = script.run(camera);
      } catch (IOException | RuntimeException failed) {
        code = 1;
      }
      return new ClientExit(OptionalInt.of(code), "", Duration.ofNanos(System.nanoTime() - begin));
    };
  }

  private void put(String id, Script script) {
    scripts.put(id, script);
  }

  /** Those that say that all is well, whatever the camera answered. */
  private void careless() {
    for (String id :
        new String[] {
          "PTPIP-INIT-33[rejected]",
          "PTPIP-INIT-33[busy]",
          "PTPIP-INIT-33[unspecified]",
          "PTP-TXN-29[GeneralError]",
          "PTP-TXN-29[AccessDenied]",
          "PTP-TXN-31",
          "PTPIP-FRAME-17[0]",
          "PTPIP-FRAME-17[max]",
          "PTPIP-DATA-21[-2]",
          "PTPIP-DATA-21[+4]",
          "PTPIP-DATA-15",
          "PTP-ENC-15[array]",
          "PTP-ENC-15[string]",
          "PTPIP-CANCEL-12",
          "PTPIP-CLOSE-08[event]",
          "PTPIP-CLOSE-08[command]",
          "PTP-ERR-15"
        }) {
      put(id, Scripts.fetch().careless());
    }
    put("PTPIP-PROBE-05", Scripts.fetch());
    put("PTP-EVT-06", Scripts.fetch());
    put("NIKON-OBS-05", Scripts.fetch());
    put("PTP-SESS-17", Scripts.loop());
    put("PTP-TXN-30", Scripts.loop());
    put("PTPIP-FRAME-18", Scripts.loop());
  }

  /** Those that give up when something legal is not as they are used to. */
  private void fragile() {
    put("PTPIP-DISC-06", Scripts.fetch().pessimistic());
    put("PTPIP-FRAME-16", Scripts.fetch(Scripts.wholePackets()));
    put(
        "PTPIP-INIT-09",
        Scripts.fetch(
            Scripts.not(
                came ->
                    came.is(PacketType.INIT_COMMAND_ACK)
                        && came.packet() instanceof InitCommandAck ack
                        && ack.connectionNumber().raw() == 0)));
    put(
        "PTPIP-DATA-04",
        Scripts.fetch(
            Scripts.not(
                came ->
                    came.is(PacketType.START_DATA)
                        && came.packet() instanceof StartData start
                        && !start.isLengthKnown())));
    put(
        "PTPIP-FRAME-15",
        Scripts.fetch(Scripts.not(came -> came.is(PacketType.DATA) && Scripts.payload(came) == 0)));
    put(
        "PTPIP-DATA-05[end]",
        Scripts.fetch(
            Scripts.not(came -> came.is(PacketType.END_DATA) && Scripts.payload(came) > 0)));
    put(
        "PTPIP-DATA-05[data]",
        Scripts.fetch(
            Scripts.not(came -> came.is(PacketType.END_DATA) && Scripts.payload(came) == 0)));
    put("PTPIP-DATA-05[mixed]", Scripts.fetch(Scripts.fewData(0)));
    put("PTPIP-DATA-17", Scripts.fetch(Scripts.fewData(50)));
    put("PTP-ENC-14[empty]", Scripts.fetch(Scripts.not(WrongClients::hasNoDate)));
    put("PTP-ENC-14[zeros]", Scripts.fetch(Scripts.not(WrongClients::hasBadDate)));
    put("PTP-ENC-16", Scripts.fetch(Scripts.not(WrongClients::hasMore)));
    Talk.Tolerance noEvents = Scripts.not(came -> came.is(PacketType.EVENT));
    for (String id : new String[] {"PTP-EVT-07", "PTP-EVSEM-08", "PTP-EVSEM-13", "PTP-EVT-10"}) {
      put(id, Scripts.fetch(noEvents));
    }
    put("PTPIP-PROBE-10", Scripts.fetch(Scripts.not(came -> came.is(PacketType.PROBE_RESPONSE))));
  }

  private static boolean hasNoDate(Talk.Came came) {
    return isObjectInfo(came) && objectInfo(came).captureDate().isUnknown();
  }

  private static boolean hasBadDate(Talk.Came came) {
    return isObjectInfo(came) && objectInfo(came).captureDate().toString().startsWith("00000000");
  }

  private static ObjectInfo objectInfo(Talk.Came came) {
    return ObjectInfo.decode(came.bytes().slice(12, came.bytes().size()), DecodePolicy.LENIENT);
  }

  /** 0x3001 or 0x3801 behind the storage id: good enough for what these cameras send. */
  private static boolean isObjectInfo(Talk.Came came) {
    return came.is(PacketType.END_DATA)
        && came.bytes().size() > 64
        && came.bytes().size() < 300
        && came.bytes().at(16) == 0x01
        && (came.bytes().at(17) == 0x30 || came.bytes().at(17) == 0x38);
  }

  private static boolean hasMore(Talk.Came came) {
    return came.is(PacketType.END_DATA)
        && came.bytes().size() > 300
        && came.bytes().at(12) == 100
        && !DeviceInfo.decode(came.bytes().slice(12, came.bytes().size()), DecodePolicy.LENIENT)
            .trailing()
            .isEmpty();
  }

  private void recovering() {
    put("CLI-REC-001", againAtTheDoor());
    for (String number : new String[] {"002", "007", "010", "011", "012"}) {
      put("CLI-REC-" + number, Scripts.fetch().careless());
    }
    put("CLI-REC-003", Scripts.fetch(Scripts.onlyOk()));
    put("CLI-REC-004", Scripts.fetch(Scripts.hurriedBehind(1, 20)));
    put("CLI-REC-005", Scripts.fetch(Scripts.wholePackets()));
    put("CLI-REC-006", Misspoken.shoots().careless());
    put("CLI-REC-008", Scripts.fetch(Scripts.hurriedBehind(100_000, 300)).careless());
    put("CLI-REC-009", Scripts.fetch(Scripts.hurried(300)).careless());
    put("CLI-REC-013", Scripts.fetch(Scripts.not(came -> came.is(PacketType.EVENT))));
    put("CLI-REC-014", Scripts.loop());
  }

  /** Is refused, comes back, and then asks the same for ever. */
  private static Script againAtTheDoor() {
    return camera -> {
      try {
        Scripts.fetch().run(camera);
      } catch (IOException refused) {
        // once more
      }
      return Script.of(
              talk -> {
                talk.connect();
                talk.call(OPEN_SESSION, 0, 1);
                for (int i = 1; i < 20; i++) {
                  talk.call(GET_STORAGE_IDS, i);
                }
                return 1;
              })
          .run(camera);
    };
  }
}
