package dev.ptpip.simulator.operation;

import dev.ptpip.simulator.responder.OperationTable;
import java.util.function.Consumer;

/** Registers the operations of PTP and MTP that need nothing of a vendor. */
public final class StandardOperations implements Consumer<OperationTable> {
  /** All of them. */
  public StandardOperations() {}

  /** Adds them all; a camera offers those that its model lists. */
  @Override
  public void accept(OperationTable table) {
    DeviceOperations.register(table);
    StorageOperations.register(table);
    ObjectOperations.register(table);
    EditOperations.register(table);
    UploadOperations.register(table);
    PropertyOperations.register(table);
    ObjectPropertyOperations.register(table);
    ObjectPropListOperations.register(table);
    ReferenceOperations.register(table);
  }
}
