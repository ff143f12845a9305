package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestContent;
import dev.ptpip.simulator.testing.TestModels;
import dev.ptpip.simulator.testing.TestPack;
import dev.ptpip.simulator.testing.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many initiators at a time: PTPIP-INIT-38, PTP-TXN-13. */
class ConcurrencyTest {
  private static final int MANY = 32;

  private static Guid guid(int number) {
    return Guid.random(new Random(number));
  }

  private static <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(count);
    CyclicBarrier start = new CyclicBarrier(count);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        futures.add(
            executor.submit(
                () -> {
                  start.await(10, TimeUnit.SECONDS);
                  return work.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get(40, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      executor.shutdownNow();
      assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void manyHandshakesAtOnceEachGetTheirOwn() throws Exception {
    try (VirtualCamera camera =
        VirtualCamera.builder()
            .model(TestModels.withInitiators(TestModels.plain(), MANY))
            .pack(new TestPack())
            .start()) {
      List<Peer> peers =
          atOnce(
              MANY,
              () -> Peer.connect(camera.address(), guid((int) Thread.currentThread().getId())));
      try {
        Set<Object> numbers = new HashSet<>();
        for (Peer peer : peers) {
          numbers.add(peer.ack().connectionNumber());
          peer.call(OperationCode.OPEN_SESSION, peer.ack().connectionNumber().raw()).ok();
        }
        assertThat(numbers).hasSize(MANY);
        assertThat(camera.sessions().open())
            .hasSize(MANY)
            .allMatch(
                session -> session.id().raw() == session.initiator().connectionNumber().raw());
      } finally {
        peers.forEach(Peer::close);
      }
    }
  }

  @Test
  void oneSlotGoesToOneOfMany() throws Exception {
    try (VirtualCamera camera = VirtualCamera.builder().model(TestModels.plain()).start()) {
      List<Wire> admitted = new ArrayList<>();
      try {
        List<Boolean> results =
            atOnce(
                MANY,
                () -> {
                  Wire wire = Wire.to(camera.address());
                  if (wire.send(Peer.request(Peer.GUID)).read() instanceof InitCommandAck) {
                    synchronized (admitted) {
                      admitted.add(wire);
                    }
                    return true;
                  }
                  wire.close();
                  return false;
                });
        assertThat(results).filteredOn(won -> won).hasSize(1);
      } finally {
        admitted.forEach(Wire::close);
      }
    }
  }

  @Test
  void sessionsWorkSideBySide() throws Exception {
    try (VirtualCamera camera =
        VirtualCamera.builder()
            .model(TestModels.withInitiators(TestModels.plain(), 8))
            .pack(new TestPack())
            .start()) {
      List<Integer> done =
          atOnce(
              8,
              () -> {
                try (Peer peer = Peer.open(camera.address())) {
                  for (int i = 0; i < 60; i++) {
                    int size = 1 + i * 3001;
                    assertThat(peer.call(TestPack.PRODUCE, size).ok().bytes())
                        .isEqualTo(TestContent.bytes(0, size));
                    assertThat(
                            peer.put(TestPack.STREAM, TestPack.stream(size))
                                .ok()
                                .response()
                                .parameter(1))
                        .isEqualTo(size);
                  }
                  peer.call(OperationCode.CLOSE_SESSION).ok();
                  return 60;
                }
              });
      assertThat(done).hasSize(8);
      assertThat(camera.journal().count()).isGreaterThanOrEqualTo(8 * 121);
    }
  }

  /** One after the other at one slot, without a pause between two. */
  @Test
  void aSlotIsFreeForTheNextOneAtOnce() throws Exception {
    try (VirtualCamera camera = VirtualCamera.builder().model(TestModels.plain()).start()) {
      for (int i = 0; i < 100; i++) {
        try (Peer peer = Peer.open(camera.address())) {
          peer.call(OperationCode.GET_DEVICE_INFO).ok();
        }
      }
    }
  }
}
