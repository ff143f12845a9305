package dev.ptpip.cli;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a pcap file of any size that has as much to tell of as it can: short sessions one after
 * the other, of small transactions and events, some of which never end. Confined to one thread.
 */
final class ManyConversations implements AutoCloseable {
  private static final int TRANSACTIONS = 64;
  private static final int CAMERA = 15740;
  private static final int PART_BYTES = 1400;
  private static final Guid GUID = Guid.parse("00112233445566778899aabbccddeeff");
  private static final Bytes VALUE = Bytes.of(7, 0);

  /** Properties with values of two bytes. */
  private static final int[] PROPERTIES = {
    0x5002, 0x5005, 0x5007, 0x5009, 0x500A, 0x500B, 0x500C, 0x500E, 0x500F
  };

  private final OutputStream out;
  private final ByteBuffer frame = ByteBuffer.allocate(2048);
  private long written;
  private long micros = 1_700_000_000_000_000L;
  private long transactions;

  private ManyConversations(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes at least {@code bytes} bytes of them, and behind them an object.
   *
   * @param endless one conversation in so many is never ended
   * @return number of transactions in it
   */
  static long write(Path file, long bytes, int endless, long objectBytes) throws IOException {
    try (ManyConversations all =
        new ManyConversations(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      all.header();
      int number = 1;
      while (all.written < bytes) {
        all.conversation(number++, endless);
      }
      if (objectBytes > 0) {
        all.object(number, objectBytes);
      }
      return all.transactions;
    }
  }

  private void header() throws IOException {
    frame.clear().order(ByteOrder.LITTLE_ENDIAN).putInt(0xA1B2C3D4).putInt(0x0004_0002);
    frame.putLong(0).putInt(262_144).putInt(101);
    flush();
  }

  private void flush() throws IOException {
    out.write(frame.array(), 0, frame.position());
    written += frame.position();
  }

  /** One TCP connection of a computer, told apart by address and port. */
  private final class Line {
    private final int computer;
    private final int port;
    private int fromComputer = 1;
    private int fromCamera = 1;

    Line(int number, int port) throws IOException {
      this.computer = 0x0A00_0100 + number;
      this.port = port;
      segment(true, 2, Bytes.EMPTY);
      segment(false, 18, Bytes.EMPTY);
    }

    void say(boolean byComputer, Packet... packets) throws IOException {
      Bytes all = Bytes.EMPTY;
      for (Packet packet : packets) {
        all = all.concat(packet.encode());
      }
      segment(byComputer, 24, all);
    }

    void end() throws IOException {
      segment(true, 17, Bytes.EMPTY);
      segment(false, 17, Bytes.EMPTY);
    }

    private void segment(boolean byComputer, int flags, Bytes payload) throws IOException {
      micros += 50;
      int length = 40 + payload.size();
      frame.clear().order(ByteOrder.LITTLE_ENDIAN);
      frame.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
      frame.putInt(length).putInt(length).order(ByteOrder.BIG_ENDIAN);
      frame.putShort((short) 0x4500).putShort((short) length).putInt(0x4000);
      frame.putShort((short) 0x4006).putShort((short) 0);
      frame.putInt(byComputer ? computer : 0x0A00_0001);
      frame.putInt(byComputer ? 0x0A00_0001 : computer);
      frame.putShort((short) (byComputer ? port : CAMERA));
      frame.putShort((short) (byComputer ? CAMERA : port));
      frame.putInt(byComputer ? fromComputer : fromCamera);
      frame.putInt(byComputer ? fromCamera : fromComputer);
      frame.putShort((short) (0x5000 | flags)).putShort((short) -1).putInt(0);
      payload.putTo(frame);
      flush();
      int sent = payload.size() + ((flags & 3) == 0 ? 0 : 1);
      fromComputer += byComputer ? sent : 0;
      fromCamera += byComputer ? 0 : sent;
    }
  }

  private void conversation(int number, int endless) throws IOException {
    Line command = new Line(number, 50_000);
    command.say(true, new InitCommandRequest(GUID, "laptop " + number, ProtocolVersion.V1_0));
    ConnectionNumber connection = new ConnectionNumber(number);
    command.say(false, new InitCommandAck(connection, GUID, "camera", ProtocolVersion.V1_0));
    Line event = new Line(number, 50_001);
    event.say(true, new InitEventRequest(connection));
    event.say(false, new InitEventAck());
    command.say(true, request(OperationCode.OPEN_SESSION, 0, 1));
    command.say(false, ok(0));
    for (int id = 1; id <= TRANSACTIONS; id++) {
      TransactionId transaction = new TransactionId(id);
      int property = PROPERTIES[id % PROPERTIES.length];
      command.say(true, request(OperationCode.GET_DEVICE_PROP_VALUE, id, property));
      command.say(
          false, new StartData(transaction, VALUE.size()), new EndData(transaction, VALUE), ok(id));
      if (id % 8 == 0) {
        event.say(false, Event.of(EventCode.DEVICE_PROP_CHANGED, TransactionId.ANY, property));
      }
    }
    transactions += TRANSACTIONS + 1;
    if (number % endless != 0) {
      command.say(
          true,
          new OperationRequest(
              1, OperationCode.CLOSE_SESSION, new TransactionId(TRANSACTIONS + 1), List.of()));
      command.say(false, ok(TRANSACTIONS + 1));
      transactions++;
      command.end();
      event.end();
    }
  }

  /** One conversation in which an object is got. */
  private void object(int number, long bytes) throws IOException {
    Line command = new Line(number, 50_000);
    TransactionId one = new TransactionId(1);
    command.say(true, new InitCommandRequest(GUID, "laptop " + number, ProtocolVersion.V1_0));
    command.say(
        false,
        new InitCommandAck(new ConnectionNumber(number), GUID, "camera", ProtocolVersion.V1_0));
    command.say(true, request(OperationCode.OPEN_SESSION, 0, 1));
    command.say(false, ok(0));
    command.say(true, request(OperationCode.GET_OBJECT, 1, 1));
    command.say(false, new StartData(one, bytes));
    Bytes part = Bytes.copyOf(new byte[PART_BYTES]);
    for (long left = bytes; left > 0; left -= part.size()) {
      if (left <= part.size()) {
        command.say(false, new EndData(one, part.slice(0, (int) left)));
      } else {
        command.say(false, new Data(one, part));
      }
    }
    command.say(false, ok(1));
    command.end();
    transactions += 2;
  }

  private static OperationRequest request(OperationCode operation, int id, int parameter) {
    return new OperationRequest(1, operation, new TransactionId(id), List.of(parameter));
  }

  private static OperationResponse ok(int id) {
    return new OperationResponse(ResponseCode.OK, new TransactionId(id), List.of());
  }

  /** Runs as a program: file, bytes, and the one in so many. */
  public static void main(String[] args) throws IOException {
    System.out.println(
        write(Path.of(args[0]), Long.parseLong(args[1]), Integer.parseInt(args[2]), 0));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
