package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.fuzz.Field.Role;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.TransactionId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chooses changes to a conversation. The same for the same chance and ground. */
final class Mutator {
  private static final int MOST_CHANGES = 3;
  private static final int MOST_GARBAGE = 64;
  private static final int MOST_REPEATS = 40;

  private final Ground ground;
  private final Pool pool;
  private final Random random;

  Mutator(Ground ground, Pool pool, Random random) {
    this.ground = ground;
    this.pool = pool;
    this.random = random;
  }

  /** The conversation with changes; one in ten stays legal. */
  Conversation change(List<Exchange> exchanges) {
    List<Change> changes = new ArrayList<>();
    if (random.nextInt(10) > 0) {
      int count = 1 + random.nextInt(MOST_CHANGES);
      for (int i = 0; i < count; i++) {
        Exchange exchange = exchanges.get(random.nextInt(exchanges.size()));
        int message = random.nextInt(exchange.messages().size());
        changes.add(
            change(new Change.Target(exchange.id(), message), exchange.messages().get(message)));
      }
    }
    return new Conversation(exchanges, changes);
  }

  private Change change(Change.Target target, Message message) {
    int size = message.render(TransactionId.FIRST).size();
    int field = random.nextInt(message.fields().size());
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4 -> set(target, message, field);
      case 5 -> set(target, message, 0);
      case 6 -> new Change.DropField(target, Math.max(2, field));
      case 7 -> new Change.RepeatField(target, field, 1 + random.nextInt(MOST_REPEATS));
      case 8 -> new Change.Cut(target, random.nextInt(size));
      case 9 -> new Change.Append(target, garbage());
      case 10 -> flip(target, message, size);
      case 11 -> new Change.Drop(target);
      case 12 -> new Change.Repeat(target, 1 + random.nextInt(3));
      case 13 -> random.nextBoolean() ? new Change.Later(target) : new Change.OtherLane(target);
      case 14 -> insert(target);
      default ->
          new Change.End(target, random.nextBoolean() ? Change.Ending.CLOSED : Change.Ending.RESET);
    };
  }

  private Bytes garbage() {
    byte[] bytes = new byte[1 + random.nextInt(MOST_GARBAGE)];
    random.nextBytes(bytes);
    return Bytes.copyOf(bytes);
  }

  /** Any bit but those of the operation's code: another one might be a maker's. */
  private Change flip(Change.Target target, Message message, int size) {
    int offset = random.nextInt(size);
    int at = 0;
    for (Field field : message.fields()) {
      boolean inside = offset >= at && offset < at + field.width();
      if (inside && field.role() == Role.OPERATION && !ground.isSimulator()) {
        offset = 0;
      }
      at += field.width();
    }
    return new Change.Flip(target, offset, random.nextInt(8));
  }

  private Change set(Change.Target target, Message message, int field) {
    Field changed = message.fields().get(field);
    return new Change.SetField(target, field, changed.role(), value(changed, message));
  }

  private Bytes value(Field field, Message message) {
    return switch (field.role()) {
      case LENGTH -> {
        int size = message.fields().stream().mapToInt(Field::width).sum();
        yield number(
            4,
            any(
                0,
                1,
                7,
                8,
                9,
                size - 1,
                size + 1,
                size - 4,
                size + 4,
                65_536,
                1 << 24,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                -1));
      }
      case TYPE -> number(4, random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(17));
      case PHASE -> number(4, any(0, 1, 2, 3, 4, 255, -1));
      case OPERATION -> number(2, pool.codes().get(random.nextInt(pool.codes().size())));
      case TRANSACTION -> number(4, any(0, 1, 2, 3, 1000, -1, -2, Integer.MIN_VALUE));
      case CONNECTION -> number(4, any(0, -1, random.nextInt()));
      case GUID -> ground.isSimulator() ? random(16) : Bytes.copyOf(new byte[16]);
      case TOTAL -> number(8, any(0, 1, 2, 7, 1 << 20, Integer.MAX_VALUE, -1, -2));
      case COUNT -> number(field.width(), any(0, 1, 2, 127, 128, 254, 255, -1));
      case PARAMETER, NUMBER -> odd(field);
      case TEXT, CONTENT -> random.nextBoolean() ? random(field.width()) : garbage();
    };
  }

  /** A number at an edge, a neighbour, or any. */
  private Bytes odd(Field field) {
    int width = field.width();
    long now = field.value().map(Mutator::low).orElse(0L);
    return switch (random.nextInt(8)) {
      case 0 -> number(width, 0);
      case 1 -> number(width, 1);
      case 2 -> number(width, -1);
      case 3 -> power(width, 8 * width - 1);
      case 4 -> power(width, random.nextInt(8 * width));
      case 5 -> number(width, now + 1);
      case 6 -> number(width, now - 1);
      default -> random(width);
    };
  }

  private Change insert(Change.Target target) {
    TransactionId id = TransactionId.FIRST;
    List<Packet> packets =
        List.of(
            new Cancel(id),
            new ProbeRequest(),
            new ProbeResponse(),
            new StartData(id, random.nextInt(100)),
            new EndData(id, garbage()),
            new InitEventRequest(new ConnectionNumber(random.nextInt(4))),
            new InitEventAck(),
            new OperationResponse(ResponseCode.OK, id, List.of()),
            new Event(new EventCode(0x4002), id, List.of(1)));
    Packet packet = packets.get(random.nextInt(packets.size()));
    Lane lane = random.nextBoolean() ? Lane.COMMAND : Lane.EVENT;
    return new Change.Insert(
        target, Message.of(lane, packet), packet.getClass().getSimpleName() + " on " + lane.word());
  }

  // ---- numbers

  private int any(int... values) {
    return values[random.nextInt(values.length)];
  }

  private Bytes random(int width) {
    byte[] bytes = new byte[width];
    random.nextBytes(bytes);
    return Bytes.copyOf(bytes);
  }

  private static long low(Bytes bytes) {
    long number = 0;
    for (int i = Math.min(8, bytes.size()) - 1; i >= 0; i--) {
      number = number << 8 | bytes.at(i);
    }
    return number;
  }

  private static Bytes power(int width, int bit) {
    return number(width, BigInteger.ONE.shiftLeft(bit));
  }

  private static Bytes number(int width, long value) {
    return number(width, BigInteger.valueOf(value));
  }

  /** Little endian, the sign in all bytes that are left. */
  private static Bytes number(int width, BigInteger value) {
    DataWriter out = new DataWriter(width);
    for (int i = 0; i < width; i++) {
      out.uint8(value.shiftRight(8 * i).and(BigInteger.valueOf(0xFF)).intValue());
    }
    return out.toBytes();
  }
}
