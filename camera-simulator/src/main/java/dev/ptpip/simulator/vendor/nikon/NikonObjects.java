package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.nikon.NikonObjectSize;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.responder.SessionKey;
import dev.ptpip.simulator.store.Outcome;
import dev.ptpip.simulator.store.StoredObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Reading objects in this vendor's ways: previews, sizes and parts beyond 4 GiB. */
final class NikonObjects {
  private static final long UINT32_MAX = 0xFFFF_FFFFL;
  private static final int MOST_OPEN_READS = 64;
  private static final SessionKey<Reads> READS = SessionKey.of("high-speed reads", Reads::new);

  private NikonObjects() {}

  /** Where each high-speed read of a session stands. Guarded by {@code lock}. */
  static final class Reads {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ObjectHandle, Long> offsets = new HashMap<>();

    long offset(ObjectHandle handle) {
      lock.lock();
      try {
        return offsets.getOrDefault(handle, 0L);
      } finally {
        lock.unlock();
      }
    }

    /** False if too many others stand somewhere. */
    boolean goOn(ObjectHandle handle, long offset) {
      lock.lock();
      try {
        boolean room = offsets.size() < MOST_OPEN_READS || offsets.containsKey(handle);
        if (room) {
          offsets.put(handle, offset);
        }
        return room;
      } finally {
        lock.unlock();
      }
    }

    void end(ObjectHandle handle) {
      lock.lock();
      try {
        offsets.remove(handle);
      } finally {
        lock.unlock();
      }
    }
  }

  /** GetVendorStorageIDs 0x9209: as GetStorageIDs. */
  static Reply storageIds(Exchange exchange) {
    return Reply.data(
        UInt32Array.of(exchange.camera().store().storageIds(), StorageId::raw).encode());
  }

  /** GetLargeThumb 0x90C4. */
  static Reply largeThumbnail(Exchange exchange) {
    Outcome<DataSource> preview = exchange.camera().store().largeThumbnail(exchange.handle(1));
    return preview.isOk() ? Reply.data(preview.value()) : Reply.code(preview.code());
  }

  /** GetObjectSize 0x9421: UINT64. */
  static Reply size(Exchange exchange) {
    return exchange
        .camera()
        .store()
        .find(exchange.handle(1))
        .map(object -> Reply.data(NikonObjectSize.of(object.size()).encode()))
        .orElseGet(() -> Reply.code(ResponseCode.INVALID_OBJECT_HANDLE));
  }

  /**
   * GetPartialObjectEx 0x9431: p2, p3 offset, p4, p5 most bytes, low half first; answers the bytes
   * in the same way.
   */
  static Reply part(Exchange exchange) {
    long offset = uint64(exchange.parameter(2), exchange.parameter(3));
    long most = uint64(exchange.parameter(4), exchange.parameter(5));
    Outcome<DataSource> object = exchange.camera().store().open(exchange.handle(1));
    if (!object.isOk()) {
      return Reply.code(object.code());
    }
    long size = object.value().size();
    if (offset < 0 || offset > size) {
      return Reply.code(ResponseCode.INVALID_PARAMETER);
    }
    long count = most < 0 ? size - offset : Math.min(most, size - offset);
    return Reply.data(object.value().slice(offset, count), (int) count, (int) (count >>> 32));
  }

  private static long uint64(int low, int high) {
    return (high & UINT32_MAX) << 32 | (low & UINT32_MAX);
  }

  /**
   * GetPartialObjectHighSpeed 0x9400: p2 most bytes, p3 1 to end the read; each call goes on where
   * the last one of this session ended, and answers the bytes and the offset that they begin at.
   * Device_Busy for one read more than a session may have open.
   */
  static Reply next(Exchange exchange) {
    ObjectHandle handle = exchange.handle(1);
    Outcome<DataSource> object = exchange.camera().store().open(handle);
    if (!object.isOk()) {
      return Reply.code(object.code());
    }
    int end = exchange.parameter(3);
    if (end != 0 && end != 1) {
      return Reply.code(ResponseCode.INVALID_PARAMETER);
    }
    Reads reads = exchange.session().state(READS);
    long offset = Math.min(reads.offset(handle), object.value().size());
    long count = Math.min(exchange.parameter(2) & UINT32_MAX, object.value().size() - offset);
    if (end == 1) {
      reads.end(handle);
    } else if (!reads.goOn(handle, offset + count)) {
      return Reply.code(ResponseCode.DEVICE_BUSY);
    }
    return Reply.data(
        object.value().slice(offset, count), (int) count, (int) offset, (int) (offset >>> 32));
  }

  /**
   * GetSpecificSizeObject 0x940B and GetFhdPicture 0x920F: the picture made smaller;
   * No_Thumbnail_Present if the object is none.
   */
  static Reply scaled(Exchange exchange, int maxWidth, int maxHeight, ResponseCode none)
      throws IOException {
    Optional<StoredObject> object = exchange.camera().store().find(exchange.handle(1));
    if (object.isEmpty()) {
      return Reply.code(ResponseCode.INVALID_OBJECT_HANDLE);
    }
    return object
        .get()
        .scaled(maxWidth, maxHeight)
        .map(Reply::data)
        .orElseGet(() -> Reply.code(none));
  }
}
