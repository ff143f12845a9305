package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.channel.MemorySink;
import dev.ptpip.protocol.channel.ReceivedData;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.testing.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A session as it was recorded: a header of {@code key: value} lines, then packets. Lines that
 * begin with {@code >} are packets of the initiator, with {@code <} of the camera; the bytes follow
 * indented by two.
 */
record RecordedSession(List<Line> packets) {
  private static final int HEADER_BYTES = 8;
  private static final int DATA_HEADER_BYTES = 12;
  private static final int RESPONSE_BYTES = 14;
  private static final int MOST_BYTES = 64 << 20;

  /** A packet. */
  record Line(boolean fromInitiator, String meaning, Bytes bytes) {
    boolean is(String type) {
      return meaning.startsWith(type);
    }
  }

  /** What a camera answered. */
  record Recorded(ResponseCode code, List<Integer> parameters, boolean hasData, Bytes data) {}

  /** A request with its data, and what the camera answered then. */
  record Transaction(OperationCode operation, int id, List<Bytes> sent, Recorded recorded) {}

  static RecordedSession load(String name) throws IOException {
    String text;
    try (InputStream in =
        Objects.requireNonNull(RecordedSession.class.getResourceAsStream(name), name)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Line> packets = new ArrayList<>();
    for (String block : text.split("\n\n", -1)) {
      char first = block.charAt(0);
      if (first == '>' || first == '<') {
        StringBuilder hex = new StringBuilder();
        block
            .lines()
            .filter(line -> line.startsWith("  "))
            .forEach(line -> hex.append(line.trim()));
        packets.add(
            new Line(
                first == '>',
                block.lines().findFirst().orElseThrow().substring(2),
                Bytes.ofHex(hex)));
      }
    }
    return new RecordedSession(packets);
  }

  /** The initiator's packet of a type that comes once. */
  Bytes request(String type) {
    return packets.stream()
        .filter(packet -> packet.fromInitiator() && packet.is(type))
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  List<Transaction> transactions() {
    List<Transaction> all = new ArrayList<>();
    List<Bytes> sent = new ArrayList<>();
    Bytes data = Bytes.EMPTY;
    boolean hasData = false;
    for (Line packet : packets) {
      if (packet.is("Init")) {
        continue;
      }
      if (packet.fromInitiator()) {
        if (packet.is("OperationRequest")) {
          sent = new ArrayList<>();
          data = Bytes.EMPTY;
          hasData = false;
        }
        sent.add(packet.bytes());
      } else if (packet.is("OperationResponse")) {
        Bytes request = sent.get(0);
        List<Integer> parameters = new ArrayList<>();
        for (int at = RESPONSE_BYTES; at < packet.bytes().size(); at += 4) {
          parameters.add(uint32(packet.bytes(), at));
        }
        all.add(
            new Transaction(
                new OperationCode(uint16(request, 12)),
                uint32(request, 14),
                List.copyOf(sent),
                new Recorded(
                    new ResponseCode(uint16(packet.bytes(), HEADER_BYTES)),
                    parameters,
                    hasData,
                    data)));
      } else {
        hasData = true;
        if (!packet.is("StartData")) {
          data = data.concat(packet.bytes().slice(DATA_HEADER_BYTES, packet.bytes().size()));
        }
      }
    }
    return all;
  }

  private static int uint16(Bytes bytes, int at) {
    return bytes.at(at) | bytes.at(at + 1) << 8;
  }

  private static int uint32(Bytes bytes, int at) {
    return uint16(bytes, at) | uint16(bytes, at + 2) << 16;
  }

  /** Reads what a camera answers. */
  static Recorded answer(Wire wire, TransactionId id) throws IOException {
    Packet packet = wire.read();
    Bytes data = Bytes.EMPTY;
    boolean hasData = false;
    if (packet instanceof StartData start) {
      MemorySink sink = new MemorySink(MOST_BYTES);
      ReceivedData received = wire.channel().readData(start, sink);
      if (!received.isComplete()) {
        throw new AssertionError("less data than announced by " + start);
      }
      data = sink.bytes();
      hasData = true;
      packet = wire.read();
    }
    if (!(packet instanceof OperationResponse response) || !response.transactionId().equals(id)) {
      throw new AssertionError("a response to " + id + " was expected, not " + packet);
    }
    return new Recorded(response.response(), response.parameters(), hasData, data);
  }
}
