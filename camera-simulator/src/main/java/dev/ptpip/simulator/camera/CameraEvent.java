package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened in the camera and that initiators may hear of (MTP 1.1 §4.8).
 *
 * @param code what happened
 * @param transaction the transaction that it belongs to; {@link TransactionId#ANY} if none
 * @param parameters at most 3, each the 32 bits as on the wire
 * @param cause the operation that started it, which decides where some bodies report it
 */
public record CameraEvent(
    EventCode code,
    TransactionId transaction,
    List<Integer> parameters,
    Optional<OperationCode> cause) {
  /** Most parameters of an event (MTP 1.1 §4.8.1). */
  public static final int MAX_PARAMETERS = 3;

  /** Checks the number of parameters. */
  public CameraEvent {
    parameters = List.copyOf(parameters);
    if (parameters.size() > MAX_PARAMETERS) {
      throw new IllegalArgumentException(
          "an event has at most " + MAX_PARAMETERS + " parameters, not " + parameters.size());
    }
  }

  /** An event that no transaction and no operation caused. */
  public static CameraEvent of(EventCode code, Integer... parameters) {
    return new CameraEvent(code, TransactionId.ANY, List.of(parameters), Optional.empty());
  }

  /** ObjectAdded (MTP 1.1 §G.2.3). */
  public static CameraEvent objectAdded(ObjectHandle handle) {
    return of(EventCode.OBJECT_ADDED, handle.raw());
  }

  /** ObjectRemoved (MTP 1.1 §G.2.4). */
  public static CameraEvent objectRemoved(ObjectHandle handle) {
    return of(EventCode.OBJECT_REMOVED, handle.raw());
  }

  /** DevicePropChanged (MTP 1.1 §G.2.7). */
  public static CameraEvent propertyChanged(DevicePropertyCode property) {
    return of(EventCode.DEVICE_PROP_CHANGED, property.raw());
  }

  /** StorageInfoChanged (MTP 1.1 §G.2.13). */
  public static CameraEvent storageInfoChanged(StorageId storage) {
    return of(EventCode.STORAGE_INFO_CHANGED, storage.raw());
  }

  /** The same event as the consequence of an operation. */
  public CameraEvent causedBy(Cause by) {
    return new CameraEvent(code, by.transaction(), parameters, Optional.of(by.operation()));
  }

  /** The same event as the consequence of {@code operation} in {@code transaction}. */
  public CameraEvent causedBy(OperationCode operation, TransactionId transaction) {
    return causedBy(new Cause(operation, transaction));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("event ").append(code);
    parameters.forEach(parameter -> text.append(" %08X".formatted(parameter)));
    return text.toString();
  }
}
