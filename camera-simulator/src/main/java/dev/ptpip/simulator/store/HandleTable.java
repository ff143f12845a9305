package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.store.DcfNumbers.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives handles and finds objects by them. A DCF file's handle is made of its kind (8 bits), folder
 * number (10 bits) and file number (14 bits): 0x29190001 for 100D5300/DSC_0001.JPG, as observed on
 * a Nikon D5300; everything else is counted. A handle is never given to a second object. Guarded by
 * the store's lock.
 */
final class HandleTable {
  private static final int JPEG = 0x29;
  private static final int RAW = 0x2A;
  private static final int MOVIE = 0x2D;
  private static final int FOLDER = 0x11;
  private static final int SLOTS_WITH_DCF_HANDLES = 3;
  private static final int COUNTED = 0x3000_0000;

  private final Map<ObjectHandle, Node> live = new HashMap<>();

  /** Handles of the DCF form that were given; there are at most some millions. */
  private final Set<ObjectHandle> given = new HashSet<>();

  private int counted = COUNTED;

  Optional<Node> find(ObjectHandle handle) {
    return Optional.ofNullable(live.get(handle));
  }

  /** Makes a node known, under the handle that it had before if it had one. */
  void register(Node node, int slot) {
    if (node.handle().equals(ObjectHandle.NONE)) {
      node.handle(newHandle(node, slot));
    }
    live.put(node.handle(), node);
  }

  /** Makes a node known under a handle of the caller's choice, which may have had another. */
  void register(Node node, ObjectHandle handle) {
    node.handle(handle);
    live.put(handle, node);
  }

  void unregister(Node node) {
    live.remove(node.handle(), node);
  }

  /** A handle for an object that may come. */
  ObjectHandle reserve() {
    return new ObjectHandle(++counted);
  }

  private ObjectHandle newHandle(Node node, int slot) {
    int number = slot <= SLOTS_WITH_DCF_HANDLES ? dcfNumber(node) : 0;
    if (number != 0) {
      ObjectHandle handle = new ObjectHandle((slot - 1) << 30 | number);
      if (given.add(handle)) {
        return handle;
      }
    }
    return reserve();
  }

  private static int dcfNumber(Node node) {
    FolderNode parent = node.parent();
    if (parent == null) {
      return 0;
    }
    if (node instanceof FolderNode) {
      if (parent.parent() == null) {
        return node.name().equalsIgnoreCase(DcfCounter.DCIM) ? FOLDER << 24 : 0;
      }
      int folder = DcfNumbers.of(node.name(), Kind.FOLDER);
      return folder == 0 ? 0 : FOLDER << 24 | folder << 14;
    }
    int folder = DcfNumbers.of(parent.name(), Kind.FOLDER);
    int file = DcfNumbers.of(node.name(), Kind.FILE);
    int kind = kind(node.format());
    return folder == 0 || file == 0 || kind == 0 ? 0 : kind << 24 | folder << 14 | file;
  }

  private static int kind(ObjectFormatCode format) {
    if (format.equals(ObjectFormatCode.EXIF_JPEG)) {
      return JPEG;
    }
    if (format.equals(ObjectFormatCode.QUICK_TIME)) {
      return MOVIE;
    }
    return format.equals(ObjectFormatCode.UNDEFINED) ? RAW : 0;
  }
}
