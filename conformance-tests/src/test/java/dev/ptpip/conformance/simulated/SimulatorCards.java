package dev.ptpip.conformance.simulated;

import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.store.Card;
import dev.ptpip.simulator.store.ChangeOrigin;
import dev.ptpip.simulator.store.ContentFacts;
import dev.ptpip.simulator.store.DcfName;
import dev.ptpip.simulator.store.NewObject;
import dev.ptpip.simulator.store.ObjectContent;
import dev.ptpip.simulator.store.ObjectStore;
import dev.ptpip.simulator.store.Outcome;
import dev.ptpip.simulator.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Deque;
import java.util.Optional;

/** What hands do to the cards of a virtual camera. */
final class SimulatorCards {
  private static final long NEW_CARD_BYTES = 256L << 20;
  private static final byte[] SMALLEST_JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};

  private final VirtualCamera camera;
  private final Deque<Runnable> undo;

  SimulatorCards(VirtualCamera camera, Deque<Runnable> undo) {
    this.camera = camera;
    this.undo = undo;
  }

  private ObjectStore store() {
    return camera.camera().store();
  }

  private StorageId medium() {
    return store().storageIds().stream().filter(StorageId::hasMedium).findFirst().orElseThrow();
  }

  Hand.Outcome insertNew(Hand.InsertNewCard act) {
    Optional<Card> before = camera.body().removeCard(act.slot());
    if (before.isEmpty()) {
      return Hand.Outcome.UNABLE;
    }
    camera.body().insertCard(act.slot(), Card.blank("judge-" + act.slot(), NEW_CARD_BYTES));
    undo.push(
        () -> {
          camera.body().removeCard(act.slot());
          camera.body().insertCard(act.slot(), before.get());
        });
    for (int i = 1; i <= act.pictures(); i++) {
      try {
        store()
            .place(
                medium(),
                "DCIM/100D5300/DSC_%04d.JPG".formatted(i),
                new ByteArrayInputStream(SMALLEST_JPEG))
            .value();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Hand.Outcome.DONE;
  }

  Hand.Outcome fill(Hand.FillCard act) {
    StorageInfo info = store().storageInfo(medium()).value();
    long used = info.maxCapacity() - info.freeSpace();
    store().capacity(act.slot(), used + act.freeBytes());
    undo.push(() -> store().capacity(act.slot(), info.maxCapacity()));
    return Hand.Outcome.DONE;
  }

  Hand.Outcome add(Hand.AddObject act) {
    StorageInfo info = store().storageInfo(act.store()).value();
    Outcome<DcfName> name = store().nextName(act.store());
    if (info.freeSpace() < act.bytes() || !name.isOk()) {
      return Hand.Outcome.UNABLE;
    }
    Outcome<StoredObject> added =
        store()
            .add(
                act.store(),
                name.value(),
                NewObject.of(
                    "MOV",
                    new ObjectFormatCode(0x300D),
                    new SparseContent(act.bytes()),
                    LocalDateTime.of(2025, 6, 1, 12, 0)));
    if (!added.isOk()) {
      return Hand.Outcome.UNABLE;
    }
    undo.push(() -> store().delete(added.value().handle(), ChangeOrigin.CAMERA));
    return Hand.Outcome.DONE;
  }

  /** Bytes that are all 0 and take no memory. */
  private record SparseContent(long size) implements ObjectContent {
    @Override
    public DataSource open() {
      long bytes = size;
      return new DataSource() {
        @Override
        public long size() {
          return bytes;
        }

        @Override
        public int read(long position, ByteBuffer target) {
          int count = (int) Math.min(target.remaining(), bytes - position);
          target.put(new byte[count]);
          return count;
        }
      };
    }

    @Override
    public ContentFacts facts() {
      return ContentFacts.NONE;
    }

    @Override
    public Optional<DataSource> thumbnail() {
      return Optional.empty();
    }
  }
}
