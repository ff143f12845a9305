package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A medium with its objects; keeps them while it is out of the camera. Guarded by the lock of the
 * store that it is in; between two stores by its owner.
 */
public final class Card {
  private static final long CLUSTER = 32_768;

  private final String id;
  private final FolderNode root;
  private final DcfCounter counter = new DcfCounter();
  private long capacity;
  private long pictureSize = CLUSTER;
  private long used;
  private long added;
  private CardLock lock = CardLock.UNLOCKED;
  private @Nullable Object handlesFrom;
  private @Nullable OpenFiles files;

  /**
   * Changes with every insertion; null while the card is out. Sources of its objects look at it.
   */
  private volatile @Nullable Object insertion;

  private Card(String id, long capacity) {
    this.id = id;
    this.capacity = capacity;
    root = new FolderNode("", id);
  }

  /**
   * An empty card.
   *
   * @param id tells cards apart; the persistent ids of objects derive from it
   * @param capacity bytes, rounded up to whole clusters of 32 KiB
   */
  public static Card blank(String id, long capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("a capacity of " + capacity + " bytes");
    }
    return new Card(id, allocation(capacity));
  }

  /** Tells cards apart. */
  public String id() {
    return id;
  }

  /** {@code bytes} in whole clusters. */
  static long allocation(long bytes) {
    return bytes > Long.MAX_VALUE - CLUSTER ? bytes : (bytes + CLUSTER - 1) / CLUSTER * CLUSTER;
  }

  FolderNode root() {
    return root;
  }

  DcfCounter counter() {
    return counter;
  }

  long capacity() {
    return capacity;
  }

  void capacity(long bytes) {
    capacity = allocation(bytes);
    pictureSize = CLUSTER;
  }

  /** Makes room for so many pictures of at most so many bytes. */
  void room(int pictures, long bytesEach) {
    capacity(used + Math.multiplyExact(bytesEach, pictures));
    pictureSize = bytesEach;
  }

  /** How many pictures fit, which are expected to take so many bytes each. */
  long roomFor(long expectedBytes) {
    return free() / Math.max(expectedBytes, pictureSize);
  }

  long used() {
    return used;
  }

  long free() {
    return Math.max(0, capacity - used);
  }

  CardLock lock() {
    return lock;
  }

  void lock(CardLock changed) {
    lock = changed;
  }

  @Nullable Object insertion() {
    return insertion;
  }

  /** Handles that another store gave mean nothing to this one. */
  void insert(Object store) {
    if (handlesFrom != store) {
      for (Node node : root.below()) {
        node.handle(ObjectHandle.NONE);
      }
      handlesFrom = store;
    }
    insertion = new Object();
  }

  void remove() {
    insertion = null;
  }

  /** What the card's objects are read from. */
  void files(OpenFiles opened) {
    files = opened;
  }

  /** Closes what the card's objects are read from. */
  void closeFiles() {
    if (files != null) {
      files.close();
    }
  }

  /** An identity for an object that is added now. */
  String newIdentity() {
    return id + "#" + ++added;
  }

  FolderNode newFolder(FolderNode parent, String name, String identity) {
    FolderNode folder = new FolderNode(name, identity);
    attach(parent, folder);
    return folder;
  }

  FileNode newFile(
      FolderNode parent,
      String name,
      String identity,
      ObjectFormatCode format,
      ObjectContent content,
      long allocated) {
    FileNode file = new FileNode(name, identity, format, new Holding(content), allocated);
    attach(parent, file);
    return file;
  }

  /** Puts {@code node} with everything below it on the card. */
  void attach(FolderNode parent, Node node) {
    parent.add(node);
    used += allocatedBy(node);
    counter.noteTree(root, node);
  }

  /** Takes {@code node} with everything below it off the card. */
  void detach(Node node) {
    FolderNode parent = node.parent();
    if (parent != null) {
      parent.remove(node);
      used -= allocatedBy(node);
    }
  }

  void reallocate(FileNode file, long allocated) {
    used += allocated - file.allocated();
    file.allocated(allocated);
  }

  static long allocatedBy(Node node) {
    long sum = node.allocated();
    if (node instanceof FolderNode folder) {
      for (Node below : folder.below()) {
        sum += below.allocated();
      }
    }
    return sum;
  }

  /** The folder {@code DCIM}, if the card has one. */
  Optional<FolderNode> dcim() {
    return root.folder(DcfCounter.DCIM);
  }
}
