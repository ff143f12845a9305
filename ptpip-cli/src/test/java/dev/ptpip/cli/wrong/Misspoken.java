package dev.ptpip.cli.wrong;

import static dev.ptpip.protocol.code.OperationCode.CLOSE_SESSION;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_HANDLES;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.INITIATE_CAPTURE;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;
import static dev.ptpip.protocol.code.OperationCode.SET_DEVICE_PROP_VALUE;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Clients that say something that they must not say. */
final class Misspoken {
  private static final int BATTERY = 0x5001;

  private Misspoken() {}

  static Map<String, Script> byCase() {
    Map<String, Script> all = new LinkedHashMap<>();
    connections(all);
    transactions(all);
    packets(all);
    return all;
  }

  private static void connections(Map<String, Script> all) {
    all.put(
        "PTPIP-INIT-36",
        camera -> {
          Script.of(talk -> 0).run(camera);
          return Scripts.fetch().run(camera);
        });
    all.put(
        "PTPIP-DISC-07",
        camera -> {
          Script.of(
                  talk -> {
                    talk.introduce(Scripts.GUID);
                    return 0;
                  })
              .run(camera);
          return Scripts.fetch().run(camera);
        });
    Random random = new Random(7);
    all.put("PTPIP-INIT-35", introducing(() -> Guid.random(random)));
    all.put("PTPIP-INIT-39", introducing(() -> Guid.parse("33221100-5544-7766-8899-aabbccddeeff")));
    all.put(
        "PTPIP-INIT-34",
        Script.of(
            talk -> {
              talk.send(
                  talk.command(),
                  new InitCommandRequest(Scripts.GUID, "hasty", ProtocolVersion.V1_0));
              try (Socket early = talk.socket()) {
                talk.send(early, new InitEventRequest(new ConnectionNumber(1)));
                talk.receive(early);
              }
              talk.receive(talk.command());
              return 0;
            }));
    all.put(
        "PTPIP-CLOSE-06",
        Script.of(
            talk -> {
              talk.connect();
              talk.call(OPEN_SESSION, 0, 1);
              return 0;
            }));
    all.put("PTP-SESS-16", Misspoken.fromMemory());
  }

  private static Script introducing(java.util.function.Supplier<Guid> guids) {
    return Script.of(
        talk -> {
          talk.introduce(guids.get());
          talk.openEvents(0);
          talk.call(OPEN_SESSION, 0, 1);
          talk.call(CLOSE_SESSION, 1);
          return 0;
        });
  }

  /** Keeps the handles of its first session for the second. */
  private static Script fromMemory() {
    List<Integer> kept = new CopyOnWriteArrayList<>();
    return Script.of(
        talk -> {
          talk.connect();
          talk.call(OPEN_SESSION, 0, 1);
          int id = 1;
          if (kept.isEmpty()) {
            talk.call(GET_OBJECT_HANDLES, id++, 0xFFFFFFFF, 0x3801, 0);
            kept.addAll(Scripts.handles(talk));
          }
          for (int handle : kept) {
            talk.call(GET_OBJECT, id++, handle);
          }
          talk.call(CLOSE_SESSION, id);
          return 0;
        });
  }

  private static void transactions(Map<String, Script> all) {
    all.put(
        "PTP-TXN-04",
        Script.of(
            talk -> {
              talk.connect();
              talk.call(OPEN_SESSION, 0, 1);
              talk.call(GET_STORAGE_IDS, 5);
              return 0;
            }));
    all.put(
        "PTP-TXN-05",
        Script.of(
            talk -> {
              talk.connect();
              talk.call(OPEN_SESSION, 4, 1);
              return 0;
            }));
    all.put(
        "PTP-TXN-07",
        Script.of(
            talk -> {
              talk.connect();
              talk.call(OPEN_SESSION, 0, 1);
              talk.call(GET_STORAGE_IDS, 0xFFFFFFFF);
              return 0;
            }));
    all.put(
        "PTP-TXN-12",
        Script.of(
            talk -> {
              talk.connect();
              talk.call(OPEN_SESSION, 0, 1);
              talk.ask(GET_STORAGE_IDS, 1, DataPhase.NONE_OR_IN);
              talk.ask(GET_STORAGE_IDS, 2, DataPhase.NONE_OR_IN);
              talk.response();
              talk.response();
              talk.call(CLOSE_SESSION, 3);
              return 0;
            }));
    all.put(
        "PTPIP-DATA-20",
        Scripts.session(
            talk -> {
              talk.ask(SET_DEVICE_PROP_VALUE, 1, DataPhase.OUT, BATTERY);
              talk.send(talk.command(), new EndData(new TransactionId(1), Bytes.of(1)));
              return 0;
            }));
    all.put(
        "PTPIP-TXN-19",
        Scripts.session(
            talk -> {
              talk.ask(SET_DEVICE_PROP_VALUE, 1, DataPhase.OUT, BATTERY);
              talk.send(talk.command(), new StartData(new TransactionId(1), 0));
              return 0;
            }));
  }

  private static void packets(Map<String, Script> all) {
    all.put(
        "PTPIP-FRAME-01",
        Script.of(
            talk -> {
              talk.send(talk.command(), new DataWriter(9).uint32(9).uint32(1).uint8(1).toBytes());
              return 0;
            }));
    all.put(
        "PTPIP-FRAME-02",
        Script.of(
            talk -> {
              Bytes whole =
                  new InitCommandRequest(Scripts.GUID, "short", ProtocolVersion.V1_0).encode();
              Bytes length = new DataWriter(4).uint32(whole.size() - 8L).toBytes();
              talk.send(talk.command(), length.concat(whole.slice(4, whole.size())));
              return 0;
            }));
    all.put(
        "PTPIP-CANCEL-01",
        cancelling(
            talk -> {
              Bytes cancel = new DataWriter(16).uint32(16).uint32(11).uint32(2).uint32(0).toBytes();
              talk.send(talk.command(), cancel);
              talk.send(talk.event(), cancel);
            }));
    all.put(
        "PTPIP-CANCEL-02",
        cancelling(talk -> talk.send(talk.event(), new Cancel(new TransactionId(2)))));
    all.put(
        "PTPIP-CANCEL-15",
        onEvents(
            talk ->
                talk.send(talk.event(), Event.of(new EventCode(0x4001), new TransactionId(1)))));
    all.put(
        "PTP-EVT-05",
        answering(
            talk -> talk.send(talk.event(), Event.of(new EventCode(0x4002), TransactionId.ANY))));
    all.put(
        "PTPIP-PROBE-01",
        answering(
            talk ->
                talk.send(
                    talk.event(), new DataWriter(12).uint32(12).uint32(14).uint32(0).toBytes())));
    all.put(
        "PTPIP-PROBE-11",
        onEvents(
            talk -> {
              for (int i = 0; i < 30; i++) {
                talk.send(talk.event(), new ProbeRequest());
                talk.receive(talk.event());
              }
            }));
  }

  /** Something to say. */
  @FunctionalInterface
  private interface Saying {
    void say(Talk talk) throws java.io.IOException;
  }

  /** Says it while a picture comes. */
  private static Script cancelling(Saying saying) {
    return Script.of(
        talk -> {
          talk.connect();
          talk.call(OPEN_SESSION, 0, 1);
          talk.call(GET_OBJECT_HANDLES, 1, 0xFFFFFFFF, 0x3801, 0);
          talk.ask(GET_OBJECT, 2, DataPhase.NONE_OR_IN, Scripts.handles(talk).get(0));
          talk.receive(talk.command());
          saying.say(talk);
          talk.response();
          talk.untilEventsAreHeard();
          talk.call(CLOSE_SESSION, 3);
          return 0;
        });
  }

  /** Says it when something has come on the Event connection. */
  private static Script answering(Saying saying) {
    return onEvents(
        talk -> {
          talk.receive(talk.event());
          saying.say(talk);
        });
  }

  private static Script onEvents(Saying saying) {
    return Scripts.session(
        talk -> {
          saying.say(talk);
          talk.untilEventsAreHeard();
          talk.lookAtEvents();
          return 0;
        });
  }

  /** Takes a picture, whatever the camera says to that. */
  static Script shoots() {
    return Scripts.session(
        talk -> {
          talk.call(INITIATE_CAPTURE, 1, 0, 0);
          return 0;
        });
  }
}
