package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.capability.ObjectSupport;
import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.object.Datasets;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationExecutor;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.protocol.vendor.nikon.NikonObjectSize;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Pictures in the camera's memory, sizes of 4 GiB and more, larger previews. */
final class NikonObjects implements ObjectSupport {
  /** What the picture in memory is called, also when its event names no handle. */
  static final ObjectHandle IN_MEMORY = new ObjectHandle(0xFFFF_0001);

  @Override
  public Optional<ObjectHandle> added(CameraEvent event) {
    if (!event.code().equals(NikonEvents.OBJECT_ADDED_IN_SDRAM)) {
      return Optional.empty();
    }
    int handle = event.parameter(1);
    return Optional.of(handle == 0 ? IN_MEMORY : new ObjectHandle(handle));
  }

  @Override
  public boolean completesCapture(CameraEvent event) {
    return event.code().equals(NikonEvents.CAPTURE_COMPLETE_REC_IN_SDRAM);
  }

  @Override
  public OptionalLong size(OperationExecutor camera, ObjectHandle object) throws IOException {
    if (!camera.supports(NikonOperations.GET_OBJECT_SIZE)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          Datasets.read(
                  camera,
                  Operation.of(NikonOperations.GET_OBJECT_SIZE, object.raw()),
                  NikonObjectSize::decode)
              .size());
    } catch (OperationFailedException notTold) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Optional<Operation> partial(
      OperationExecutor camera, ObjectHandle object, long offset, long bytes) {
    return camera.supports(NikonOperations.GET_PARTIAL_OBJECT_EX)
        ? Optional.of(
            Operation.of(
                NikonOperations.GET_PARTIAL_OBJECT_EX,
                object.raw(),
                (int) offset,
                (int) (offset >>> 32),
                (int) bytes,
                (int) (bytes >>> 32)))
        : Optional.empty();
  }

  @Override
  public Optional<Operation> largeThumbnail(OperationExecutor camera, ObjectHandle object) {
    return camera.supports(NikonOperations.GET_LARGE_THUMB)
        ? Optional.of(Operation.of(NikonOperations.GET_LARGE_THUMB, object.raw()))
        : Optional.empty();
  }

  /**
   * DeleteObject first, as gphoto2 2.5.28 does; "no such handle" and "store not available" mean
   * that the memory is free.
   */
  @Override
  public void release(OperationExecutor camera, ObjectHandle object) throws IOException {
    OperationResult result =
        camera.exchange(Operation.of(OperationCode.DELETE_OBJECT, object.raw(), 0));
    ResponseCode code = result.response();
    boolean free =
        result.isOk()
            || code.equals(ResponseCode.INVALID_OBJECT_HANDLE)
            || code.equals(ResponseCode.STORE_NOT_AVAILABLE);
    if (!free && camera.supports(NikonOperations.DELETE_IMAGES_IN_SDRAM)) {
      camera.exchange(Operation.of(NikonOperations.DELETE_IMAGES_IN_SDRAM, object.raw()));
    }
  }
}
