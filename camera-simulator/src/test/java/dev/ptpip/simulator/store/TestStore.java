package dev.ptpip.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.FilesystemType;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.StorageType;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A store with two slots and the short cuts that tests need. */
final class TestStore implements AutoCloseable {
  static final StorageId SLOT_1 = new StorageId(0x00010001);
  static final StorageId SLOT_2 = new StorageId(0x00020001);
  static final StorageId UNKNOWN = new StorageId(0x7FFF7FFF);
  static final ObjectHandle NOBODY = new ObjectHandle(0x7FFFFFF1);
  static final DcfNaming NAMING = new DcfNaming("D5300", "DSC_");
  static final LocalDateTime NOW = LocalDateTime.of(2024, 6, 1, 12, 0);
  static final ObjectFormatCode JPEG = ObjectFormatCode.EXIF_JPEG;
  static final ObjectFormatCode TEXT = ObjectFormatCode.TEXT;
  static final ObjectFormatCode FOLDER = ObjectFormatCode.ASSOCIATION;
  static final long CAPACITY = 64L << 20;

  final ObjectStore store;
  final Card card = Card.blank("card one", CAPACITY);
  final List<StoreChange> changes = new ArrayList<>();

  private TestStore(AccessCapability access, HostWrites hostWrites, Integer... moreFormats) {
    List<SlotSettings> slots =
        IntStream.of(1, 2)
            .mapToObj(
                number ->
                    new SlotSettings(
                        number,
                        StorageType.REMOVABLE_RAM,
                        FilesystemType.DCF,
                        access,
                        hostWrites,
                        "",
                        "Slot " + number))
            .toList();
    List<ObjectFormatCode> formats =
        Stream.concat(
                Stream.of(0x3001, 0x3002, 0x3004, 0x3006, 0x300D, 0x3801), Stream.of(moreFormats))
            .map(ObjectFormatCode::new)
            .toList();
    store = new ObjectStore(slots, formats, NAMING, () -> NOW);
    store.insert(1, card);
    store.listen(changes::add);
  }

  /** One card in slot 1, which initiators may write to; slot 2 is empty. */
  static TestStore writable() {
    return new TestStore(AccessCapability.READ_WRITE, HostWrites.AS_REPORTED);
  }

  /** A camera that knows Undefined 0x3000 too. */
  static TestStore takingAnyFormat() {
    return new TestStore(AccessCapability.READ_WRITE, HostWrites.AS_REPORTED, 0x3000);
  }

  static TestStore with(AccessCapability access, HostWrites hostWrites) {
    return new TestStore(access, hostWrites);
  }

  Card insertSecondCard() {
    Card second = Card.blank("card two", CAPACITY);
    store.insert(2, second);
    return second;
  }

  static UploadRequest request(
      StorageId storage, ObjectHandle parent, ObjectFormatCode format, long size, String name) {
    return UploadRequest.of(
        storage,
        parent,
        ObjectInfo.builder(StorageId.NONE, format, name).compressedSize(size).build());
  }

  ObjectHandle folder(ObjectHandle parent, String name) {
    return folder(SLOT_1, parent, name);
  }

  ObjectHandle folder(StorageId storage, ObjectHandle parent, String name) {
    return store.beginUpload(request(storage, parent, FOLDER, 0, name)).value().handle();
  }

  ObjectHandle file(ObjectHandle parent, String name) {
    return file(SLOT_1, parent, JPEG, name, Bytes.of(1, 2, 3));
  }

  ObjectHandle file(
      StorageId storage, ObjectHandle parent, ObjectFormatCode format, String name, Bytes bytes) {
    Upload upload = store.beginUpload(request(storage, parent, format, bytes.size(), name)).value();
    assertThat(send(upload, bytes)).isEqualTo(ResponseCode.OK);
    return upload.handle();
  }

  static ResponseCode send(Upload upload, Bytes bytes) {
    try (UploadData data = upload.open()) {
      ByteBuffer rest = bytes.asBuffer();
      while (rest.hasRemaining()) {
        ByteBuffer chunk = rest.slice(rest.position(), Math.min(1000, rest.remaining()));
        rest.position(rest.position() + chunk.remaining());
        data.accept(chunk);
        assertThat(chunk.hasRemaining()).isFalse();
      }
      return data.commit();
    }
  }

  List<ObjectHandle> all() {
    return store.list(ObjectQuery.EVERYTHING).value();
  }

  List<ObjectHandle> in(ObjectHandle folder) {
    return store.list(new ObjectQuery(StorageId.ALL, 0, folder)).value();
  }

  ResponseCode delete(ObjectHandle handle) {
    return store.delete(handle, ChangeOrigin.HOST);
  }

  ResponseCode protect(ObjectHandle handle, int code) {
    return store.protect(handle, code, ChangeOrigin.HOST);
  }

  Bytes read(ObjectHandle handle) {
    return readAll(store.open(handle).value());
  }

  static Bytes readAll(DataSource source) {
    try {
      return source.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ObjectInfo info(ObjectHandle handle) {
    return store.find(handle).orElseThrow().info();
  }

  @Override
  public void close() {
    store.close();
  }
}
