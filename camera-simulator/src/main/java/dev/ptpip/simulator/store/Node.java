package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.dataset.AssociationType;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file or folder on a card, or an object in the camera's memory. Guarded by the store's lock. */
abstract sealed class Node permits FileNode, FolderNode {
  private String name;
  private @Nullable FolderNode parent;
  private ObjectHandle handle = ObjectHandle.NONE;

  /** Tells this object from every other one that was ever on its card, whatever its name. */
  private final String identity;

  private long allocated;
  int protection = ProtectionStatus.NONE.code();
  int associationType = AssociationType.UNDEFINED.code();
  long associationDesc;
  PtpDateTime captureDate = PtpDateTime.UNKNOWN;
  PtpDateTime modificationDate = PtpDateTime.UNKNOWN;
  String keywords = "";
  List<Node> references = List.of();

  Node(String name, String identity, long allocated) {
    this.name = name;
    this.identity = identity;
    this.allocated = allocated;
  }

  abstract ObjectFormatCode format();

  final String name() {
    return name;
  }

  final String identity() {
    return identity;
  }

  /** Bytes that it takes on the card, without its children. */
  final long allocated() {
    return allocated;
  }

  final void allocated(long changed) {
    allocated = changed;
  }

  final ObjectHandle handle() {
    return handle;
  }

  final void handle(ObjectHandle given) {
    handle = given;
  }

  final @Nullable FolderNode parent() {
    return parent;
  }

  /** As ObjectInfo names it: {@link ObjectHandle#NONE} in the root. */
  final ObjectHandle parentHandle() {
    return parent == null ? ObjectHandle.NONE : parent.handle();
  }

  final void parent(@Nullable FolderNode folder) {
    parent = folder;
  }

  final void name(String changed) {
    name = changed;
  }

  final boolean isReadOnly() {
    return protection == ProtectionStatus.READ_ONLY.code();
  }

  /** Whether the bytes may not be deleted (MTP 1.1 §5.3.1.3). */
  final boolean keepsItsData() {
    return isReadOnly() || protection == ProtectionStatus.READ_ONLY_DATA.code();
  }

  final boolean isWithin(Node other) {
    for (Node at = this; at != null; at = at.parent()) {
      if (at == other) {
        return true;
      }
    }
    return false;
  }

  final int depth() {
    int depth = 0;
    for (Node at = parent; at != null; at = at.parent()) {
      depth++;
    }
    return depth;
  }
}
