package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.store.ChangeOrigin;
import dev.ptpip.simulator.store.NewObject;
import dev.ptpip.simulator.store.ObjectStore;
import dev.ptpip.simulator.store.StoreChange;
import dev.ptpip.simulator.store.StoreListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pictures in the camera's memory. The first in line is an object of store 0 with the model's
 * handle for it; deleting it brings the next one to that handle (observed with initiators that
 * fetch a burst this way). Guarded by {@code lock}.
 */
final class MemoryImages implements StoreListener {
  private static final int CAPACITY = 100;
  private static final String STEM = "DSC_0000.";

  private final ObjectStore store;
  private final ObjectHandle first;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<NewObject> waiting = new ArrayDeque<>();
  private boolean occupied;

  /**
   * No pictures.
   *
   * @param first the handle of the picture at the head of the line
   */
  MemoryImages(ObjectStore store, ObjectHandle first) {
    this.store = store;
    this.first = first;
    store.listen(this);
  }

  /** Takes a picture in; the oldest one that waits is lost when there are too many. */
  CameraEvent keep(NewObject image) {
    lock.lock();
    try {
      if (occupied) {
        if (waiting.size() == CAPACITY) {
          waiting.removeFirst();
        }
        waiting.addLast(image);
      } else {
        show(image);
      }
    } finally {
      lock.unlock();
    }
    return CameraEvent.of(NikonEvents.OBJECT_ADDED_IN_SDRAM, first.raw());
  }

  private void show(NewObject image) {
    occupied = true;
    store.putInMemory(first, STEM + image.suffix(), image);
  }

  /** The next picture is shown when the first one is gone. */
  @Override
  public void changed(StoreChange change) {
    if (change instanceof StoreChange.ObjectRemoved removed && removed.handle().equals(first)) {
      lock.lock();
      try {
        occupied = false;
        if (!waiting.isEmpty()) {
          show(waiting.removeFirst());
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** Whether a picture waits to be fetched. */
  boolean isOccupied() {
    lock.lock();
    try {
      return occupied;
    } finally {
      lock.unlock();
    }
  }

  /**
   * DeleteImagesInSdram of one handle or, with 0, of all: Invalid_ObjectHandle if there is no such
   * picture.
   */
  ResponseCode delete(ObjectHandle handle) {
    if (handle.equals(ObjectHandle.NONE)) {
      lock.lock();
      try {
        waiting.clear();
      } finally {
        lock.unlock();
      }
      return isOccupied() ? store.delete(first, ChangeOrigin.HOST) : ResponseCode.OK;
    }
    return handle.equals(first)
        ? store.delete(first, ChangeOrigin.HOST)
        : ResponseCode.INVALID_OBJECT_HANDLE;
  }
}
