package dev.ptpip.client.object;

import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationExecutor;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.AssociationType;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends objects: first what it is, then the bytes. Many cameras refuse this. */
public final class Uploads {
  private static final long MAX_32_BITS = 0xFFFF_FFFFL;
  private static final Map<String, ObjectFormatCode> FORMATS =
      Map.of(
          "jpg", ObjectFormatCode.EXIF_JPEG,
          "jpeg", ObjectFormatCode.EXIF_JPEG,
          "mov", ObjectFormatCode.QUICK_TIME,
          "txt", ObjectFormatCode.TEXT,
          "tif", ObjectFormatCode.TIFF_EP);

  private final OperationExecutor camera;

  /** Objects for {@code camera}. */
  public Uploads(OperationExecutor camera) {
    this.camera = camera;
  }

  /**
   * Makes a folder.
   *
   * @param storage the store, {@link StorageId#NONE} to leave the choice to the camera
   * @param parent the folder around it, {@link ObjectHandle#ALL} for the root
   */
  public ObjectHandle createFolder(StorageId storage, ObjectHandle parent, String name)
      throws IOException {
    return announce(
        storage,
        parent,
        ObjectInfo.builder(storage, ObjectFormatCode.ASSOCIATION, name)
            .parent(inDataset(parent))
            .association(AssociationType.GENERIC_FOLDER)
            .build());
  }

  /** Sends a file under its own name; format by its extension. */
  public ObjectHandle send(Path file, StorageId storage, ObjectHandle parent, UploadOptions options)
      throws IOException {
    String name = String.valueOf(file.getFileName());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return send(
          DataSource.of(channel, 0, channel.size()), name, format(name), storage, parent, options);
    }
  }

  static ObjectFormatCode format(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return FORMATS.getOrDefault(extension, ObjectFormatCode.UNDEFINED);
  }

  /**
   * Sends an object of any size, also empty.
   *
   * @param storage the store, {@link StorageId#NONE} to leave the choice to the camera
   * @param parent the folder, {@link ObjectHandle#ALL} for the root
   * @return its handle
   */
  public ObjectHandle send(
      DataSource data,
      String name,
      ObjectFormatCode format,
      StorageId storage,
      ObjectHandle parent,
      UploadOptions options)
      throws IOException {
    long size = data.size();
    ObjectHandle handle =
        size > MAX_32_BITS - 1 && camera.supports(OperationCode.SEND_OBJECT_PROP_LIST)
            ? announceLarge(storage, parent, name, format, size)
            : announce(
                storage,
                parent,
                ObjectInfo.builder(storage, format, name)
                    .parent(inDataset(parent))
                    .compressedSize(Math.min(size, MAX_32_BITS))
                    .build());
    camera.execute(
        Operation.of(OperationCode.SEND_OBJECT)
            .sending(new ReportingSource(data, options.progress()))
            .cancelledBy(options.cancellation()));
    return handle;
  }

  private static ObjectHandle inDataset(ObjectHandle parent) {
    return parent.equals(ObjectHandle.ALL) ? ObjectHandle.NONE : parent;
  }

  private ObjectHandle announce(StorageId storage, ObjectHandle parent, ObjectInfo info)
      throws IOException {
    return handle(
        camera.execute(
            Operation.of(OperationCode.SEND_OBJECT_INFO, storage.raw(), parent.raw())
                .sending(DataSource.of(info.encode()))));
  }

  /** MTP 1.1 §E.2.4: the one way to announce a size of 4 GiB or more. */
  private ObjectHandle announceLarge(
      StorageId storage, ObjectHandle parent, String name, ObjectFormatCode format, long size)
      throws IOException {
    ObjectPropList properties =
        ObjectPropList.of(
            List.of(
                new ObjectPropList.Entry(
                    ObjectHandle.NONE,
                    ObjectPropertyCode.OBJECT_FILE_NAME,
                    PropertyValue.text(name)),
                new ObjectPropList.Entry(
                    ObjectHandle.NONE,
                    ObjectPropertyCode.OBJECT_SIZE,
                    PropertyValue.of(DataType.UINT64, BigInteger.valueOf(size)))));
    return handle(
        camera.execute(
            Operation.of(
                    OperationCode.SEND_OBJECT_PROP_LIST,
                    storage.raw(),
                    parent.raw(),
                    format.raw(),
                    (int) (size >>> 32),
                    (int) size)
                .sending(DataSource.of(properties.encode()))));
  }

  private static ObjectHandle handle(OperationResult result) {
    return new ObjectHandle(result.parameter(3));
  }
}
