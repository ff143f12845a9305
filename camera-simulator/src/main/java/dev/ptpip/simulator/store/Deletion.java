package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.store.StoreChange.ObjectRemoved;
import dev.ptpip.simulator.store.StoreChange.StorageInfoChanged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Answers DeleteObject and FormatStore (MTP 1.1 §D.2.11, §D.2.15). Runs under the store's lock. */
final class Deletion {
  private final StoreState state;

  /** Counts what became of the nodes that a deletion reached. */
  private static final class Tally {
    private int deleted;
    private int kept;

    ResponseCode code() {
      if (kept == 0) {
        return ResponseCode.OK;
      }
      return deleted == 0 ? ResponseCode.OBJECT_WRITE_PROTECTED : ResponseCode.PARTIAL_DELETION;
    }
  }

  Deletion(StoreState state) {
    this.state = state;
  }

  ResponseCode delete(ObjectHandle handle, ChangeOrigin origin) {
    Outcome<Node> found = state.object(handle);
    if (!found.isOk()) {
      return found.code();
    }
    Node node = found.value();
    Slot slot = state.slotOf(node).orElse(null);
    if (slot == null) {
      return deleteFromMemory(node, origin);
    }
    ResponseCode allowed = allowed(slot, origin);
    if (!allowed.equals(ResponseCode.OK)) {
      return allowed;
    }
    Tally tally = new Tally();
    remove(slot, bottomUp(node), each -> true, origin, tally);
    return tally.code();
  }

  private ResponseCode deleteFromMemory(Node node, ChangeOrigin origin) {
    state.forget(node);
    state.changes().add(new ObjectRemoved(node.handle(), StorageId.NONE, origin));
    return ResponseCode.OK;
  }

  /** Handle 0xFFFFFFFF: everything that {@code format} selects, on all cards. */
  ResponseCode deleteAll(Predicate<Node> selected) {
    List<Slot> filled = state.slots().stream().filter(slot -> slot.card().isPresent()).toList();
    if (filled.isEmpty()) {
      return ResponseCode.STORE_NOT_AVAILABLE;
    }
    List<Slot> open =
        filled.stream().filter(slot -> slot.hostMayDelete().equals(ResponseCode.OK)).toList();
    if (open.isEmpty()) {
      return ResponseCode.STORE_READ_ONLY;
    }
    Tally tally = new Tally();
    for (Slot slot : open) {
      Card card = slot.card().orElseThrow();
      List<Node> nodes = bottomUp(card.root());
      nodes.remove(card.root());
      remove(slot, nodes, selected, ChangeOrigin.HOST, tally);
    }
    boolean closedStoreHolds =
        filled.stream()
            .filter(slot -> !open.contains(slot))
            .anyMatch(slot -> holds(slot, selected));
    if (closedStoreHolds) {
      tally.kept++;
      return tally.deleted == 0 && tally.kept == 1
          ? ResponseCode.STORE_READ_ONLY
          : ResponseCode.PARTIAL_DELETION;
    }
    return tally.code();
  }

  private static boolean holds(Slot slot, Predicate<Node> selected) {
    return slot.card().stream().flatMap(card -> card.root().below().stream()).anyMatch(selected);
  }

  private static ResponseCode allowed(Slot slot, ChangeOrigin origin) {
    return origin == ChangeOrigin.HOST ? slot.hostMayDelete() : slot.cameraMayWrite();
  }

  /** Members before their folders. */
  private static List<Node> bottomUp(Node node) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(node);
    if (node instanceof FolderNode folder) {
      nodes.addAll(folder.below());
    }
    Collections.reverse(nodes);
    return nodes;
  }

  /** A folder that keeps something stays; so does what is in a protected folder. */
  private void remove(
      Slot slot, List<Node> nodes, Predicate<Node> selected, ChangeOrigin origin, Tally tally) {
    Card card = slot.card().orElseThrow();
    for (Node node : nodes) {
      if (!selected.test(node)) {
        continue;
      }
      boolean filled = node instanceof FolderNode folder && !folder.children().isEmpty();
      if (node.keepsItsData() || inProtectedFolder(node) || filled) {
        tally.kept += filled && !node.keepsItsData() ? 0 : 1;
        continue;
      }
      state.erase(card, node);
      tally.deleted++;
      state.changes().add(new ObjectRemoved(node.handle(), slot.mediumId(), origin));
    }
  }

  private static boolean inProtectedFolder(Node node) {
    for (Node at = node.parent(); at != null; at = at.parent()) {
      if (at.keepsItsData()) {
        return true;
      }
    }
    return false;
  }

  ResponseCode format(StorageId storage, int filesystemCode) {
    Outcome<Slot> found = state.available(storage);
    if (!found.isOk()) {
      return found.code();
    }
    Slot slot = found.value();
    if (!slot.canFormat(filesystemCode)) {
      return ResponseCode.INVALID_PARAMETER;
    }
    ResponseCode allowed = slot.hostMayDelete();
    if (!allowed.equals(ResponseCode.OK)) {
      return allowed;
    }
    Card card = slot.card().orElseThrow();
    List<Node> nodes = bottomUp(card.root());
    nodes.remove(card.root());
    nodes.forEach(node -> state.erase(card, node));
    state.changes().add(new StorageInfoChanged(storage, ChangeOrigin.HOST));
    return ResponseCode.OK;
  }
}
