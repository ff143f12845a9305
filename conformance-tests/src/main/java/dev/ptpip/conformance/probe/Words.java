package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.code.Code;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.packet.UnknownPacket;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Packets and times as reports say them. */
public final class Words {
  private static final CodeBook CODES = CodeBook.standard();

  private Words() {}

  /** Name and number of a code: OK (0x2001). */
  public static String of(Code code) {
    String name = CODES.name(code);
    return name.startsWith("0x") ? name : name + " (" + hex(code.raw(), 4) + ")";
  }

  /** Name of an operation with its parameters. */
  public static String call(OperationCode operation, List<Integer> parameters) {
    return CODES.name(operation)
        + (parameters.isEmpty()
            ? ""
            : parameters.stream().map(Words::parameter).collect(Collectors.joining(" ", " ", "")));
  }

  private static String parameter(int raw) {
    return raw >= 0 && raw < 1000 ? Integer.toString(raw) : hex(raw, 8);
  }

  /** Parameters, each with a blank before it. */
  static String list(List<Integer> parameters) {
    return parameters.stream().map(Words::parameter).collect(Collectors.joining(" ", " ", ""));
  }

  /** A number as hexadecimal digits with 0x before them. */
  public static String hex(int value, int digits) {
    return ("0x%0" + digits + "X").formatted(value);
  }

  /** A time as people say it: 3 ms, 2 s. */
  public static String time(Duration time) {
    double millis = time.toNanos() / 1e6;
    if (millis > 0 && millis < 0.05) {
      return "<0.1 ms";
    }
    if (millis < 10) {
      return String.format(Locale.ROOT, "%.1f ms", millis).replace(".0 ms", " ms");
    }
    if (millis < 1000) {
      return Math.round(millis) + " ms";
    }
    return String.format(Locale.ROOT, "%.1f s", millis / 1000).replace(".0 s", " s");
  }

  private static String tid(TransactionId id) {
    return id.equals(TransactionId.ANY) ? "0xFFFFFFFF" : id.toString();
  }

  /** A packet in a few words. */
  public static String of(Packet packet) {
    return of(packet, packet instanceof Data || packet instanceof EndData ? -1 : 0);
  }

  /** A packet in a few words; {@code length} is that of the whole packet. */
  static String of(Packet packet, long length) {
    if (packet instanceof OperationRequest request) {
      return call(request.operation(), request.parameters())
          + ", tid "
          + tid(request.transactionId())
          + (request.dataPhaseInfo() == 1 ? "" : ", data phase " + request.dataPhaseInfo());
    } else if (packet instanceof OperationResponse response) {
      return of(response.response())
          + response.parameters().stream()
              .map(Words::parameter)
              .collect(Collectors.joining(" ", response.parameters().isEmpty() ? "" : " ", ""))
          + ", tid "
          + tid(response.transactionId());
    } else if (packet instanceof Event event) {
      return "event "
          + of(event.event())
          + event.parameters().stream()
              .map(Words::parameter)
              .collect(Collectors.joining(" ", event.parameters().isEmpty() ? "" : " ", ""))
          + ", tid "
          + tid(event.transactionId());
    } else if (packet instanceof StartData start) {
      return "Start_Data, "
          + (start.isLengthKnown()
              ? Long.toUnsignedString(start.totalLength()) + " B"
              : "length unknown")
          + ", tid "
          + tid(start.transactionId());
    } else if (packet instanceof Data data) {
      return data("Data", length, data.payload().size(), tid(data.transactionId()));
    } else if (packet instanceof EndData end) {
      return data("End_Data", length, end.payload().size(), tid(end.transactionId()));
    } else if (packet instanceof Cancel cancel) {
      return "Cancel, tid " + tid(cancel.transactionId());
    } else if (packet instanceof InitCommandRequest request) {
      return "Init_Command_Request \"" + request.friendlyName() + "\"";
    } else if (packet instanceof InitCommandAck ack) {
      return "Init_Command_Ack, connection " + ack.connectionNumber();
    } else if (packet instanceof InitEventRequest request) {
      return "Init_Event_Request, connection " + request.connectionNumber();
    } else if (packet instanceof InitEventAck) {
      return "Init_Event_Ack";
    } else if (packet instanceof InitFail fail) {
      return "Init_Fail, reason " + Integer.toUnsignedString(fail.reasonCode());
    } else if (packet instanceof ProbeRequest) {
      return "Probe_Request";
    } else if (packet instanceof ProbeResponse) {
      return "Probe_Response";
    } else if (packet instanceof UnknownPacket unknown) {
      return "packet of type " + hex(unknown.typeCode(), 8) + ", " + unknown.body();
    }
    return packet.toString();
  }

  private static String data(String name, long length, int held, String tid) {
    long payload = length > 0 ? length - 12 : held;
    return name + ", " + payload + " B, tid " + tid;
  }

  /** What is in a frame, in a few words. */
  public static String of(Frame frame) {
    return switch (frame.kind()) {
      case OPENED -> "opened" + suffix(frame);
      case CLOSED_BY_US -> "closed by us" + suffix(frame);
      case CLOSED_BY_PEER -> "closed by the peer" + suffix(frame);
      case RESET -> "reset" + suffix(frame);
      default ->
          frame.packet().map(packet -> of(packet, frame.length())).orElse(frame.length() + " bytes")
              + suffix(frame);
    };
  }

  private static String suffix(Frame frame) {
    return frame.text().isEmpty() ? "" : " (" + frame.text() + ")";
  }
}
