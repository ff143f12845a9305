package dev.ptpip.simulator.store;

import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.store.StoreChange.StorageInfoChanged;
import dev.ptpip.simulator.store.StoreChange.StoreAdded;
import dev.ptpip.simulator.store.StoreChange.StoreRemoved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Puts cards in and out and turns what can be turned on them. Methods take the store's lock. */
final class Slots {
  private static final long DEFAULT_IMAGE_SIZE = 8L << 20;

  private final StoreState state;

  /** Every card that ever was in a slot: its files are closed with the store. */
  private final Set<Card> cards = Collections.newSetFromMap(new IdentityHashMap<>());

  private volatile LongSupplier imageSize = new Always(DEFAULT_IMAGE_SIZE);
  private volatile LongSupplier largestImage = new Always(DEFAULT_IMAGE_SIZE);

  private record Always(long bytes) implements LongSupplier {
    @Override
    public long getAsLong() {
      return bytes;
    }
  }

  Slots(StoreState state) {
    this.state = state;
  }

  void imageSize(LongSupplier bytes) {
    imageSize = bytes;
  }

  void largestImage(LongSupplier bytes) {
    largestImage = bytes;
  }

  /** At least one cluster, so that nothing is divided by 0. */
  private long nextImage() {
    return Math.max(Card.allocation(1), Card.allocation(imageSize.getAsLong()));
  }

  List<StorageId> ids() {
    List<StorageId> ids = new ArrayList<>();
    state.enter();
    try {
      for (Slot slot : state.slots()) {
        ids.add(slot.id());
      }
    } finally {
      state.leave();
    }
    return List.copyOf(ids);
  }

  Outcome<StorageInfo> info(StorageId id) {
    long next = nextImage();
    return state.locked(
        () -> state.available(id).map(slot -> slot.info(slot.card().orElseThrow(), next)));
  }

  Optional<CardSummary> summary(StorageId id) {
    long next = nextImage();
    state.enter();
    try {
      Optional<Slot> slot = state.available(id).result();
      Optional<Card> card = slot.isPresent() ? slot.get().card() : Optional.empty();
      return card.isPresent() ? Optional.of(summary(card.get(), next)) : Optional.empty();
    } finally {
      state.leave();
    }
  }

  private CardSummary summary(Card card, long nextImage) {
    int files = 0;
    for (Node node : card.root().below()) {
      files += node instanceof FileNode ? 1 : 0;
    }
    String folder = card.counter().folderName(state.naming(), card.dcim());
    return new CardSummary(DcfCounter.DCIM + "/" + folder, files, card.roomFor(nextImage));
  }

  void insert(int slotNumber, Card card) {
    state.enter();
    try {
      Slot slot = slot(slotNumber);
      if (slot.card().isPresent() || isInserted(card)) {
        throw new IllegalStateException(
            "slot %d has a card, or card %s is in a slot".formatted(slotNumber, card.id()));
      }
      cards.add(card);
      card.insert(state);
      slot.card(card);
      for (Node node : card.root().below()) {
        show(node, slotNumber);
      }
      state.changes().add(new StoreAdded(slot.id(), ChangeOrigin.CAMERA));
    } finally {
      state.leave();
    }
    state.settle();
  }

  private void show(Node node, int slotNumber) {
    if (node instanceof FileNode file) {
      file.adapt(state);
    }
    state.handles().register(node, slotNumber);
  }

  private boolean isInserted(Card card) {
    for (Slot slot : state.slots()) {
      if (slot.card().equals(Optional.of(card))) {
        return true;
      }
    }
    return false;
  }

  Optional<Card> eject(int slotNumber) {
    return state.locked(
        () -> {
          Slot slot = slot(slotNumber);
          Optional<Card> card = slot.card();
          card.ifPresent(
              medium -> {
                StorageId id = slot.id();
                slot.card(null);
                medium.remove();
                state.unregister(medium.root());
                state.changes().add(new StoreRemoved(id, ChangeOrigin.CAMERA));
              });
          return card;
        });
  }

  Optional<Card> card(int slotNumber) {
    return state.locked(() -> slot(slotNumber).card());
  }

  void access(int slotNumber, AccessCapability access) {
    change(slotNumber, slot -> slot.access(access));
  }

  void lock(int slotNumber, CardLock lock) {
    change(slotNumber, slot -> inserted(slot).lock(lock));
  }

  void capacity(int slotNumber, long bytes) {
    change(slotNumber, slot -> inserted(slot).capacity(bytes));
  }

  void room(int slotNumber, int images) {
    long each = Math.max(nextImage(), Card.allocation(largestImage.getAsLong()));
    change(slotNumber, slot -> inserted(slot).room(images, each));
  }

  void restartNumbers(int slotNumber) {
    state.locked(
        () -> {
          inserted(slot(slotNumber)).counter().restart();
          return slotNumber;
        });
  }

  private void change(int slotNumber, Consumer<Slot> action) {
    state.locked(
        () -> {
          Slot slot = slot(slotNumber);
          action.accept(slot);
          if (slot.card().isPresent()) {
            state.changes().add(new StorageInfoChanged(slot.id(), ChangeOrigin.CAMERA));
          }
          return slot;
        });
  }

  private static Card inserted(Slot slot) {
    return slot.card()
        .orElseThrow(() -> new IllegalStateException("slot " + slot.number() + " has no card"));
  }

  private Slot slot(int number) {
    for (Slot slot : state.slots()) {
      if (slot.number() == number) {
        return slot;
      }
    }
    throw new IllegalArgumentException("there is no slot " + number);
  }

  void close() {
    List<Card> all;
    state.enter();
    try {
      all = List.copyOf(cards);
    } finally {
      state.leave();
    }
    for (Card card : all) {
      card.closeFiles();
    }
  }
}
