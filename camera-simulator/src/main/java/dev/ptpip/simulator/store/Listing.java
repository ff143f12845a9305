package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Answers GetObjectHandles (MTP 1.1 §D.2.7). Runs under the store's lock. */
final class Listing {
  private static final int ALL_IMAGES = 0xFFFF_FFFF;

  private final StoreState state;

  Listing(StoreState state) {
    this.state = state;
  }

  Outcome<List<ObjectHandle>> list(ObjectQuery query) {
    Outcome<List<Slot>> slots = slots(query.storage());
    if (!slots.isOk()) {
      return Outcome.failed(slots.code());
    }
    boolean levels = query.parent().equals(ObjectHandle.NONE);
    boolean roots = query.parent().equals(ObjectHandle.ALL);
    Outcome<FolderNode> folder =
        levels || roots ? Outcome.of(new FolderNode("", "")) : state.folder(query.parent());
    if (!folder.isOk()) {
      return Outcome.failed(folder.code());
    }
    Outcome<Predicate<Node>> filter = filter(query.format());
    if (!filter.isOk()) {
      return Outcome.failed(filter.code());
    }
    List<ObjectHandle> handles = new ArrayList<>();
    Predicate<Node> wanted = filter.value();
    if (levels) {
      for (Slot slot : slots.value()) {
        slot.card()
            .ifPresent(card -> card.root().below().forEach(node -> take(node, wanted, handles)));
      }
    } else if (roots) {
      for (Slot slot : slots.value()) {
        slot.card().ifPresent(card -> members(card.root(), wanted, handles));
      }
    } else if (state.slotOf(folder.value()).filter(slots.value()::contains).isPresent()) {
      members(folder.value(), wanted, handles);
    }
    return Outcome.of(handles);
  }

  private static void members(
      FolderNode folder, Predicate<Node> wanted, List<ObjectHandle> handles) {
    folder.children().forEach(node -> take(node, wanted, handles));
  }

  private static void take(Node node, Predicate<Node> wanted, List<ObjectHandle> handles) {
    if (wanted.test(node)) {
      handles.add(node.handle());
    }
  }

  /** The slots with a card; all of them together are unavailable only if none has one. */
  private Outcome<List<Slot>> slots(StorageId storage) {
    if (!storage.equals(StorageId.ALL)) {
      return state.available(storage).map(List::of);
    }
    List<Slot> filled = state.slots().stream().filter(slot -> slot.card().isPresent()).toList();
    return filled.isEmpty() ? Outcome.failed(ResponseCode.STORE_NOT_AVAILABLE) : Outcome.of(filled);
  }

  /** What the format parameter of several operations selects. */
  Outcome<Predicate<Node>> filter(int format) {
    if (format == 0) {
      return Outcome.of(node -> true);
    }
    if (format == ALL_IMAGES) {
      return Outcome.of(node -> isImage(node.format()));
    }
    int category = format >>> 12;
    if (category != 0x3 && category != 0xB) {
      return Outcome.failed(ResponseCode.INVALID_CODE_FORMAT);
    }
    ObjectFormatCode code = new ObjectFormatCode(format);
    return state.supports(code)
        ? Outcome.of(node -> node.format().equals(code))
        : Outcome.failed(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
  }

  private static boolean isImage(ObjectFormatCode format) {
    int group = format.raw() >>> 8;
    return group == 0x38 || group == 0xB8;
  }
}
