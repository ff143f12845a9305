package dev.ptpip.simulator.store;

import static dev.ptpip.simulator.store.TestStore.SLOT_1;
import static dev.ptpip.simulator.store.TestStore.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.store.StoreChange.ObjectAdded;
import dev.ptpip.simulator.store.StoreChange.ObjectRemoved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreConcurrencyTest {
  private static final int THREADS = 6;
  private static final int ROUNDS = 400;

  @TempDir Path dir = Path.of(".");

  private final TestStore test = TestStore.writable();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void close() {
    threads.shutdownNow();
    test.close();
  }

  private void inParallel(Callable<?>... works)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<Future<?>> running = new ArrayList<>();
    for (Callable<?> work : works) {
      running.add(threads.submit(work));
    }
    for (Future<?> each : running) {
      each.get(30, TimeUnit.SECONDS);
    }
  }

  /** Changes are told once, in an order that makes sense, and add up to what is there. */
  @Test
  void changesOfManyThreadsAddUp() throws Exception {
    test.store.capacity(1, 1L << 40);
    List<Callable<?>> works = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      works.add(() -> churn(number));
    }
    inParallel(works.toArray(Callable[]::new));
    Set<ObjectHandle> alive = new HashSet<>();
    for (StoreChange change : List.copyOf(test.changes)) {
      if (change instanceof ObjectAdded added) {
        assertThat(alive.add(added.handle())).isTrue();
      } else if (change instanceof ObjectRemoved removed) {
        assertThat(alive.remove(removed.handle())).isTrue();
      }
    }
    assertThat(test.all()).containsExactlyInAnyOrderElementsOf(alive);
    assertThat(test.store.storageInfo(SLOT_1).value().freeSpace())
        .isEqualTo((1L << 40) - alive.size() * FolderNode.ALLOCATION);
  }

  private Integer churn(int thread) {
    Random random = new Random(thread);
    for (int i = 0; i < ROUNDS; i++) {
      List<ObjectHandle> all = test.store.list(ObjectQuery.EVERYTHING).value();
      ObjectHandle some = all.isEmpty() ? ObjectHandle.ALL : all.get(random.nextInt(all.size()));
      switch (random.nextInt(5)) {
        case 0 -> test.delete(some);
        case 1 -> test.store.copy(some, SLOT_1, ObjectHandle.NONE);
        case 2 -> test.store.find(some).ifPresent(found -> found.info());
        case 3 ->
            test.store.beginUpload(
                request(SLOT_1, ObjectHandle.ALL, TestStore.FOLDER, 0, "d" + thread + "_" + i));
        default ->
            test.store
                .beginUpload(request(SLOT_1, some, TestStore.JPEG, 1, "f" + thread + "_" + i))
                .result()
                .ifPresent(upload -> TestStore.send(upload, Bytes.of(7)));
      }
    }
    return thread;
  }

  @Test
  void filesAreReadWhileTheCardGoesInAndOut() throws Exception {
    Bytes content = Bytes.copyOf(new byte[100_000]);
    for (int i = 0; i < 40; i++) {
      Files.write(dir.resolve("f" + i + ".jpg"), content.toArray());
    }
    test.store.eject(1);
    Card card = FolderCard.open(dir, TestStore.NAMING);
    test.store.insert(1, card);
    inParallel(this::readAround, this::readAround, this::readAround, () -> swap(card));
    assertThat(test.all()).hasSize(42);
  }

  private Integer readAround() {
    int complete = 0;
    for (int i = 0; i < 100; i++) {
      Outcome<List<ObjectHandle>> list =
          test.store.list(new ObjectQuery(SLOT_1, 0x3801, ObjectHandle.NONE));
      if (!list.isOk()) {
        assertThat(list.code()).isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
        continue;
      }
      ObjectHandle handle = list.value().get(i % list.value().size());
      Outcome<DataSource> source = test.store.open(handle);
      if (source.isOk()) {
        try {
          assertThat(source.value().readAll().size()).isEqualTo(100_000);
          complete++;
        } catch (MediumRemovedException e) {
          assertThat(e).hasMessageContaining("taken out");
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    }
    return complete;
  }

  private Integer swap(Card card) {
    for (int i = 0; i < 50; i++) {
      assertThat(test.store.eject(1)).contains(card);
      test.store.insert(1, card);
    }
    return 50;
  }
}
