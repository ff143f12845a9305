package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.camera.EventBus;
import dev.ptpip.simulator.store.ChangeOrigin;
import dev.ptpip.simulator.store.ContentFacts;
import dev.ptpip.simulator.store.NewObject;
import dev.ptpip.simulator.store.ObjectContent;
import dev.ptpip.simulator.store.ObjectStore;
import dev.ptpip.simulator.store.StoreChange;
import dev.ptpip.simulator.store.StoreListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pictures in the camera's memory. The first in line is an object of store 0 with the model's
 * handle for it; deleting it brings the next one to that handle (observed with initiators that
 * fetch a burst this way).
 *
 * <p>Of an exposure with two files the second is told of by itself, when the first was told of and
 * the initiator polls again, or when the handle has come to mean it: gphoto2, which takes all of
 * one list for one picture, gets both files from a D90 (pibooth/pibooth issue 53). Pictures do not
 * outlive the session that ordered them (gphoto.org/doc/remote, gphoto/gphoto2 issue 656). Guarded
 * by {@code lock}.
 */
final class MemoryImages implements StoreListener {
  private static final int CAPACITY = 100;
  private static final String STEM = "DSC_0000.";

  private final ObjectStore store;
  private final ObjectHandle first;
  private final EventBus events;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean wanted = true;
  private boolean occupied;
  private boolean fetched;

  /** A picture in line. */
  private record Waiting(NewObject image, boolean told) {}

  /**
   * No pictures.
   *
   * @param first the handle of the picture at the head of the line
   * @param events where second files are told of
   */
  MemoryImages(ObjectStore store, ObjectHandle first, EventBus events) {
    this.store = store;
    this.first = first;
    this.events = events;
    store.listen(this);
  }

  private CameraEvent added() {
    return CameraEvent.of(NikonEvents.OBJECT_ADDED_IN_SDRAM, first.raw());
  }

  /** From here on pictures are kept; those that nobody fetched give way. */
  void begin() {
    empty();
    lock.lock();
    try {
      wanted = true;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody is left to fetch any, also of an exposure under way. */
  void discard() {
    lock.lock();
    try {
      wanted = false;
    } finally {
      lock.unlock();
    }
    empty();
  }

  /**
   * Takes in the files of one exposure; the oldest one that waits is lost when there are too many.
   *
   * @return what is to be told at once
   */
  List<CameraEvent> keep(List<NewObject> files) {
    lock.lock();
    try {
      if (!wanted || files.isEmpty()) {
        return List.of();
      }
      for (int i = 0; i < files.size(); i++) {
        add(new Waiting(files.get(i), i == 0));
      }
    } finally {
      lock.unlock();
    }
    return List.of(added());
  }

  private void add(Waiting picture) {
    if (!occupied) {
      show(picture);
      return;
    }
    if (waiting.size() == CAPACITY) {
      waiting.removeFirst();
    }
    waiting.addLast(picture);
  }

  private void show(Waiting picture) {
    occupied = true;
    fetched = false;
    NewObject image = picture.image();
    store.putInMemory(
        first,
        STEM + image.suffix(),
        new NewObject(
            image.suffix(),
            image.format(),
            new Watched(image.content()),
            image.created(),
            image.allocation()));
  }

  /** Tells of the files that were not told of together with the first of their exposure. */
  void tellOfTheOthers() {
    int untold = 0;
    lock.lock();
    try {
      int pictures = waiting.size();
      for (int i = 0; i < pictures; i++) {
        Waiting picture = waiting.removeFirst();
        untold += picture.told() ? 0 : 1;
        waiting.addLast(new Waiting(picture.image(), true));
      }
    } finally {
      lock.unlock();
    }
    for (int i = 0; i < untold; i++) {
      events.publish(added());
    }
  }

  /** The next picture is shown when the first one is gone. */
  @Override
  public void changed(StoreChange change) {
    if (change instanceof StoreChange.ObjectRemoved removed && removed.handle().equals(first)) {
      boolean tell = false;
      lock.lock();
      try {
        occupied = false;
        if (!waiting.isEmpty()) {
          Waiting next = waiting.removeFirst();
          show(next);
          tell = !next.told();
        }
      } finally {
        lock.unlock();
      }
      if (tell) {
        events.publish(added());
      }
    }
  }

  /** Whether a picture waits to be fetched. */
  boolean hasUnfetched() {
    lock.lock();
    try {
      return (occupied && !fetched) || !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private boolean isOccupied() {
    lock.lock();
    try {
      return occupied;
    } finally {
      lock.unlock();
    }
  }

  private void empty() {
    lock.lock();
    try {
      waiting.clear();
    } finally {
      lock.unlock();
    }
    if (isOccupied()) {
      store.delete(first, ChangeOrigin.HOST);
    }
  }

  /**
   * DeleteImagesInSdram of one handle or, with 0, of all: Invalid_ObjectHandle if there is no such
   * picture.
   */
  ResponseCode delete(ObjectHandle handle) {
    if (handle.equals(ObjectHandle.NONE)) {
      empty();
      return ResponseCode.OK;
    }
    return handle.equals(first)
        ? store.delete(first, ChangeOrigin.HOST)
        : ResponseCode.INVALID_OBJECT_HANDLE;
  }

  /** The content of the first picture; who opens it fetches it. */
  private final class Watched implements ObjectContent {
    private final ObjectContent content;

    Watched(ObjectContent content) {
      this.content = content;
    }

    @Override
    public long size() {
      return content.size();
    }

    @Override
    public DataSource open() throws IOException {
      DataSource source = content.open();
      lock.lock();
      try {
        fetched = true;
      } finally {
        lock.unlock();
      }
      return source;
    }

    @Override
    public ContentFacts facts() {
      return content.facts();
    }

    @Override
    public Optional<DataSource> thumbnail() throws IOException {
      return content.thumbnail();
    }

    @Override
    public Optional<DataSource> largeThumbnail() throws IOException {
      return content.largeThumbnail();
    }

    @Override
    public Optional<DataSource> scaled(int maxWidth, int maxHeight) throws IOException {
      return content.scaled(maxWidth, maxHeight);
    }

    @Override
    public void release() {
      content.release();
    }
  }
}
