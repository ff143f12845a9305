package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Makes legal conversations: handshake, session, operations that the target offers with parameters
 * that mean something to it, data phases. The same for the same chance and ground.
 */
final class Grammar {
  /** Most operations of one conversation. */
  private static final int MOST_OPERATIONS = 10;

  private static final int MOST_CONTENT = 600;
  private static final Guid NOBODY = new Guid(Bytes.copyOf(new byte[Guid.LENGTH]));
  private static final ObjectFormatCode UNDEFINED = new ObjectFormatCode(0x3000);

  private final Ground ground;
  private final Pool pool;
  private final Random random;
  private final List<Exchange> exchanges = new ArrayList<>();

  Grammar(Ground ground, Pool pool, Random random) {
    this.ground = ground;
    this.pool = pool;
    this.random = random;
  }

  /** One conversation. */
  List<Exchange> conversation() {
    add(
        Exchange.Kind.COMMAND_HANDSHAKE,
        Message.of(
            Lane.COMMAND, new InitCommandRequest(NOBODY, "ptpip fuzz", ProtocolVersion.V1_0)));
    add(
        Exchange.Kind.EVENT_HANDSHAKE,
        Message.of(Lane.EVENT, new InitEventRequest(new ConnectionNumber(0))));
    session();
    if (random.nextInt(4) == 0) {
      session();
    }
    return List.copyOf(exchanges);
  }

  private void session() {
    if (random.nextInt(6) == 0) {
      operation(OperationCode.GET_DEVICE_INFO);
    }
    add(
        Exchange.Kind.OPEN_SESSION,
        Message.of(Lane.COMMAND, request(DataPhase.NONE_OR_IN, OperationCode.OPEN_SESSION, 1)));
    int count = random.nextInt(MOST_OPERATIONS);
    for (int i = 0; i < count; i++) {
      if (random.nextInt(12) == 0) {
        add(Exchange.Kind.PROBE, Message.of(Lane.EVENT, new ProbeRequest()));
      } else {
        boolean standard = random.nextInt(3) > 0;
        operation(
            any(standard ? pool.standard() : pool.operations())
                .orElse(OperationCode.GET_DEVICE_INFO));
      }
    }
    if (random.nextInt(5) > 0) {
      add(
          Exchange.Kind.CLOSE_SESSION,
          Message.of(Lane.COMMAND, request(DataPhase.NONE_OR_IN, OperationCode.CLOSE_SESSION)));
    }
  }

  private void add(Exchange.Kind kind, Message... messages) {
    exchanges.add(new Exchange(exchanges.size() + 1, kind, List.of(messages)));
  }

  private static OperationRequest request(
      DataPhase phase, OperationCode operation, int... parameters) {
    return OperationRequest.of(phase, operation, TransactionId.FIRST, parameters);
  }

  // ---- operations

  private void operation(OperationCode operation) {
    if (operation.equals(OperationCode.SET_DEVICE_PROP_VALUE)) {
      setting();
    } else if (operation.equals(OperationCode.SEND_OBJECT_INFO)) {
      upload();
    } else {
      Optional<OperationInfo> info = ground.codes().find(operation);
      boolean out =
          info.filter(known -> known.direction() == DataDirection.FROM_INITIATOR).isPresent();
      int[] parameters = parameters(operation, info.map(OperationInfo::parameterLabels));
      if (out) {
        sending(operation, parameters, content(random.nextInt(17)));
      } else {
        add(
            Exchange.Kind.OPERATION,
            Message.of(Lane.COMMAND, request(DataPhase.NONE_OR_IN, operation, parameters)));
      }
    }
  }

  private void setting() {
    Optional<DevicePropDesc> chosen = any(ground.settings());
    if (chosen.isEmpty()) {
      operation(OperationCode.GET_DEVICE_INFO);
      return;
    }
    PropertyValue value = value(chosen.get());
    int code = chosen.get().property().raw();
    TransactionId id = TransactionId.FIRST;
    Bytes bytes = value.encode();
    add(
        Exchange.Kind.OPERATION,
        Message.of(Lane.COMMAND, request(DataPhase.OUT, OperationCode.SET_DEVICE_PROP_VALUE, code)),
        Message.of(Lane.COMMAND, new StartData(id, bytes.size())),
        Message.of(Lane.COMMAND, new EndData(id, bytes), Datasets.of(value)));
  }

  private PropertyValue value(DevicePropDesc desc) {
    if (desc.form() instanceof PropertyForm.Enumeration choices) {
      return any(choices.values()).orElse(desc.currentValue());
    }
    if (desc.form() instanceof PropertyForm.Range range) {
      return random.nextBoolean() ? range.minimum() : range.maximum();
    }
    return desc.currentValue();
  }

  /** A file of ours: its description, and most times its content. */
  private void upload() {
    int size = random.nextInt(MOST_CONTENT);
    ObjectInfo info =
        ObjectInfo.builder(
                StorageId.NONE, UNDEFINED, "FUZZ%04d.TXT".formatted(random.nextInt(10_000)))
            .compressedSize(size)
            .build();
    Bytes bytes = info.encode();
    TransactionId id = TransactionId.FIRST;
    add(
        Exchange.Kind.OPERATION,
        Message.of(Lane.COMMAND, request(DataPhase.OUT, OperationCode.SEND_OBJECT_INFO)),
        Message.of(Lane.COMMAND, new StartData(id, bytes.size())),
        Message.of(Lane.COMMAND, new EndData(id, bytes), Datasets.of(info)));
    if (random.nextInt(8) > 0) {
      sending(OperationCode.SEND_OBJECT, new int[0], content(size));
    }
  }

  private void sending(OperationCode operation, int[] parameters, Bytes content) {
    TransactionId id = TransactionId.FIRST;
    List<Message> messages = new ArrayList<>();
    messages.add(Message.of(Lane.COMMAND, request(DataPhase.OUT, operation, parameters)));
    messages.add(Message.of(Lane.COMMAND, new StartData(id, content.size())));
    int at = 0;
    for (int pieces = random.nextInt(3); pieces > 0 && content.size() - at > 1; pieces--) {
      int end = at + 1 + random.nextInt(content.size() - at - 1);
      messages.add(Message.of(Lane.COMMAND, new Data(id, content.slice(at, end))));
      at = end;
    }
    messages.add(Message.of(Lane.COMMAND, new EndData(id, content.slice(at, content.size()))));
    add(Exchange.Kind.OPERATION, messages.toArray(Message[]::new));
  }

  /** Bytes that are no packet wherever one begins to read them. */
  private static Bytes content(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (0x40 + i % 23);
    }
    return Bytes.copyOf(bytes);
  }

  // ---- parameters

  private int[] parameters(OperationCode operation, Optional<List<String>> labels) {
    List<Integer> parameters = new ArrayList<>();
    for (String label : labels.orElse(List.of())) {
      if (label.startsWith("[") && random.nextBoolean()) {
        break;
      }
      parameters.add(parameter(operation, label.toLowerCase(Locale.ROOT)));
    }
    return parameters.stream().mapToInt(Integer::intValue).toArray();
  }

  private int parameter(OperationCode operation, String label) {
    if (label.contains("parent")) {
      return random.nextBoolean() ? 0 : -1;
    } else if (label.contains("handle")) {
      boolean whole = operation.equals(OperationCode.GET_OBJECT);
      return any(whole ? ground.small() : ground.handles()).map(each -> each.raw()).orElse(1);
    } else if (label.contains("storage")) {
      return random.nextInt(3) == 0
          ? -1
          : any(ground.stores()).map(each -> each.raw()).orElse(0x0001_0001);
    } else if (label.contains("format")) {
      return random.nextBoolean() ? 0 : 0x3801;
    } else if (label.contains("objectprop")) {
      return 0xDC01 + random.nextInt(8);
    } else if (label.contains("prop")) {
      return any(ground.info().deviceProperties()).map(each -> each.raw()).orElse(0x5001);
    } else if (label.contains("bytes") || label.contains("offset")) {
      return random.nextInt(4096);
    }
    return random.nextInt(3);
  }

  private <T> Optional<T> any(List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }
}
