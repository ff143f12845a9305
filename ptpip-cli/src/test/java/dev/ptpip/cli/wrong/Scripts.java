package dev.ptpip.cli.wrong;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.Guid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** What scripts have in common. */
final class Scripts {
  static final Guid GUID = Guid.parse("00112233-4455-6677-8899-aabbccddeeff");

  private static final int ANY_STORE = 0xFFFFFFFF;
  private static final int FOLDER = 0x3001;
  private static final int OK = 0x2001;

  private Scripts() {}

  /** Fetches every file, without a look at responses. */
  static Script fetch() {
    return fetch(Talk.Tolerance.OF_EVERYTHING);
  }

  static Script fetch(Talk.Tolerance tolerance) {
    return Script.of(tolerance, Scripts::fetchAll);
  }

  private static int fetchAll(Talk talk) throws IOException {
    talk.connect();
    talk.call(OperationCode.GET_DEVICE_INFO, 0);
    talk.call(OperationCode.OPEN_SESSION, 0, 1);
    int id = 1;
    talk.call(OperationCode.GET_STORAGE_IDS, id++);
    talk.call(OperationCode.GET_OBJECT_HANDLES, id++, ANY_STORE, 0, 0);
    for (int handle : handles(talk)) {
      talk.lookAtEvents();
      talk.call(OperationCode.GET_OBJECT_INFO, id++, handle);
      if (format(talk) != FOLDER) {
        talk.call(OperationCode.GET_OBJECT, id++, handle);
      }
    }
    talk.lookAtEvents();
    talk.call(OperationCode.CLOSE_SESSION, id);
    return 0;
  }

  /** The handles that the data of the last transaction tells of. */
  static List<Integer> handles(Talk talk) {
    return UInt32Array.decode(talk.data(), DecodePolicy.LENIENT).values();
  }

  private static int format(Talk talk) {
    return ObjectInfo.decode(talk.data(), DecodePolicy.LENIENT).format().raw();
  }

  /** A session with something in it. */
  static Script session(Script.Body within) {
    return Script.of(
        talk -> {
          talk.connect();
          talk.call(OperationCode.OPEN_SESSION, 0, 1);
          int code = within.run(talk);
          talk.call(OperationCode.CLOSE_SESSION, 1);
          return code;
        });
  }

  /** Asks the same until it is OK, too often. */
  static Script loop() {
    return Script.of(
        talk -> {
          talk.connect();
          talk.call(OperationCode.OPEN_SESSION, 0, 1);
          int id = 1;
          for (int i = 0; i < 20; i++) {
            talk.call(OperationCode.GET_STORAGE_IDS, id++);
          }
          talk.call(OperationCode.GET_OBJECT_HANDLES, id++, ANY_STORE, 0, 0);
          talk.call(OperationCode.CLOSE_SESSION, id);
          return 1;
        });
  }

  /** Can't bear packets like these. */
  static Talk.Tolerance not(Predicate<Talk.Came> intolerable) {
    return came -> {
      if (intolerable.test(came)) {
        throw new IOException("unbearable");
      }
    };
  }

  /** Can't bear packets in pieces. */
  static Talk.Tolerance wholePackets() {
    return new Talk.Tolerance() {
      @Override
      public void meet(Talk.Came came) {
        // whatever it is
      }

      @Override
      public boolean takesPieces() {
        return false;
      }
    };
  }

  /** Has no patience. */
  static Talk.Tolerance hurried(int millis) {
    return hurriedBehind(0, millis);
  }

  /** Loses its patience when so many bytes of data are announced. */
  static Talk.Tolerance hurriedBehind(long bytes, int millis) {
    AtomicBoolean lost = new AtomicBoolean(bytes == 0);
    return new Talk.Tolerance() {
      @Override
      public void meet(Talk.Came came) {
        if (came.is(PacketType.START_DATA)
            && came.packet() instanceof StartData start
            && start.totalLength() >= bytes) {
          lost.set(true);
        }
      }

      @Override
      public int patienceMillis() {
        return lost.get() ? millis : Talk.Tolerance.super.patienceMillis();
      }
    };
  }

  /** Can't bear a response other than OK. */
  static Talk.Tolerance onlyOk() {
    return not(
        came ->
            came.is(PacketType.OPERATION_RESPONSE)
                && (came.bytes().at(8) | came.bytes().at(9) << 8) != OK);
  }

  /** Number of payload bytes of a data packet. */
  static int payload(Talk.Came came) {
    return came.bytes().size() - 12;
  }

  /** Can't bear more than {@code most} Data packets altogether. */
  static Talk.Tolerance fewData(int most) {
    List<Talk.Came> all = new ArrayList<>();
    return came -> {
      if (came.is(PacketType.DATA)) {
        all.add(came);
      }
      if (all.size() > most) {
        throw new IOException("too many packets");
      }
    };
  }
}
