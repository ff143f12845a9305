package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;

/** An object with bytes. Guarded by the store's lock. */
final class FileNode extends Node {
  private final ObjectFormatCode ownFormat;
  private ObjectFormatCode format;
  private boolean guessed;
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

  /** The format was concluded from the name: a camera that does not know it calls it Undefined. */
  FileNode guessed() {
    guessed = true;
    return this;
  }

  /** Adapts a guessed format to what the camera knows. */
  void adapt(StoreState camera) {
    if (guessed) {
      format = camera.known(ownFormat);
    }
  }

  Holding holding() {
    return holding;
  }

  ObjectContent content() {
    return holding.content();
  }
}
