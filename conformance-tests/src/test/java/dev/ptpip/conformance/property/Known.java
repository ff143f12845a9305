package dev.ptpip.conformance.property;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.Optional;

/** What the model knows of an object. Confined to one thread. */
final class Known {
  private final ObjectHandle handle;
  private final String name;
  private final long size;
  private final boolean ours;
  private boolean locked;
  private Optional<Bytes> content;

  Known(ObjectHandle handle, String name, long size, boolean ours, Optional<Bytes> content) {
    this.handle = handle;
    this.name = name;
    this.size = size;
    this.ours = ours;
    this.content = content;
  }

  ObjectHandle handle() {
    return handle;
  }

  String name() {
    return name;
  }

  long size() {
    return size;
  }

  /** Whether the conversation has made it. */
  boolean isOurs() {
    return ours;
  }

  boolean isLocked() {
    return locked;
  }

  void lock(boolean now) {
    locked = now;
  }

  /** Its bytes, once they were sent or read. */
  Optional<Bytes> content() {
    return content;
  }

  void content(Bytes bytes) {
    content = Optional.of(bytes);
  }
}
