package dev.ptpip.simulator.replay;

import dev.ptpip.pcap.conversation.CapturedData;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.describe.Phrases;
import dev.ptpip.pcap.replay.Matcher;
import dev.ptpip.pcap.replay.Order;
import dev.ptpip.pcap.replay.Scene;
import dev.ptpip.pcap.replay.Tape;
import dev.ptpip.pcap.replay.TapeEvent;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.responder.Script;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Plays one tape to one initiator. Confined to its command thread, except {@link #unplayed}. */
final class TapePlayer implements Script.Performer {
  private final Tape tape;
  private final CodeBook book;
  private final Matcher matcher;
  private final Script.Stage stage;
  private final EventPlan events;
  private final Pace pace;
  private final Replay replay;
  private final AtomicLong unplayed;

  /** Operations whose requests had data behind them. */
  private final Set<OperationCode> bringing;

  /** Scenes whose events were sent or planned. */
  private int begun;

  TapePlayer(Tape tape, Order order, Pace pace, Script.Stage stage, Replay replay) {
    this.tape = tape;
    this.book = tape.vendor().codes();
    this.matcher = new Matcher(tape, order);
    this.stage = stage;
    this.events = new EventPlan(stage);
    this.pace = pace;
    this.replay = replay;
    this.unplayed = new AtomicLong(tape.scenes().size());
    this.bringing =
        tape.scenes().stream()
            .filter(scene -> scene.requestData().isPresent())
            .map(Scene::operation)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** How many recorded transactions were not asked for yet. */
  long unplayed() {
    return unplayed.get();
  }

  @Override
  public boolean bringsData(OperationRequest request) {
    return bringing.contains(request.operation());
  }

  @Override
  public Reply answer(Exchange exchange) {
    Optional<Scene> found = matcher.match(exchange.request());
    unplayed.set(matcher.unplayed());
    if (found.isEmpty()) {
      return unrecorded(exchange.request(), "has no answer here");
    }
    Scene scene = found.get();
    boolean first = scene.number() > begun;
    if (first) {
      tellSkipped(scene);
      during(scene, exchange);
      begun = scene.number();
    }
    Optional<OperationResponse> response = scene.transaction().response();
    if (response.isEmpty()) {
      replay.answered(scene.transaction());
      stage.hangUp();
      return Reply.code(ResponseCode.GENERAL_ERROR);
    }
    Optional<DataSource> data = Optional.empty();
    if (scene.answerData().isPresent()) {
      data = source(scene.answerData().get(), scene.transaction());
      if (data.isEmpty()) {
        return unrecorded(exchange.request(), "has data of which the capture lacks a part");
      }
    }
    replay.answered(scene.transaction());
    Reply reply = Reply.of(response.get().response(), response.get().parameters(), data);
    return first ? reply.then(() -> behind(scene, exchange)) : reply;
  }

  private Reply unrecorded(OperationRequest request, String problem) {
    replay.missing(
        new Unrecorded(
            Phrases.of(request, book),
            problem,
            matcher
                .nearest(request)
                .map(scene -> "#" + scene.number() + " " + Phrases.of(scene.request(), book))));
    return Reply.code(ResponseCode.GENERAL_ERROR);
  }

  /** Events that came before this scene must not come behind it. */
  private void tellSkipped(Scene scene) {
    events.flush();
    if (begun == 0) {
      tape.before().forEach(event -> stage.send(live(event)));
    }
    for (Scene skipped : tape.scenes().subList(begun, scene.number() - 1)) {
      skipped.during().forEach(event -> stage.send(live(event)));
      skipped.behind().forEach(event -> stage.send(live(event)));
    }
  }

  private void during(Scene scene, Exchange exchange) {
    long waited = 0;
    for (TapeEvent event : scene.during()) {
      long delay = event.delay().toNanos();
      if (pace == Pace.RECORDED && delay > waited) {
        sleep(exchange, delay - waited);
        waited = delay;
      }
      stage.send(live(event));
    }
  }

  private static void sleep(Exchange exchange, long nanos) {
    try {
      exchange.camera().clock().sleep(Duration.ofNanos(nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void behind(Scene scene, Exchange exchange) {
    for (TapeEvent event : scene.behind()) {
      if (pace == Pace.RECORDED) {
        events.plan(exchange.camera().clock(), event.delay(), live(event));
      } else {
        stage.send(live(event));
      }
    }
  }

  /** With the number that the transaction has now. */
  private Event live(TapeEvent taped) {
    Event event = taped.event();
    TransactionId id = matcher.live(event.transactionId()).orElse(event.transactionId());
    return new Event(event.event(), id, event.parameters());
  }

  private static Optional<DataSource> source(CapturedData data, CapturedTransaction transaction) {
    if (data.missing() > 0) {
      return Optional.empty();
    }
    Optional<DataSource> whole =
        data.isInMemory() ? Optional.of(DataSource.of(data.head())) : data.source();
    boolean cutShort =
        data.end() == CapturedData.End.BROKEN_OFF
            && transaction.cancelledBy().isPresent()
            && data.announced() > data.size();
    return cutShort ? whole.map(known -> padded(known, data.announced())) : whole;
  }

  /** The initiator is going to cancel again; nobody knows what would have come. */
  private static DataSource padded(DataSource known, long size) {
    return new PaddedSource(known, size);
  }
}
