package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.model.EventDelivery;
import dev.ptpip.simulator.testing.LogsWarnings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Where events go; the times are short here, {@link ResponderOptions#DEFAULT_EVENT_HOLD} in a
 * camera.
 */
class EventFeedTest {
  private static final Duration SHORT = Duration.ofMillis(40);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Timers timers = new Timers("event-feed-test");
  private final BlockingQueue<CameraEvent> connection = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    timers.close();
  }

  private EventFeed feed(EventDelivery delivery, Duration hold) {
    return new EventFeed(delivery, timers, hold, connection::add);
  }

  private static CameraEvent event(int number) {
    return CameraEvent.of(EventCode.OBJECT_ADDED, number);
  }

  private static CameraEvent captured(int number) {
    return event(number).causedBy(OperationCode.INITIATE_CAPTURE, new TransactionId(9));
  }

  private static CameraEvent takenByTheMaker(int number, TransactionId transaction) {
    return event(number).causedBy(new OperationCode(0x9207), transaction);
  }

  private static CameraEvent takenByTheMaker(int number) {
    return takenByTheMaker(number, new TransactionId(9));
  }

  private CameraEvent fromConnection() throws InterruptedException {
    CameraEvent event = connection.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("an event on the connection").isNotNull();
    return event;
  }

  @Test
  void aBodyThatReportsOnTheConnectionDoesSoAtOnce() {
    EventFeed feed = feed(EventDelivery.CONNECTION, LONG);

    feed.publish(event(1));

    assertThat(connection).containsExactly(event(1));
    assertThat(feed.poll(10)).isEmpty();
  }

  @Test
  void aBodyThatIsPolledKeepsEventsForThePoll() {
    EventFeed feed = feed(EventDelivery.POLLED, SHORT);

    feed.publish(event(1));
    feed.publish(captured(2));
    feed.publish(event(3));

    assertThat(feed.poll(2)).containsExactly(event(1), captured(2));
    assertThat(feed.poll(2)).containsExactly(event(3));
    assertThat(connection).isEmpty();
  }

  @Test
  void whoeverPollsInTimeGetsTheEventAndPollsFromThenOn() {
    EventFeed feed = feed(EventDelivery.ADAPTIVE, LONG);
    feed.publish(event(1));

    assertThat(feed.poll(10)).containsExactly(event(1));

    feed.publish(event(2));
    assertThat(connection).isEmpty();
    assertThat(feed.poll(10)).containsExactly(event(2));
    assertThat(feed.poll(10)).isEmpty();
  }

  @Test
  void whoeverDoesNotPollGetsEventsOnTheConnectionInOrder() throws Exception {
    EventFeed feed = feed(EventDelivery.ADAPTIVE, SHORT);

    feed.publish(event(1));
    feed.publish(event(2));

    assertThat(fromConnection()).isEqualTo(event(1));
    assertThat(fromConnection()).isEqualTo(event(2));
    feed.publish(event(3));
    assertThat(connection).as("at once, now that it listens").containsExactly(event(3));
    assertThat(feed.poll(10)).isEmpty();
  }

  /** A long exposure, begun with the maker's operation; polled for when it is over. */
  @Test
  void whatTheMakersOperationsCauseWaitsLongerForThePoll() throws Exception {
    EventFeed feed = feed(EventDelivery.ADAPTIVE, Duration.ofMillis(400));
    feed.publish(takenByTheMaker(1));
    feed.publish(event(2));
    assertThat(fromConnection()).isEqualTo(event(2));

    feed.publish(takenByTheMaker(3));

    assertThat(connection).isEmpty();
    assertThat(feed.poll(10)).containsExactly(takenByTheMaker(1), takenByTheMaker(3));
  }

  @Test
  void whatTheMakersOperationsCauseReachesWhoOnlyListens() throws Exception {
    EventFeed feed = feed(EventDelivery.ADAPTIVE, SHORT);
    feed.publish(takenByTheMaker(1));
    feed.publish(takenByTheMaker(2));

    assertThat(fromConnection()).isEqualTo(takenByTheMaker(1));
    assertThat(fromConnection()).isEqualTo(takenByTheMaker(2));
    assertThat(feed.poll(10)).isEmpty();
  }

  /** Its transaction is of another session; this one may know nothing of polling. */
  @Test
  void whatTheMakersOperationsOfOthersCauseGoesToListenersToo() throws Exception {
    EventFeed feed = feed(EventDelivery.ADAPTIVE, SHORT);

    feed.publish(takenByTheMaker(1, TransactionId.ANY));

    assertThat(fromConnection()).isEqualTo(takenByTheMaker(1, TransactionId.ANY));
    feed.publish(takenByTheMaker(2, TransactionId.ANY));
    assertThat(connection).containsExactly(takenByTheMaker(2, TransactionId.ANY));
  }

  @Test
  void aListenerThatPollsBecomesAPoller() throws Exception {
    EventFeed feed = feed(EventDelivery.ADAPTIVE, SHORT);
    feed.publish(event(1));
    assertThat(fromConnection()).isEqualTo(event(1));

    assertThat(feed.poll(10)).isEmpty();
    feed.publish(event(2));

    assertThat(feed.poll(10)).containsExactly(event(2));
    assertThat(connection).isEmpty();
  }

  /** LGP2: after InitiateCapture libgphoto2 waits on the connection although it polls otherwise. */
  @Test
  void capturedPicturesOfAPollerGoToTheConnectionIfNoPollComes() throws Exception {
    EventFeed feed = feed(EventDelivery.ADAPTIVE, SHORT);
    assertThat(feed.poll(10)).isEmpty();

    feed.publish(event(1));
    feed.publish(captured(2));
    feed.publish(captured(3));

    assertThat(fromConnection()).isEqualTo(captured(2));
    assertThat(fromConnection()).isEqualTo(captured(3));
    assertThat(feed.poll(10)).as("what no capture caused still waits").containsExactly(event(1));
  }

  @Test
  void capturedPicturesOfAPollerGoToThePollIfItComes() {
    EventFeed feed = feed(EventDelivery.ADAPTIVE, LONG);
    assertThat(feed.poll(10)).isEmpty();
    feed.publish(captured(2));

    assertThat(feed.poll(10)).containsExactly(captured(2));
    assertThat(connection).isEmpty();
  }

  /** Each event once, whoever races: polls against expiry. */
  @Test
  void eachEventComesExactlyOnce() throws Exception {
    EventFeed feed = feed(EventDelivery.ADAPTIVE, Duration.ofNanos(200_000));
    List<CameraEvent> polled = new ArrayList<>();
    int count = 2000;

    for (int i = 0; i < count; i++) {
      feed.publish(captured(i));
      if (i % 3 == 0) {
        polled.addAll(feed.poll(2));
      }
    }
    List<CameraEvent> all = new ArrayList<>();
    while (all.size() + polled.size() < count) {
      all.add(fromConnection());
    }
    all.addAll(polled);

    assertThat(all).hasSize(count).doesNotHaveDuplicates();
    assertThat(connection).isEmpty();
  }

  @Test
  @LogsWarnings("events are lost")
  void aQueueThatNobodyPollsIsBounded() {
    EventFeed feed = feed(EventDelivery.POLLED, LONG);

    for (int i = 0; i < EventFeed.CAPACITY + 10; i++) {
      feed.publish(event(i));
    }

    List<CameraEvent> kept = feed.poll(Integer.MAX_VALUE);
    assertThat(kept).hasSize(EventFeed.CAPACITY);
    assertThat(kept.get(0)).as("the oldest are lost").isEqualTo(event(10));
  }

  @Test
  void aClosedFeedIsSilent() {
    EventFeed feed = feed(EventDelivery.ADAPTIVE, SHORT);
    feed.publish(event(1));

    feed.close();
    feed.publish(event(2));

    assertThat(feed.poll(10)).isEmpty();
    assertThat(connection).isEmpty();
  }

  @Test
  void aPollForNothingIsAMistake() {
    EventFeed feed = feed(EventDelivery.POLLED, SHORT);

    assertThatThrownBy(() -> feed.poll(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
