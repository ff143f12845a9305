package dev.ptpip.client.object;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.operation.IncompleteDataException;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.ObjectHandle;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
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
    if (usable && there == size.getAsLong()) {
      return there;
    }
    if (usable) {
      long start = there > MAX_32_BITS && wide(there, 1).isEmpty() ? MAX_32_BITS : there;
      if (resume(start, size.getAsLong(), options)) {
        return start;
      }
    }
    FileChannel file = part.from(0);
    camera.execute(
        prepare.apply(
            Operation.of(OperationCode.GET_OBJECT, object.raw())
                .receivingInto(sink(file, 0, options))));
    return 0;
  }

  /** Fetches the rest; false if the camera has no way to, and nothing came. */
  private boolean resume(long start, long end, DownloadOptions options) throws IOException {
    FileChannel file = part.from(start);
    long at = start;
    while (at < end) {
      Optional<Operation> read = read(at, end);
      if (read.isEmpty()) {
        return false;
      }
      long came;
      try {
        came =
            camera
                .execute(prepare.apply(read.get().receivingInto(sink(file, at, options))))
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

  /** Writes to the part; what the disk refuses is told with the name of the file. */
  private DataSink sink(FileChannel file, long offset, DownloadOptions options) {
    DataSink plain = Downloads.sink(file, offset, size, options.progress());
    return chunk -> {
      try {
        plain.accept(chunk);
      } catch (ClosedChannelException ours) {
        throw ours;
      } catch (IOException refused) {
        throw part.refused(refused);
      }
    };
  }

  /**
   * Asks for the bytes from {@code offset} on. Where only 32-bit offsets are possible, the last
   * part that can be named has to reach to the end.
   */
  private Optional<Operation> read(long offset, long end) {
    long bytes = Math.min(PART_BYTES, end - offset);
    if (offset > MAX_32_BITS || !camera.supports(OperationCode.GET_PARTIAL_OBJECT)) {
      return wide(offset, bytes);
    }
    boolean last = offset + bytes > MAX_32_BITS && wide(offset, bytes).isEmpty();
    long wanted = last ? Math.min(MAX_32_BITS, end - offset) : bytes;
    return Optional.of(
        Operation.of(OperationCode.GET_PARTIAL_OBJECT, object.raw(), (int) offset, (int) wanted));
  }

  private Optional<Operation> wide(long offset, long bytes) {
    return camera.objectSupport().partial(camera, object, offset, bytes);
  }
}
