package dev.ptpip.client.object;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.operation.IncompleteDataException;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.ObjectHandle;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Fills a partial file: with the whole object in one transaction, or behind what is there already
 * with the camera's operations for parts. Confined to one thread.
 */
final class FileTransfer {
  /** Largest number of bytes that is asked for at once; the camera may send fewer. */
  private static final long PART_BYTES = 256L * 1024 * 1024;

  private static final long MAX_32_BITS = 0xFFFF_FFFFL;

  private final CameraSession camera;
  private final ObjectHandle object;
  private final PartialFile part;
  private final OptionalLong size;
  private final UnaryOperator<Operation> prepare;

  FileTransfer(
      CameraSession camera,
      ObjectHandle object,
      PartialFile part,
      OptionalLong size,
      UnaryOperator<Operation> prepare) {
    this.camera = camera;
    this.object = object;
    this.part = part;
    this.size = size;
    this.prepare = prepare;
  }

  /** Gives back the first byte that was fetched. */
  long run(DownloadOptions options) throws IOException {
    long there = options.resume() == Resume.CONTINUE ? part.size() : 0;
    boolean usable = there > 0 && size.isPresent() && there <= size.getAsLong();
    if (usable && (there == size.getAsLong() || resume(there, size.getAsLong(), options))) {
      return there;
    }
    FileChannel file = part.from(0);
    camera.execute(
        prepare.apply(
            Operation.of(OperationCode.GET_OBJECT, object.raw())
                .receivingInto(Downloads.sink(file, 0, size, options.progress()))));
    return 0;
  }

  /** Fetches the rest; false if the camera has no way to, and nothing came. */
  private boolean resume(long start, long end, DownloadOptions options) throws IOException {
    FileChannel file = part.from(start);
    long at = start;
    while (at < end) {
      Optional<Operation> read = read(at, Math.min(PART_BYTES, end - at));
      if (read.isEmpty()) {
        return false;
      }
      long came;
      try {
        came =
            camera
                .execute(
                    prepare.apply(
                        read.get()
                            .receivingInto(Downloads.sink(file, at, size, options.progress()))))
                .dataBytes();
      } catch (OperationFailedException refused) {
        if (at == start && file.position() == start) {
          return false;
        }
        throw refused;
      }
      if (came == 0) {
        throw new IncompleteDataException(
            "object " + object + ": the camera sends nothing from byte " + at + " on", end, at);
      }
      at += came;
    }
    return true;
  }

  private Optional<Operation> read(long offset, long bytes) {
    if (offset <= MAX_32_BITS && camera.supports(OperationCode.GET_PARTIAL_OBJECT)) {
      return Optional.of(
          Operation.of(OperationCode.GET_PARTIAL_OBJECT, object.raw(), (int) offset, (int) bytes));
    }
    return camera.objectSupport().partial(camera, object, offset, bytes);
  }
}
