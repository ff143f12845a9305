package dev.ptpip.client.object;

import dev.ptpip.client.capability.ObjectSupport;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationExecutor;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Stores and the objects in them. Nothing is cached: each call asks the camera. */
public final class CameraObjects {
  private final OperationExecutor camera;
  private final ObjectSupport support;

  /** Objects of {@code camera}, with what its vendor adds. */
  public CameraObjects(OperationExecutor camera, ObjectSupport support) {
    this.camera = camera;
    this.support = support;
  }

  /** All stores, also slots without a medium (see {@link StorageId#hasMedium}). */
  public List<StorageId> storageIds() throws IOException {
    return Datasets.read(camera, Operation.of(OperationCode.GET_STORAGE_IDS), UInt32Array::decode)
        .as(StorageId::new);
  }

  /** What a store is. */
  public StorageInfo storageInfo(StorageId storage) throws IOException {
    return Datasets.read(
        camera, Operation.of(OperationCode.GET_STORAGE_INFO, storage.raw()), StorageInfo::decode);
  }

  /**
   * Number of objects.
   *
   * @param storage a store or {@link StorageId#ALL}
   * @param format a format or {@link ObjectFormatCode#ANY}
   * @param parent a folder, {@link ObjectHandle#ALL} for the root, {@link ObjectHandle#NONE} for
   *     every level
   */
  public long count(StorageId storage, ObjectFormatCode format, ObjectHandle parent)
      throws IOException {
    OperationResult counted =
        camera.execute(
            Operation.of(OperationCode.GET_NUM_OBJECTS, storage.raw(), format.raw(), parent.raw()));
    // some responders leave out the parameters of their responses
    return counted.parameters().isEmpty()
        ? handles(storage, format, parent).size()
        : Integer.toUnsignedLong(counted.parameter(1));
  }

  /** Handles of objects; the parameters are those of {@link #count}. */
  public List<ObjectHandle> handles(StorageId storage, ObjectFormatCode format, ObjectHandle parent)
      throws IOException {
    return Datasets.read(
            camera,
            Operation.of(
                OperationCode.GET_OBJECT_HANDLES, storage.raw(), format.raw(), parent.raw()),
            UInt32Array::decode)
        .as(ObjectHandle::new);
  }

  /** What an object is. */
  public ObjectInfo info(ObjectHandle object) throws IOException {
    return Datasets.read(
        camera, Operation.of(OperationCode.GET_OBJECT_INFO, object.raw()), ObjectInfo::decode);
  }

  /**
   * The size of an object in bytes: from {@code info} below 4 GiB, above it from whatever the
   * camera can be asked.
   *
   * @return empty if it can't
   */
  public OptionalLong size(ObjectHandle object, ObjectInfo info) throws IOException {
    if (info.compressedSize() != ObjectInfo.SIZE_BEYOND_32_BITS) {
      return OptionalLong.of(info.compressedSize());
    }
    OptionalLong own = support.size(camera, object);
    if (own.isPresent()) {
      return own;
    }
    if (!camera.supports(OperationCode.GET_OBJECT_PROP_VALUE)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          Datasets.read(
                  camera,
                  Operation.of(
                      OperationCode.GET_OBJECT_PROP_VALUE,
                      object.raw(),
                      ObjectPropertyCode.OBJECT_SIZE.raw()),
                  (data, policy) -> PropertyValue.decode(DataType.UINT64, data, policy))
              .longValue());
    } catch (OperationFailedException notTold) {
      return OptionalLong.empty();
    }
  }

  /** The thumbnail, normally a JPEG of 160x120. */
  public Bytes thumbnail(ObjectHandle object) throws IOException {
    return camera.execute(Operation.of(OperationCode.GET_THUMB, object.raw())).data();
  }

  /** A larger preview; empty if the camera has none. */
  public Optional<Bytes> largeThumbnail(ObjectHandle object) throws IOException {
    Optional<Operation> operation = support.largeThumbnail(camera, object);
    return operation.isEmpty()
        ? Optional.empty()
        : Optional.of(camera.execute(operation.get()).data());
  }

  /**
   * Deletes an object; of a folder, everything in it.
   *
   * @throws OperationFailedException with Partial_Deletion if something in it is protected
   */
  public void delete(ObjectHandle object) throws IOException {
    if (object.equals(ObjectHandle.ALL) || object.equals(ObjectHandle.NONE)) {
      throw new IllegalArgumentException(object + " is no object; to delete all, say so");
    }
    camera.execute(
        Operation.of(OperationCode.DELETE_OBJECT, object.raw(), ObjectFormatCode.ANY.raw()));
  }

  /**
   * Deletes every object of {@code format} ({@link ObjectFormatCode#ANY}: everything) everywhere.
   */
  public void deleteAll(ObjectFormatCode format) throws IOException {
    camera.execute(Operation.of(OperationCode.DELETE_OBJECT, ObjectHandle.ALL.raw(), format.raw()));
  }

  /** Sets the write protection. */
  public void protect(ObjectHandle object, ProtectionStatus protection) throws IOException {
    camera.execute(
        Operation.of(OperationCode.SET_OBJECT_PROTECTION, object.raw(), protection.code()));
  }

  /** Moves an object into a folder ({@link ObjectHandle#NONE}: the root) of a store. */
  public void move(ObjectHandle object, StorageId storage, ObjectHandle parent) throws IOException {
    camera.execute(
        Operation.of(OperationCode.MOVE_OBJECT, object.raw(), storage.raw(), parent.raw()));
  }

  /** Copies an object into a folder ({@link ObjectHandle#NONE}: the root) of a store. */
  public ObjectHandle copy(ObjectHandle object, StorageId storage, ObjectHandle parent)
      throws IOException {
    return new ObjectHandle(
        camera
            .execute(
                Operation.of(OperationCode.COPY_OBJECT, object.raw(), storage.raw(), parent.raw()))
            .parameter(1));
  }

  /** Formats a store; everything in it is lost. */
  public void format(StorageId storage) throws IOException {
    camera.execute(Operation.of(OperationCode.FORMAT_STORE, storage.raw(), 0));
  }

  /** The objects of one folder ({@link ObjectHandle#ALL}: the root of {@code storage}). */
  public List<CameraFile> list(StorageId storage, ObjectHandle folder, String folderPath)
      throws IOException {
    return new Listing(this).folder(storage, folder, folderPath);
  }

  /** All objects of all stores, folders before what is in them. */
  public List<CameraFile> tree() throws IOException {
    return new Listing(this).everything();
  }

  /**
   * The object at a path as in {@link CameraFile#path}, in the first store that has it.
   *
   * @return empty if there is none
   */
  public Optional<CameraFile> find(String path) throws IOException {
    return new Listing(this).find(path);
  }

  /**
   * The object at a path of one store; the stores are asked for first, as nothing is known about
   * them at the start of a session.
   *
   * @return empty if there is none
   */
  public Optional<CameraFile> find(StorageId storage, String path) throws IOException {
    return storageIds().contains(storage)
        ? new Listing(this).findIn(storage, Listing.parts(path))
        : Optional.empty();
  }

  /** Whether {@code refused} says that the camera does not know the object (any more). */
  static boolean isGone(OperationFailedException refused) {
    return refused.response().equals(ResponseCode.INVALID_OBJECT_HANDLE);
  }
}
