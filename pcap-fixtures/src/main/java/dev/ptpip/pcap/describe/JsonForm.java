package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.CapturedData;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.FrameRange;
import dev.ptpip.pcap.conversation.Party;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.describe.TextOptions.ShownBytes;
import dev.ptpip.pcap.rule.Weight;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A description as one JSON document, written as it comes; {@code describe.schema.json} says what
 * is in it. Confined to one thread.
 */
public final class JsonForm implements StoryListener {
  /** Version of the form. */
  public static final String FORMAT = "ptpip-describe-1";

  private final JsonGenerator json;
  private final TextOptions options;
  private long matching;

  /** Begins the document; the writer is not closed. */
  public JsonForm(Description description, TextOptions options, Writer out) {
    this.json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(ObjectWriteContext.empty(), out);
    this.options = options;
    json.writeStartObject();
    json.writeStringProperty("format", FORMAT);
    json.writeStringProperty("file", String.valueOf(description.file().getFileName()));
    json.writeNumberProperty("frames", description.summary().frames());
    json.writeArrayPropertyStart("conversations");
    description.conversations().forEach(this::conversation);
    json.writeEndArray();
    json.writeArrayPropertyStart("entries");
  }

  /** How many transactions were wanted and told. */
  public long matching() {
    return matching;
  }

  private void conversation(ConversationSummary summary) {
    json.writeStartObject();
    json.writeNumberProperty("number", summary.number());
    json.writeStringProperty("transport", word(summary.transport()));
    party("initiator", summary.initiator());
    party("responder", summary.responder());
    json.writeStringProperty("connections", word(summary.connections()));
    json.writeStringProperty("vendor", summary.vendor().vendor().id());
    summary
        .deviceInfo()
        .ifPresent(
            info -> {
              json.writeStringProperty("manufacturer", info.manufacturer());
              json.writeStringProperty("model", info.model());
              json.writeStringProperty("firmware", info.deviceVersion());
            });
    json.writeStringProperty("began", summary.began().toString());
    json.writeNumberProperty("seconds", seconds(summary.duration()));
    json.writeNumberProperty("transactions", summary.transactions());
    json.writeNumberProperty("events", summary.events());
    json.writeNumberProperty("dataBytes", summary.bytes());
    json.writeEndObject();
  }

  private void party(String name, Party party) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("address", party.endpoint().toString());
    party.guid().ifPresent(guid -> json.writeStringProperty("guid", guid.toString()));
    if (!party.friendlyName().isEmpty()) {
      json.writeStringProperty("name", party.friendlyName());
    }
    if (!party.hostName().isEmpty()) {
      json.writeStringProperty("hostName", party.hostName());
    }
    json.writeEndObject();
  }

  @Override
  public void told(Told told) {
    if (!options.wants(told)) {
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("kind", kind(told));
    json.writeNumberProperty("conversation", told.conversation().number());
    json.writeStringProperty("time", told.time().toString());
    json.writeNumberProperty(
        "seconds", seconds(Duration.between(told.conversation().began(), told.time())));
    frames(told.frames());
    if (told instanceof Told.Transaction transaction) {
      matching++;
      transaction(transaction);
    } else {
      other(told);
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private static String kind(Told told) {
    return told.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void other(Told told) {
    if (told instanceof Told.Handshake handshake) {
      handshake(handshake);
    } else if (told instanceof Told.Event event) {
      code("event", event.code(), event.name());
      json.writeNumberProperty("transactionId", event.transactionId());
      parameters("parameters", event.parameters());
    } else if (told instanceof Told.Single single) {
      json.writeStringProperty("sender", word(single.packet().sender()));
      json.writeStringProperty("route", word(single.packet().route()));
      json.writeStringProperty("text", single.text());
    } else if (told instanceof Told.Oddity oddity) {
      json.writeStringProperty("sender", word(oddity.sender()));
      json.writeStringProperty("sort", oddity.kind().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.writeStringProperty("rule", oddity.rule());
      json.writeStringProperty("text", oddity.text());
    } else if (told instanceof Told.End end) {
      json.writeStringProperty("text", end.text());
    }
  }

  private void handshake(Told.Handshake told) {
    json.writeObjectPropertyStart("request");
    told.request().packet().ifPresent(this::init);
    json.writeEndObject();
    Optional<Packet> answer = told.answer().flatMap(each -> each.packet());
    if (answer.isPresent()) {
      json.writeObjectPropertyStart("answer");
      init(answer.get());
      json.writeEndObject();
    }
  }

  private void init(Packet packet) {
    json.writeStringProperty("type", packet.getClass().getSimpleName());
    if (packet instanceof InitCommandRequest request) {
      json.writeStringProperty("guid", request.guid().toString());
      json.writeStringProperty("name", request.friendlyName());
      json.writeStringProperty("version", request.version().toString());
    } else if (packet instanceof InitCommandAck ack) {
      json.writeNumberProperty("connection", ack.connectionNumber().unsigned());
      json.writeStringProperty("guid", ack.guid().toString());
      json.writeStringProperty("name", ack.friendlyName());
      json.writeStringProperty("version", ack.version().toString());
    } else if (packet instanceof InitEventRequest request) {
      json.writeNumberProperty("connection", request.connectionNumber().unsigned());
    } else if (packet instanceof InitFail fail) {
      json.writeNumberProperty("reason", Integer.toUnsignedLong(fail.reasonCode()));
    }
  }

  private void transaction(Told.Transaction told) {
    CapturedTransaction transaction = told.transaction();
    json.writeNumberProperty("transactionId", transaction.transactionId().unsigned());
    code("operation", transaction.operation().toString(), told.operation());
    parameters("parameters", told.parameters());
    told.data().ifPresent(this::data);
    transaction
        .response()
        .ifPresent(
            response -> {
              code("response", response.response().toString(), told.response());
              parameters("responseParameters", told.responseParameters());
            });
    json.writeStringProperty("state", word(transaction.state()));
    transaction
        .cancelledBy()
        .ifPresent(side -> json.writeStringProperty("cancelledBy", word(side)));
    if (!told.end().isEmpty()) {
      json.writeStringProperty("end", told.end());
    }
    json.writeNumberProperty("durationSeconds", seconds(transaction.duration()));
  }

  private void data(ToldData data) {
    CapturedData phase = data.phase();
    json.writeObjectPropertyStart("data");
    json.writeStringProperty("sender", word(phase.sender()));
    if (phase.announced() != StartData.UNKNOWN_LENGTH) {
      json.writeName("announced");
      json.writeNumber(new java.math.BigInteger(Long.toUnsignedString(phase.announced())));
    }
    json.writeNumberProperty("bytes", phase.size());
    json.writeNumberProperty("missing", phase.missing());
    json.writeStringProperty("end", word(phase.end()));
    json.writeNumberProperty("seconds", seconds(Duration.between(phase.began(), phase.ended())));
    data.decoded().ifPresent(this::decoded);
    if (options.bytes() == ShownBytes.HEX) {
      json.writeStringProperty("hex", phase.head().toHex());
    }
    json.writeEndObject();
  }

  private void decoded(Decoded decoded) {
    json.writeStringProperty("dataset", decoded.kind());
    decoded.problem().ifPresent(problem -> json.writeStringProperty("problem", problem));
    json.writeName("fields");
    fields(decoded.fields());
  }

  private void fields(List<Field> fields) {
    json.writeStartArray();
    for (Field field : fields) {
      json.writeStartObject();
      json.writeStringProperty("name", field.name());
      json.writeName("value");
      shown(field.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void shown(Shown value) {
    if (value instanceof Shown.Text text) {
      json.writeString(text.text());
    } else if (value instanceof Shown.Amount number
        && number.text().equals(number.number().toString())) {
      json.writeNumber(number.number());
    } else if (value instanceof Shown.Amount number) {
      json.writeStartObject();
      json.writeName("number");
      json.writeNumber(number.number());
      json.writeStringProperty("meaning", number.meaning());
      json.writeEndObject();
    } else if (value instanceof Shown.Named named) {
      json.writeStartObject();
      json.writeStringProperty("code", named.number());
      json.writeStringProperty("name", named.name());
      json.writeEndObject();
    } else if (value instanceof Shown.Listed listed) {
      json.writeStartArray();
      listed.elements().forEach(this::shown);
      json.writeEndArray();
    } else if (value instanceof Shown.Group group) {
      json.writeStartObject();
      json.writeName("fields");
      fields(group.fields());
      json.writeEndObject();
    } else if (value instanceof Shown.Raw raw) {
      json.writeStartObject();
      json.writeNumberProperty("bytes", raw.bytes().size());
      json.writeEndObject();
    }
  }

  private void parameters(String name, List<Parameter> parameters) {
    json.writeArrayPropertyStart(name);
    for (Parameter parameter : parameters) {
      json.writeStartObject();
      json.writeStringProperty("label", parameter.label());
      json.writeNumberProperty("number", Integer.toUnsignedLong(parameter.raw()));
      json.writeStringProperty("text", parameter.value().text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void code(String name, String code, String called) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("code", code);
    json.writeStringProperty("name", called);
    json.writeEndObject();
  }

  private void frames(FrameRange frames) {
    json.writeArrayPropertyStart("frames");
    json.writeNumber(frames.first());
    json.writeNumber(frames.last());
    json.writeEndArray();
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static String word(Enum<?> value) {
    return value == Side.INITIATOR || value == Side.RESPONDER
        ? value.name().toLowerCase(Locale.ROOT)
        : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void ends(Findings findings, Optional<String> problem) {
    json.writeEndArray();
    json.writeArrayPropertyStart("findings");
    for (Found found : findings.kept()) {
      json.writeStartObject();
      json.writeNumberProperty("conversation", found.conversation());
      json.writeStringProperty("weight", word(found.weight()));
      json.writeStringProperty("rule", found.rule());
      json.writeStringProperty("offender", word(found.offender()));
      json.writeStringProperty("text", found.text());
      frames(found.frames());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("errors", findings.count(Weight.ERROR));
    json.writeNumberProperty("warnings", findings.count(Weight.WARNING));
    problem.ifPresent(text -> json.writeStringProperty("problem", text));
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }
}
