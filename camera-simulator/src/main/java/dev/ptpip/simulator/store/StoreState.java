package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What the parts of a store share. Guarded by {@code lock}, which is held for moments only. */
final class StoreState {
  /** Levels of folders that can be made. */
  static final int DEPTH_LIMIT = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Slot> slots;
  private final Set<ObjectFormatCode> formats;
  private final Supplier<LocalDateTime> time;
  private final DcfNaming naming;
  private final HandleTable handles = new HandleTable();
  private final ChangeQueue changes = new ChangeQueue();
  private final List<ObjectContent> released = new ArrayList<>();

  StoreState(
      List<SlotSettings> slots,
      Set<ObjectFormatCode> formats,
      Supplier<LocalDateTime> time,
      DcfNaming naming) {
    List<Slot> empty = new ArrayList<>();
    for (SlotSettings settings : slots) {
      empty.add(new Slot(settings));
    }
    this.slots = List.copyOf(empty);
    this.formats = Set.copyOf(formats);
    this.time = time;
    this.naming = naming;
  }

  /** Runs {@code work} alone, then delivers the changes that it published. */
  <T> T locked(Supplier<T> work) {
    enter();
    T result;
    try {
      result = work.get();
    } finally {
      leave();
    }
    settle();
    return result;
  }

  /**
   * As {@link #locked} in three steps, for what runs at every start of a camera: there, each lambda
   * would cost more than what it does. {@link #leave} follows in any case, {@link #settle} when the
   * work went well.
   */
  void enter() {
    lock.lock();
  }

  /** Lets the others in. */
  void leave() {
    lock.unlock();
  }

  /** Frees what is not used any more and delivers the changes that were published. */
  void settle() {
    List<ObjectContent> unused;
    lock.lock();
    try {
      unused = List.copyOf(released);
      released.clear();
    } finally {
      lock.unlock();
    }
    for (ObjectContent content : unused) {
      content.release();
    }
    changes.deliver();
  }

  ChangeQueue changes() {
    return changes;
  }

  HandleTable handles() {
    return handles;
  }

  List<Slot> slots() {
    return slots;
  }

  DcfNaming naming() {
    return naming;
  }

  LocalDateTime now() {
    return time.get();
  }

  /** The time that a change gets as modification date: whole seconds. */
  PtpDateTime stamp() {
    return PtpDateTime.of(now().withNano(0));
  }

  boolean supports(ObjectFormatCode format) {
    return formats.contains(format);
  }

  /** A camera that takes Undefined 0x3000 takes any file (MTP 1.1 §5.1.1.10). */
  boolean takes(ObjectFormatCode format) {
    return supports(format) || supports(ObjectFormatCode.UNDEFINED);
  }

  /** The format under which this camera knows an object of {@code format}. */
  ObjectFormatCode known(ObjectFormatCode format) {
    return supports(format) || format.equals(ObjectFormatCode.ASSOCIATION)
        ? format
        : ObjectFormatCode.UNDEFINED;
  }

  SlotState state(StorageId id) {
    return slots.stream()
        .map(slot -> slot.state(id))
        .filter(state -> state != SlotState.UNKNOWN)
        .findFirst()
        .orElse(SlotState.UNKNOWN);
  }

  Outcome<Slot> available(StorageId id) {
    for (Slot slot : slots) {
      SlotState state = slot.state(id);
      if (state != SlotState.UNKNOWN) {
        return state == SlotState.AVAILABLE ? Outcome.of(slot) : Outcome.failed(state.code());
      }
    }
    return Outcome.failed(ResponseCode.INVALID_STORAGE_ID);
  }

  /** The slot whose card holds {@code node}; empty for what is in the camera's memory. */
  Optional<Slot> slotOf(Node node) {
    Node top = node;
    for (Node at = node; at != null; at = at.parent()) {
      top = at;
    }
    Node root = top;
    return slots.stream()
        .filter(slot -> slot.card().filter(card -> card.root() == root).isPresent())
        .findFirst();
  }

  Outcome<Node> object(ObjectHandle handle) {
    return handles
        .find(handle)
        .map(Outcome::of)
        .orElseGet(() -> Outcome.failed(ResponseCode.INVALID_OBJECT_HANDLE));
  }

  /** The folder that {@code handle} names (MTP 1.1 §D.2.7: two different errors). */
  Outcome<FolderNode> folder(ObjectHandle handle) {
    Outcome<Node> node = object(handle);
    if (!node.isOk()) {
      return Outcome.failed(node.code());
    }
    return node.value() instanceof FolderNode folder
        ? Outcome.of(folder)
        : Outcome.failed(ResponseCode.INVALID_PARENT_OBJECT);
  }

  /** Puts a node with all below it on a card and makes it known. */
  void attach(Slot slot, Card card, FolderNode parent, Node node) {
    card.attach(parent, node);
    register(slot, node);
  }

  void register(Slot slot, Node node) {
    handles.register(node, slot.number());
    if (node instanceof FolderNode folder) {
      for (Node below : folder.below()) {
        handles.register(below, slot.number());
      }
    }
  }

  void unregister(FolderNode root) {
    for (Node below : root.below()) {
      handles.unregister(below);
    }
  }

  /** Takes a node without members off its card for good. */
  void erase(Card card, Node node) {
    card.detach(node);
    forget(node);
  }

  void forget(Node node) {
    handles.unregister(node);
    if (node instanceof FileNode file) {
      file.holding().letGo().ifPresent(released::add);
    }
  }

  StoredObject snapshot(Node node) {
    return slotOf(node)
        .map(slot -> new StoredObject(node, slot.mediumId(), slot.card()))
        .orElseGet(() -> new StoredObject(node, StorageId.NONE, Optional.empty()));
  }
}
