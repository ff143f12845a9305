package dev.ptpip.pcap.replay;

import dev.ptpip.pcap.conversation.CapturedData;
import dev.ptpip.pcap.describe.Datasets;
import dev.ptpip.pcap.describe.Decoded;
import dev.ptpip.pcap.describe.DeviceFacts;
import dev.ptpip.pcap.describe.Phrases;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.EventInfo;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends one tape, and compares. Confined to one thread. */
final class TapeSender {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long PATIENCE = 3;

  private final Tape tape;
  private final CodeBook book;
  private final Target target;
  private final ReplayOptions options;
  private final Consumer<Divergence> told;
  private final IdMap ids = new IdMap();
  private final PolledEvents polled;
  private final DeviceFacts recordedFacts;
  private final DeviceFacts liveFacts;
  private final List<TapeEvent> awaited = new ArrayList<>();
  private int nextId;
  private long sent;
  private long answered;
  private long compared;
  private long divergences;

  TapeSender(Tape tape, Target target, ReplayOptions options, Consumer<Divergence> told) {
    this.tape = tape;
    this.book = tape.vendor().codes();
    this.target = target;
    this.options = options;
    this.told = told;
    this.polled = new PolledEvents(ids, book);
    this.recordedFacts = DeviceFacts.of(tape.vendor());
    this.liveFacts = DeviceFacts.of(tape.vendor());
  }

  ReplayResult play() throws IOException {
    for (Step step : Step.of(tape)) {
      if (!step(step)) {
        break;
      }
    }
    awaitEvents(tape.scenes().isEmpty() ? null : tape.scenes().get(tape.scenes().size() - 1));
    return new ReplayResult(tape.scenes().size(), sent, answered, compared, divergences);
  }

  /** Does one step; false when there is nobody to go on with. */
  private boolean step(Step step) throws IOException {
    if (options.order() == Order.RECORDED || needsAwaited(step.first().request())) {
      awaitEvents(step.first());
    }
    boolean alive =
        switch (step.kind()) {
          case SINGLE -> single(step.first());
          case UNTIL_READY -> untilReady(step);
          case UNTIL_EVENTS -> untilEvents(step);
        };
    for (Scene scene : step.scenes()) {
      awaited.addAll(scene.during());
      awaited.addAll(scene.behind());
    }
    return alive;
  }

  private boolean single(Scene scene) throws IOException {
    Answer answer = exchange(scene);
    compare(scene, answer);
    return answer.response().isPresent();
  }

  private boolean untilReady(Step step) throws IOException {
    Deadline deadline = patience(step);
    while (true) {
      Answer answer = exchange(step.last());
      boolean busy = answered(answer, ResponseCode.DEVICE_BUSY) && !Step.isBusy(step.last());
      if (Step.isBusy(step.last()) && answered(answer, ResponseCode.OK)) {
        compared++; // a poll between others: the camera was quicker this time
        return true;
      }
      if (!busy || deadline.isExpired()) {
        compare(step.last(), answer);
        return answer.response().isPresent();
      }
      LockSupport.parkNanos(step.pause().toNanos());
    }
  }

  private boolean untilEvents(Step step) throws IOException {
    List<PolledEvents.Polled> expected = new ArrayList<>();
    for (Scene scene : step.scenes()) {
      expected.addAll(PolledEvents.in(recorded(scene)));
    }
    expected = polled.take(expected);
    Deadline deadline = patience(step);
    int polls = 0;
    while (true) {
      Answer answer = exchange(step.last());
      polls++;
      polled.add(PolledEvents.in(live(step.last(), answer)));
      expected = polled.take(expected);
      boolean done = expected.isEmpty() && polls >= step.scenes().size();
      if (done || deadline.isExpired() || answer.response().isEmpty()) {
        compareResponse(step.last(), answer);
        for (PolledEvents.Polled missing : expected) {
          diverged(step.last(), Divergence.Kind.EVENT, "event " + missing.name(), "it never came");
        }
        return answer.response().isPresent();
      }
      if (polls >= step.scenes().size()) {
        LockSupport.parkNanos(step.pause().toNanos());
      }
    }
  }

  private Deadline patience(Step step) {
    return Deadline.after(step.duration().multipliedBy(PATIENCE).plus(GRACE));
  }

  // ---- sending

  private Answer exchange(Scene scene) throws IOException {
    OperationRequest recorded = scene.request();
    if (recorded.operation().equals(OperationCode.OPEN_SESSION)) {
      nextId = 0;
    }
    boolean outside = recorded.transactionId().raw() == 0;
    TransactionId id = new TransactionId(outside ? 0 : nextId);
    nextId = outside ? Math.max(nextId, 1) : nextId + 1;
    ids.learn(recorded.transactionId().raw(), id.raw());
    OperationRequest request =
        new OperationRequest(
            recorded.dataPhaseInfo(), recorded.operation(), id, parameters(recorded));
    sent++;
    Answer answer = target.exchange(request, scene);
    answered += answer.response().isPresent() ? 1 : 0;
    return answer;
  }

  private List<Integer> parameters(OperationRequest recorded) {
    List<String> labels =
        book.find(recorded.operation()).map(OperationInfo::parameterLabels).orElse(List.of());
    List<Integer> mapped = new ArrayList<>();
    for (int i = 0; i < recorded.parameters().size(); i++) {
      int raw = recorded.parameters().get(i);
      mapped.add(i < labels.size() && IdMap.isId(labels.get(i)) ? ids.live(raw) : raw);
    }
    return mapped;
  }

  // ---- events

  private void awaitEvents(@Nullable Scene before) {
    for (TapeEvent expected : awaited) {
      Optional<Event> came =
          target
              .inbox()
              .flatMap(
                  inbox ->
                      inbox.take(
                          expected.event().event(),
                          Deadline.after(expected.delay().multipliedBy(PATIENCE).plus(GRACE))));
      if (came.isPresent()) {
        learn(expected.event(), came.get());
        compared++;
      } else if (before != null) {
        diverged(
            before,
            Divergence.Kind.EVENT,
            "event " + book.name(expected.event().event()) + " before it",
            "it never came");
      }
    }
    awaited.clear();
  }

  /** Whether a request names what an event that has not been seen yet tells of. */
  private boolean needsAwaited(OperationRequest request) {
    return awaited.stream()
        .flatMap(each -> each.event().parameters().stream())
        .anyMatch(each -> each != 0 && request.parameters().contains(each));
  }

  private void learn(Event recorded, Event came) {
    List<String> labels =
        book.find(recorded.event()).map(EventInfo::parameterLabels).orElse(List.of());
    for (int i = 0; i < labels.size(); i++) {
      if (IdMap.isId(labels.get(i))) {
        ids.learn(recorded.parameter(i + 1), came.parameter(i + 1));
      }
    }
  }

  // ---- comparing

  private void compare(Scene scene, Answer answer) {
    if (!compareResponse(scene, answer)) {
      return;
    }
    compareParameters(scene, answer);
    compareData(scene, answer);
  }

  /** Whether the answers can be compared further. */
  private boolean compareResponse(Scene scene, Answer answer) {
    compared++;
    Optional<OperationResponse> recorded = scene.transaction().response();
    Optional<OperationResponse> came = answer.response();
    if (recorded.map(OperationResponse::response).equals(came.map(OperationResponse::response))) {
      return came.isPresent();
    }
    diverged(
        scene,
        Divergence.Kind.RESPONSE,
        text(scene, recorded, "no answer"),
        text(scene, came, answer.end()));
    return false;
  }

  private String text(Scene scene, Optional<OperationResponse> response, String none) {
    return response.map(each -> Phrases.of(each, scene.request(), book)).orElse(none);
  }

  private static boolean answered(Answer answer, ResponseCode code) {
    return answer.response().filter(each -> each.response().equals(code)).isPresent();
  }

  private void compareParameters(Scene scene, Answer answer) {
    OperationResponse recorded = scene.transaction().response().orElseThrow();
    OperationResponse came = answer.response().orElseThrow();
    List<String> labels =
        book.find(scene.operation()).map(OperationInfo::responseLabels).orElse(List.of());
    boolean same = true;
    for (int i = 1; i <= OperationResponse.MAX_PARAMETERS; i++) {
      if (i <= labels.size() && IdMap.isId(labels.get(i - 1))) {
        ids.learn(recorded.parameter(i), came.parameter(i));
      } else {
        same &= recorded.parameter(i) == came.parameter(i);
      }
    }
    if (!same) {
      diverged(
          scene,
          Divergence.Kind.PARAMETERS,
          Phrases.of(recorded, scene.request(), book),
          Phrases.of(came, scene.request(), book));
    }
  }

  private void compareData(Scene scene, Answer answer) {
    Optional<CapturedData> recorded = scene.answerData();
    if (recorded.isPresent() != answer.data().isPresent()) {
      diverged(
          scene,
          Divergence.Kind.STRUCTURE,
          recorded.map(data -> "data " + data.size() + " B").orElse("no data"),
          answer.data().map(data -> "data " + data.size() + " B").orElse("no data"));
      return;
    }
    if (recorded.isEmpty() || scene.transaction().cancelledBy().isPresent()) {
      return;
    }
    Optional<Decoded> one = recorded(scene);
    Optional<Decoded> other = live(scene, answer);
    if (one.isPresent() && other.isPresent()) {
      ids.learn(one.get(), other.get());
      Optional<Comparison.Difference> difference = Comparison.structure(one.get(), other.get());
      if (difference.isPresent()) {
        diverged(
            scene, Divergence.Kind.STRUCTURE, difference.get().recorded(), difference.get().came());
        return;
      }
    }
    if (options.bytes() == ReplayOptions.Compared.EXACT) {
      compareBytes(scene, recorded.get(), answer.data().get(), one, other);
    }
  }

  private void compareBytes(
      Scene scene,
      CapturedData recorded,
      Answer.Received came,
      Optional<Decoded> one,
      Optional<Decoded> other) {
    if (came.firstDifference() < 0 && came.size() == recorded.size()) {
      return;
    }
    if (one.isPresent() && other.isPresent()) {
      if (!ids.same(one.get(), other.get())) {
        Comparison.Difference difference = Comparison.values(one.get(), other.get());
        diverged(scene, Divergence.Kind.BYTES, difference.recorded(), difference.came());
      }
      return;
    }
    diverged(
        scene,
        Divergence.Kind.BYTES,
        recorded.size() + " B",
        came.size()
            + " B"
            + (came.firstDifference() < 0
                ? ""
                : ", the first other one is byte " + came.firstDifference()));
  }

  private Optional<Decoded> recorded(Scene scene) {
    return scene
        .answerData()
        .filter(CapturedData::isInMemory)
        .filter(data -> data.size() > 0)
        .flatMap(
            data ->
                Datasets.installed()
                    .decode(
                        scene.request(), DataDirection.FROM_RESPONDER, data.head(), recordedFacts));
  }

  private Optional<Decoded> live(Scene scene, Answer answer) {
    return answer
        .data()
        .filter(Answer.Received::isWhole)
        .filter(data -> data.size() > 0)
        .flatMap(
            data ->
                Datasets.installed()
                    .decode(scene.request(), DataDirection.FROM_RESPONDER, data.head(), liveFacts));
  }

  private void diverged(Scene scene, Divergence.Kind kind, String recorded, String came) {
    divergences++;
    told.accept(
        new Divergence(
            tape.conversation().number(),
            scene.number(),
            Replayer.asked(tape, scene),
            kind,
            recorded,
            came));
  }
}
