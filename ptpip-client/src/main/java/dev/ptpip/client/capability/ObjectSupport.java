package dev.ptpip.client.capability;

import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationExecutor;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.ObjectHandle;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.LoggerFactory;

/** What a vendor's cameras do with objects beyond the standard. */
public interface ObjectSupport {
  /** Nothing. */
  ObjectSupport STANDARD = new ObjectSupport() {};

  /** The object that an event of the vendor announces. */
  default Optional<ObjectHandle> added(CameraEvent event) {
    return Optional.empty();
  }

  /** Whether an event of the vendor tells that a capture is complete. */
  default boolean completesCapture(CameraEvent event) {
    return false;
  }

  /** The size of an object of 4 GiB or more, if the camera can be asked. */
  default OptionalLong size(OperationExecutor camera, ObjectHandle object) throws IOException {
    return OptionalLong.empty();
  }

  /**
   * Reads a part of an object beyond what GetPartialObject can name.
   *
   * @param offset first byte
   * @param bytes at most this many, 1 to 2^31-1
   * @return empty if the camera has no such operation
   */
  default Optional<Operation> partial(
      OperationExecutor camera, ObjectHandle object, long offset, long bytes) {
    return Optional.empty();
  }

  /** A larger preview than the thumbnail, if the camera has one. */
  default Optional<Operation> largeThumbnail(OperationExecutor camera, ObjectHandle object) {
    return Optional.empty();
  }

  /**
   * Frees the camera's memory from an object that was fetched from there.
   *
   * @param object an object that is in no store
   */
  default void release(OperationExecutor camera, ObjectHandle object) throws IOException {
    OperationResult result =
        camera.exchange(Operation.of(OperationCode.DELETE_OBJECT, object.raw(), 0));
    if (!result.isOk()) {
      LoggerFactory.getLogger(ObjectSupport.class)
          .debug("object {} in memory: {}", object, camera.codes().label(result.response()));
    }
  }
}
