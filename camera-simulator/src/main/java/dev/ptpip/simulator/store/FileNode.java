package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;

/** An object with bytes. Guarded by the store's lock. */
final class FileNode extends Node {
  private final ObjectFormatCode ownFormat;
  private ObjectFormatCode format;
  private final Holding holding;

  FileNode(String name, String identity, ObjectFormatCode format, Holding holding, long allocated) {
    super(name, identity, allocated);
    ownFormat = format;
    this.format = format;
    this.holding = holding;
  }

  @Override
  ObjectFormatCode format() {
    return format;
  }

  /** What the file is, whatever the camera takes it for. */
  ObjectFormatCode ownFormat() {
    return ownFormat;
  }

  void format(ObjectFormatCode shown) {
    format = shown;
  }

  Holding holding() {
    return holding;
  }

  ObjectContent content() {
    return holding.content();
  }
}
