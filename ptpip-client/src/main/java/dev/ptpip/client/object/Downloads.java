package dev.ptpip.client.object;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.operation.IncompleteDataException;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * Fetches objects of any size with a small fixed amount of memory. A file appears under its name
 * only when it is complete and has the size that the camera tells.
 */
public final class Downloads {
  private final CameraSession camera;
  private final CameraObjects objects;

  /** Objects of {@code camera}. */
  public Downloads(CameraSession camera, CameraObjects objects) {
    this.camera = camera;
    this.objects = objects;
  }

  /**
   * Fetches an object into memory.
   *
   * @param limit most bytes to keep
   * @throws IncompleteDataException if it is larger
   */
  public Bytes toMemory(ObjectHandle object, int limit) throws IOException {
    return camera
        .execute(Operation.of(OperationCode.GET_OBJECT, object.raw()).receivingAtMost(limit))
        .data();
  }

  /**
   * Fetches an object into {@code target}, which stays open.
   *
   * @return number of bytes
   */
  public long toChannel(ObjectHandle object, WritableByteChannel target, DownloadOptions options)
      throws IOException {
    ObjectInfo info = objects.info(object);
    OptionalLong size = objects.size(object, info);
    OperationResult result =
        camera.execute(
            with(
                options,
                Operation.of(OperationCode.GET_OBJECT, object.raw())
                    .receivingInto(sink(target, 0, size, options.progress()))));
    check(info, size, result.dataBytes());
    return result.dataBytes();
  }

  /**
   * Fetches an object into a folder, which is made when needed, under a safe form of the name that
   * the camera gives it.
   */
  public Download toFolder(ObjectHandle object, Path folder, DownloadOptions options)
      throws IOException {
    ObjectInfo info = objects.info(object);
    Files.createDirectories(folder);
    return toFile(object, info, folder.resolve(fileName(object, info)), options);
  }

  static String fileName(ObjectHandle object, ObjectInfo info) {
    return SafeFileName.of(info.fileName(), "object-%08x".formatted(object.raw()));
  }

  /** Fetches an object into {@code target}; the folder has to exist. */
  public Download toFile(ObjectHandle object, Path target, DownloadOptions options)
      throws IOException {
    return toFile(object, objects.info(object), target, options);
  }

  private Download toFile(
      ObjectHandle object, ObjectInfo info, Path target, DownloadOptions options)
      throws IOException {
    if (options.existing() == ExistingFile.FAIL && Files.exists(target)) {
      throw new FileAlreadyExistsException(String.valueOf(target), null, "nothing was fetched");
    }
    OptionalLong size = objects.size(object, info);
    try (PartialFile part = PartialFile.open(target, identity(info, size))) {
      FileTransfer transfer =
          new FileTransfer(camera, object, part, size, operation -> with(options, operation));
      try {
        long resumedAt = transfer.run(options);
        check(info, size, part.size());
        long bytes = part.size();
        return new Download(
            part.publish(options.existing(), options.durability()), bytes, resumedAt);
      } catch (IncompleteDataException untrustworthy) {
        part.discard();
        throw untrustworthy;
      } catch (IOException broken) {
        if (options.resume() == Resume.RESTART || part.size() == 0) {
          part.discard();
        }
        throw broken;
      }
    }
  }

  private static Operation with(DownloadOptions options, Operation operation) {
    return operation.cancelledBy(options.cancellation());
  }

  private static void check(ObjectInfo info, OptionalLong size, long came)
      throws IncompleteDataException {
    if (size.isPresent() && size.getAsLong() != came) {
      throw new IncompleteDataException(
          info.fileName() + ": the camera tells " + size.getAsLong() + " bytes, " + came + " came",
          size.getAsLong(),
          came);
    }
  }

  /** Names the object without its handle, which is another one in the next session. */
  private String identity(ObjectInfo info, OptionalLong size) {
    DeviceInfo device = camera.deviceInfo();
    String text =
        String.join(
            "\n",
            device.model(),
            device.serialNumber(),
            info.storageId().toString(),
            info.fileName(),
            info.captureDate().text(),
            info.modificationDate().text(),
            String.valueOf(size));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** Writes to {@code target} and tells how far it is. */
  static DataSink sink(
      WritableByteChannel target, long offset, OptionalLong size, Progress progress) {
    long total = size.orElse(Progress.UNKNOWN);
    return new DataSink() {
      private long done = offset;

      @Override
      public void accept(ByteBuffer chunk) throws IOException {
        int count = chunk.remaining();
        while (chunk.hasRemaining()) {
          target.write(chunk);
        }
        done += count;
        progress.at(done, total);
      }
    };
  }
}
