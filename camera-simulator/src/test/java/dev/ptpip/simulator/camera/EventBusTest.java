package dev.ptpip.simulator.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.testing.LogsWarnings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventBusTest {

  private static CameraEvent event(int number) {
    return CameraEvent.of(EventCode.OBJECT_ADDED, number);
  }

  private static int number(CameraEvent event) {
    return event.parameters().get(0);
  }

  @Test
  void everyListenerGetsEachEventOnceInOrderFromItsSubscriptionOn() {
    EventBus bus = new EventBus();
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    assertThat(bus.publish(event(0))).isTrue();
    bus.subscribe(event -> first.add(number(event)));
    bus.publish(event(1));
    Subscription subscription = bus.subscribe(event -> second.add(number(event)));
    bus.publish(event(2));
    subscription.close();
    subscription.close();
    bus.publish(event(3));
    assertThat(first).containsExactly(1, 2, 3);
    assertThat(second).containsExactly(2);
  }

  @Test
  void whatAListenerPublishesComesBehindTheEventForAllListeners() {
    EventBus bus = new EventBus();
    List<Integer> seen = new ArrayList<>();
    bus.subscribe(
        event -> {
          if (number(event) == 1) {
            bus.publish(event(2));
          }
        });
    bus.subscribe(event -> seen.add(number(event)));
    bus.publish(event(1));
    assertThat(seen).containsExactly(1, 2);
  }

  @Test
  @LogsWarnings("a listener fails, or asks too much")
  void aListenerThatFailsDoesNotKeepEventsFromTheOthers() {
    EventBus bus = new EventBus();
    List<Integer> seen = new ArrayList<>();
    bus.subscribe(
        event -> {
          throw new IllegalStateException("expected by the test");
        });
    bus.subscribe(event -> seen.add(number(event)));
    bus.publish(event(1));
    bus.publish(event(2));
    assertThat(seen).containsExactly(1, 2);
  }

  @Test
  void aListenerClosedDuringDeliveryGetsNoMore() {
    EventBus bus = new EventBus();
    List<Integer> seen = new ArrayList<>();
    List<Subscription> subscriptions = new ArrayList<>();
    bus.subscribe(event -> subscriptions.forEach(Subscription::close));
    subscriptions.add(bus.subscribe(event -> seen.add(number(event))));
    bus.publish(event(1));
    assertThat(seen).isEmpty();
  }

  @Test
  @LogsWarnings("a listener fails, or asks too much")
  void aListenerThatPublishesWithoutEndIsStoppedByTheBound() {
    EventBus bus = new EventBus(10);
    List<Boolean> taken = new ArrayList<>();
    bus.subscribe(
        event -> {
          if (taken.size() < 100) {
            taken.add(bus.publish(event(number(event) + 1)));
            taken.add(bus.publish(event(number(event) + 1)));
          }
        });
    bus.publish(event(0));
    assertThat(taken).contains(true, false);
  }

  @Test
  void allListenersSeeTheSameOrderWhateverThePublishersDo() throws Exception {
    EventBus bus = new EventBus();
    int publishers = 4;
    int each = 500;
    List<CameraEvent> first = new CopyOnWriteArrayList<>();
    List<CameraEvent> second = new ArrayList<>();
    bus.subscribe(first::add);
    bus.subscribe(second::add);
    CyclicBarrier start = new CyclicBarrier(publishers);
    List<CompletableFuture<Void>> running =
        IntStream.range(0, publishers)
            .mapToObj(
                publisher ->
                    CompletableFuture.runAsync(
                        () -> {
                          awaitStart(start);
                          for (int i = 0; i < each; i++) {
                            assertThat(bus.publish(event(publisher * each + i))).isTrue();
                          }
                        },
                        command -> new Thread(command).start()))
            .toList();
    for (CompletableFuture<Void> future : running) {
      future.get(30, TimeUnit.SECONDS);
    }
    bus.publish(event(publishers * each));
    assertThat(first).hasSize(publishers * each + 1).isEqualTo(second);
    for (int publisher = 0; publisher < publishers; publisher++) {
      int from = publisher * each;
      assertThat(
              first.stream()
                  .map(EventBusTest::number)
                  .filter(number -> number >= from && number < from + each))
          .isSorted()
          .hasSize(each);
    }
  }

  private static void awaitStart(CyclicBarrier start) {
    try {
      start.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anEventKnowsItsCauseAndHasAtMostThreeParameters() {
    CameraEvent event =
        CameraEvent.objectAdded(new ObjectHandle(0x29110001))
            .causedBy(OperationCode.INITIATE_CAPTURE, new TransactionId(7));
    assertThat(event.cause()).contains(OperationCode.INITIATE_CAPTURE);
    assertThat(event.transaction()).isEqualTo(new TransactionId(7));
    assertThat(event).hasToString("event 0x4002 29110001");
    assertThat(CameraEvent.of(EventCode.DEVICE_INFO_CHANGED).transaction())
        .isEqualTo(TransactionId.ANY);
    assertThatThrownBy(() -> CameraEvent.of(EventCode.STORE_ADDED, 1, 2, 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 3");
  }
}
