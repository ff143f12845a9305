package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ObjectStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pictures that the user has marked on the body for a smart device: operations 0x9407 to
 * 0x940A. Their names are known, their parameters and data are not confirmed by any source; here
 * the list is an array of handles, a lock keeps the body from marking more, and a file that was
 * acquired leaves the list. Guarded by {@code lock}.
 */
final class TransferList {
  private static final int CAPACITY = 10_000;

  private final ObjectStore store;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<ObjectHandle> marked = new LinkedHashSet<>();
  private boolean locked;

  TransferList(ObjectStore store) {
    this.store = store;
  }

  /**
   * What the user does on the body; false while the list is locked, full, or if there is no such
   * object.
   */
  boolean mark(ObjectHandle handle) {
    lock.lock();
    try {
      return !locked
          && marked.size() < CAPACITY
          && store.find(handle).isPresent()
          && marked.add(handle);
    } finally {
      lock.unlock();
    }
  }

  /** SetTransferListLock 0x9407: p1 1 locks, 0 unlocks; Invalid_Parameter otherwise. */
  Reply setLock(Exchange exchange) {
    int value = exchange.parameter(1);
    if (value != 0 && value != 1) {
      return Reply.code(ResponseCode.INVALID_PARAMETER);
    }
    lock(value == 1);
    return Reply.ok();
  }

  private void lock(boolean on) {
    lock.lock();
    try {
      locked = on;
    } finally {
      lock.unlock();
    }
  }

  void unlock() {
    lock(false);
  }

  /** GetTransferList 0x9408: the handles that still exist. */
  Reply list(Exchange exchange) {
    List<ObjectHandle> present;
    lock.lock();
    try {
      marked.removeIf(handle -> store.find(handle).isEmpty());
      present = List.copyOf(marked);
    } finally {
      lock.unlock();
    }
    return Reply.data(UInt32Array.of(present, ObjectHandle::raw).encode());
  }

  /** NotifyFileAcquisitionStart 0x9409: p1 the object; Invalid_ObjectHandle. */
  Reply acquisitionStarts(Exchange exchange) {
    return store.find(exchange.handle(1)).isPresent()
        ? Reply.ok()
        : Reply.code(ResponseCode.INVALID_OBJECT_HANDLE);
  }

  /**
   * NotifyFileAcquisitionEnd 0x940A: p1 the object, which leaves the list; Invalid_ObjectHandle.
   */
  Reply acquisitionEnds(Exchange exchange) {
    if (store.find(exchange.handle(1)).isEmpty()) {
      return Reply.code(ResponseCode.INVALID_OBJECT_HANDLE);
    }
    lock.lock();
    try {
      marked.remove(exchange.handle(1));
    } finally {
      lock.unlock();
    }
    return Reply.ok();
  }
}
