package dev.ptpip.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Observation.Received;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation with a camera and the model of it, side by side; each action does something to
 * both and compares. Confined to one thread.
 */
final class Conversing implements AutoCloseable {
  static final EventCode OBJECT_ADDED = new EventCode(0x4002);
  static final EventCode STORAGE_INFO_CHANGED = new EventCode(0x400C);
  static final EventCode CAPTURE_COMPLETE = new EventCode(0x400D);
  private static final List<Integer> PROPERTIES = List.of(0x5004, 0x5005, 0x500B, 0x500F, 0x5013);
  private static final Duration PICTURE = Duration.ofSeconds(30);
  private static final int MOST_FILES = 12;
  private static final int MOST_TOLD = 30;

  private final Bench bench;
  private final ProbeSession session;
  private final DeviceInfo info;
  private final Model model = new Model();
  private final Map<DevicePropertyCode, Bytes> before = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private boolean polled;

  /** Begins one, in a session; the bench is closed with it, also if it can't begin. */
  static Conversing with(Bench bench) {
    try {
      return new Conversing(bench);
    } catch (RuntimeException | AssertionError unable) {
      bench.close();
      throw unable;
    }
  }

  private Conversing(Bench bench) {
    this.bench = bench;
    this.session = bench.handshake();
    this.info = Bench.info(session);
    ask(Call.of(OperationCode.OPEN_SESSION, 1));
    model.open = true;
    model.stores =
        UInt32Array.decode(ask(Call.of(OperationCode.GET_STORAGE_IDS)).data(), DecodePolicy.LENIENT)
            .as(StorageId::new);
    listed().forEach(this::learn);
    PROPERTIES.forEach(this::learnProperty);
    session.drainEvents(Duration.ZERO);
    told.clear();
  }

  Model model() {
    return model;
  }

  ProbeSession session() {
    return session;
  }

  boolean offers(OperationCode operation) {
    return info.operations().contains(operation);
  }

  // ---- learning

  private List<ObjectHandle> listed() {
    Answer answer = ask(Call.of(OperationCode.GET_OBJECT_HANDLES, -1, 0, 0));
    return UInt32Array.decode(answer.data(), DecodePolicy.LENIENT).as(ObjectHandle::new);
  }

  private void learn(ObjectHandle handle) {
    model.handles.add(handle);
    if (model.files.size() < MOST_FILES) {
      ObjectInfo about = info(handle);
      if (!about.isAssociation()) {
        remember(handle, about, Optional.empty());
      }
    }
  }

  ObjectInfo info(ObjectHandle handle) {
    return ObjectInfo.decode(
        ask(Call.of(OperationCode.GET_OBJECT_INFO, handle.raw())).data(), DecodePolicy.LENIENT);
  }

  void remember(ObjectHandle handle, ObjectInfo about, Optional<Bytes> content) {
    model.handles.add(handle);
    model.files.put(
        handle,
        new Known(handle, about.fileName(), about.compressedSize(), content.isPresent(), content));
  }

  private void learnProperty(int raw) {
    DevicePropertyCode code = new DevicePropertyCode(raw);
    Answer answer = ask(Call.of(OperationCode.GET_DEVICE_PROP_DESC, raw));
    if (answer.isOk()) {
      DevicePropDesc desc = DevicePropDesc.decode(answer.data(), DecodePolicy.LENIENT);
      if (desc.getSet() == 1 && desc.form() instanceof PropertyForm.Enumeration list) {
        model.choices.put(code, list.values().stream().map(PropertyValue::encode).toList());
        model.values.put(code, desc.currentValue().encode());
        before.put(code, desc.currentValue().encode());
      }
    }
  }

  // ---- asking

  private Answer ask(Call call) {
    Answer answer = session.call(call);
    told.add(call.describe() + ": " + answer.describe());
    return answer;
  }

  /**
   * Asks for something that needs a session; the answer, if one is open and it is OK, as it then
   * has to be.
   */
  Optional<Answer> asked(Call call) {
    return asked(call, ResponseCode.OK);
  }

  /** The same with another response that it has to be. */
  Optional<Answer> asked(Call call, ResponseCode due) {
    Answer answer = ask(call);
    same(answer, model.open ? due : ResponseCode.SESSION_NOT_OPEN);
    return model.open && answer.isOk() ? Optional.of(answer) : Optional.empty();
  }

  /** Asks for something that has to be answered so, whether a session is open or not. */
  Answer asked(ResponseCode due, Call call) {
    Answer answer = ask(call);
    same(answer, due);
    return answer;
  }

  private void same(Answer answer, ResponseCode due) {
    assertThat(answer.code()).as(this::story).contains(due);
  }

  /** What was said so far, the last of it. */
  String story() {
    return String.join("\n", told.subList(Math.max(0, told.size() - MOST_TOLD), told.size()));
  }

  // ---- events

  /** Only what the model expects has come. */
  void nothingUnexpected() {
    for (Received received : session.drainEvents(Duration.ZERO)) {
      Event event = (Event) received.packet();
      happened(event.event(), event.parameters());
    }
  }

  private void happened(EventCode code, List<Integer> parameters) {
    told.add("event " + code + " " + parameters);
    if (code.equals(STORAGE_INFO_CHANGED)) {
      assertThat(model.roomChanges--).as(this::story).isPositive();
      return;
    }
    assertThat(code).as(this::story).isIn(OBJECT_ADDED, CAPTURE_COMPLETE);
    if (code.equals(CAPTURE_COMPLETE)) {
      assertThat(model.capturesDue--).as(this::story).isPositive();
    } else {
      assertThat(model.picturesAllowed--).as(this::story).isPositive();
      ObjectHandle handle = new ObjectHandle(parameters.get(0));
      assertThat(model.handles).as(this::story).doesNotContain(handle);
      ObjectInfo about = info(handle);
      model.handles.add(handle);
      if (!about.isAssociation()) {
        remember(handle, about, Optional.empty());
      }
    }
  }

  /**
   * Waits for what a capture brings, as it comes on the Event connection. Those who have asked for
   * events once are expected to go on asking.
   */
  void hear() {
    if (polled) {
      poll();
      return;
    }
    settle(
        () ->
            session
                .awaitEvent(event -> true, Duration.ofMillis(20))
                .map(received -> (Event) received.packet())
                .ifPresent(event -> happened(event.event(), event.parameters())));
  }

  /** Asks for what a capture brings, as initiators of Nikon do. */
  void poll() {
    settle(this::pollOnce);
  }

  /** Asks once. */
  void pollOnce() {
    polled = true;
    asked(Call.of(NikonOperations.GET_EVENT))
        .ifPresent(
            answer ->
                NikonEventList.decode(answer.data(), DecodePolicy.LENIENT)
                    .events()
                    .forEach(each -> happened(each.code(), each.parameters())));
  }

  /** Until the captures are over and each object that is there was announced, in either way. */
  private void settle(Runnable wait) {
    long begun = Pace.nanos();
    boolean settled = false;
    while (!settled && Pace.since(begun).compareTo(PICTURE) < 0) {
      wait.run();
      nothingUnexpected();
      settled = model.capturesDue == 0 && model.handles.containsAll(listed());
    }
    assertThat(settled).as(this::story).isTrue();
  }

  // ---- the end

  /** Puts back what was changed. */
  @Override
  public void close() {
    if (!bench.isVirtual() && session.command().isOpen()) {
      if (!model.open) {
        session.call(OperationCode.OPEN_SESSION, 1);
      }
      before.forEach(
          (code, value) ->
              session.call(
                  Call.of(OperationCode.SET_DEVICE_PROP_VALUE, code.raw()).sending(value)));
      model.files.values().stream()
          .filter(Known::isOurs)
          .forEach(each -> session.call(OperationCode.DELETE_OBJECT, each.handle().raw()));
      session.call(OperationCode.CLOSE_SESSION);
    }
    session.close();
    bench.close();
  }
}
