package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.CapturedData;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Party;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words for what is told. */
final class Wording {
  private static final Duration NOTABLE = Duration.ofMillis(100);

  /** What is said of a dataset when there is one line for it. */
  private static final Map<String, List<String>> HEADLINES =
      Map.of(
          "DeviceInfo", List.of("Manufacturer", "Model", "DeviceVersion", "SerialNumber"),
          "ObjectInfo",
              List.of(
                  "Filename",
                  "ObjectFormat",
                  "ObjectCompressedSize",
                  "ImagePixWidth",
                  "ImagePixHeight"),
          "StorageInfo",
              List.of("StorageType", "MaxCapacity", "FreeSpaceInBytes", "StorageDescription"),
          "DevicePropDesc", List.of("DataType", "GetSet", "CurrentValue", "Form"),
          "LiveViewFrame", List.of("IMAGE_WIDTH", "IMAGE_HEIGHT", "FOCUS_JUDGEMENT", "JPEG"));

  private Wording() {}

  /** The line that begins a conversation. */
  static String head(ConversationSummary summary) {
    String camera =
        summary
            .deviceInfo()
            .map(info -> (info.manufacturer() + " " + info.model()).strip())
            .orElse(summary.responder().friendlyName());
    List<String> parts = new ArrayList<>();
    parts.add(
        party(summary.initiator(), summary.initiator().friendlyName())
            + " → "
            + party(summary.responder(), camera));
    parts.add(
        summary.transport() == dev.ptpip.pcap.conversation.Transport.USB
            ? "USB"
            : summary.connections().words());
    parts.add(Units.time(summary.duration()));
    parts.add(Units.count(summary.transactions(), "transaction"));
    parts.add(Units.count(summary.events(), "event"));
    parts.add(Units.size(summary.bytes()));
    return String.join(" · ", parts);
  }

  private static String party(Party party, String name) {
    String called = name.isEmpty() ? party.hostName() : name;
    return called.isEmpty() ? party.endpoint().toString() : called + " " + party.endpoint();
  }

  /** What was asked for. */
  static String asked(Told.Transaction told) {
    StringBuilder text = new StringBuilder(told.operation());
    told.parameters().forEach(each -> text.append(' ').append(each.value().text()));
    told.data()
        .filter(data -> data.phase().sender() == Side.INITIATOR)
        .ifPresent(data -> text.append(", data ").append(size(data.phase())));
    return text.toString();
  }

  /** What came of it. */
  static String outcome(Told.Transaction told) {
    CapturedTransaction transaction = told.transaction();
    List<String> parts = new ArrayList<>();
    told.data()
        .filter(data -> data.phase().sender() == Side.RESPONDER)
        .ifPresent(
            data ->
                parts.add(
                    "data " + size(data.phase()) + " in " + Units.time(transaction.duration())));
    transaction
        .cancelledBy()
        .ifPresent(side -> parts.add("cancelled by the " + StoryThread.side(side)));
    if (!told.response().isEmpty()) {
      parts.add(told.response() + parameters(told.responseParameters()));
    } else {
      parts.add(noAnswer(told));
    }
    if (told.data().isEmpty() && transaction.duration().compareTo(NOTABLE) >= 0) {
      parts.add("after " + Units.time(transaction.duration()));
    }
    return String.join(", ", parts);
  }

  private static String noAnswer(Told.Transaction told) {
    return switch (told.transaction().state()) {
      case CUT -> "the capture has no answer";
      case CANCELLED -> "no answer";
      default -> told.end().isEmpty() ? "no answer" : "no answer; " + told.end();
    };
  }

  private static String parameters(List<Parameter> parameters) {
    return parameters.stream().map(each -> " " + each.value().text()).collect(Collectors.joining());
  }

  private static String size(CapturedData data) {
    String text = Units.bytes(data.size());
    if (data.missing() > 0) {
      text += " (" + Units.bytes(data.missing()) + " not in the capture)";
    }
    return data.end() == CapturedData.End.BROKEN_OFF
        ? text + " of " + (data.announced() < 0 ? "?" : Units.bytes(data.announced()))
        : text;
  }

  /** What a dataset says, on one line. */
  static String headline(Decoded decoded) {
    if (decoded.problem().isPresent()) {
      return decoded.kind() + " can't be read: " + decoded.problem().get();
    }
    if (decoded.fields().size() == 1) {
      return decoded.fields().get(0).value().text();
    }
    List<String> wanted = HEADLINES.get(decoded.kind());
    return decoded.fields().stream()
        .filter(field -> wanted == null || wanted.contains(field.name()))
        .map(field -> field.name() + " " + field.value().text())
        .collect(Collectors.joining(", "));
  }

  /** A request for a connection. */
  static String knock(Packet packet) {
    if (packet instanceof InitCommandRequest request) {
      return "Init Command \"" + request.friendlyName() + "\"";
    }
    return packet instanceof InitEventRequest request
        ? "Init Event, connection " + request.connectionNumber().unsigned()
        : packet.toString();
  }

  /** The answer to it. */
  static String answer(Optional<Packet> packet) {
    if (packet.isEmpty()) {
      return "no answer";
    }
    if (packet.get() instanceof InitCommandAck ack) {
      return "Ack, connection " + ack.connectionNumber().unsigned();
    }
    if (packet.get() instanceof InitFail fail) {
      String reason =
          fail.reason()
              .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
              .orElse("unknown");
      return "Init Fail, reason "
          + Integer.toUnsignedString(fail.reasonCode())
          + " ("
          + reason
          + ")";
    }
    return "Ack";
  }
}
