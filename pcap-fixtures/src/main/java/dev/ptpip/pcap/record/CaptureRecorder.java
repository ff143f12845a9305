package dev.ptpip.pcap.record;

import dev.ptpip.pcap.file.CaptureInterface;
import dev.ptpip.pcap.file.LinkType;
import dev.ptpip.pcap.file.PcapngWriter;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A capture that grows while connections are used. What was recorded is handed to the operating
 * system before the call returns, or by a thread that is writing at that moment, so the file is
 * complete whenever the process ends. If the file can't be written any more, the connections go on
 * and {@link #failure} says why the recording has ended.
 *
 * <p>Safe for use by several threads. Encoding is guarded by {@code lock}, the file by {@code
 * writing}; no thread waits for the file unless {@value #PENDING_LIMIT} bytes wait already.
 */
public final class CaptureRecorder implements Closeable {
  /** Most that waits for a file that is slower than the connections. */
  static final int PENDING_LIMIT = 1024 * 1024;

  private static final int NAMES = 1000;

  /** Most connections whose end is held back. */
  private static final int HELD_LIMIT = 1000;

  private final OutputStream file;
  private final RecorderOptions options;
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();
  private final List<RecordedConnection> open = new ArrayList<>();
  private final Set<RecordedConnection> held = new LinkedHashSet<>();
  private final Set<InetAddress> named = new HashSet<>();
  private Instant last = Instant.EPOCH;
  private PendingBytes pending = new PendingBytes();
  private PendingBytes spare = new PendingBytes();
  private final PcapngWriter writer;
  private final int interfaceNumber;
  private long connections;
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong payloadBytes = new AtomicLong();
  private volatile boolean closed;
  private volatile @Nullable IOException failure;

  private CaptureRecorder(OutputStream file, RecorderOptions options) throws IOException {
    this.file = file;
    this.options = options;
    this.writer = new PcapngWriter(new ToPending(), options.application());
    this.interfaceNumber =
        writer.add(
            new CaptureInterface(
                LinkType.RAW,
                options.interfaceName(),
                "bytes seen at the end of a connection; TCP/IP headers are made up from them",
                CaptureInterface.Resolution.NANOSECONDS));
    drain();
  }

  /** Leads to whichever of the two buffers is filled at the moment. */
  private final class ToPending extends OutputStream {
    @Override
    public void write(int value) {
      pending.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      pending.write(bytes, offset, length);
    }
  }

  /**
   * Begins a recording; a file that is there is replaced.
   *
   * @throws IOException if it can't be written
   */
  public static CaptureRecorder open(Path path, RecorderOptions options) throws IOException {
    // not a channel: an interrupted thread would close it, and threads of connections are
    OutputStream file = new FileOutputStream(path.toFile());
    try {
      return new CaptureRecorder(file, options);
    } catch (IOException | RuntimeException unusable) {
      file.close();
      throw unusable;
    }
  }

  /** Records the beginning of a connection and gives the handle for what follows. */
  public RecordedConnection connection(InetSocketAddress initiator, InetSocketAddress responder) {
    RecordedConnection connection;
    lock.lock();
    try {
      long number = ++connections;
      InetSocketAddress from = options.addresses().initiator(initiator, number);
      InetSocketAddress to = options.addresses().responder(responder);
      Tcp tcp = new Tcp(writer, interfaceNumber, from, to, options.sequences().apply(number));
      connection = new RecordedConnection(this, number, from.getAddress(), to.getAddress(), tcp);
      open.add(connection);
    } finally {
      lock.unlock();
    }
    connection.opened();
    return connection;
  }

  /** Adds frames of a moment; gives their number. */
  @FunctionalInterface
  interface Recording {
    int at(Instant time) throws IOException;
  }

  /** Adds what {@code recording} makes, and has it written. */
  void record(Recording recording, int payload) {
    lock.lock();
    try {
      if (closed || failure != null) {
        return;
      }
      Instant time = options.clock().instant();
      int added = recording.at(time);
      frames.addAndGet(added);
      last = added > 0 ? time : last;
      payloadBytes.addAndGet(payload);
    } catch (IOException cantBe) {
      failure = cantBe;
    } finally {
      lock.unlock();
    }
    drain();
  }

  /** Writes the name of an address once; the caller holds the lock. */
  void name(InetAddress address, String name) throws IOException {
    if (named.size() < NAMES && named.add(address)) {
      writer.name(address, name);
    }
  }

  /** Whether the ends of connections are written last, see {@link Addresses#STABLE}. */
  boolean holdsEnds() {
    return options.addresses() == Addresses.STABLE;
  }

  /** Holds the end of a connection back; the caller holds the lock. */
  int hold(RecordedConnection connection) throws IOException {
    held.add(connection);
    return held.size() > HELD_LIMIT ? release(held.iterator().next()) : 0;
  }

  private int release(RecordedConnection connection) throws IOException {
    held.remove(connection);
    return connection.endAt(last);
  }

  /** Writes all ends that were held back, in the order of the connections. */
  private void releaseAll() {
    record(
        time -> {
          List<RecordedConnection> ended = new ArrayList<>(held);
          ended.sort(Comparator.comparingLong(RecordedConnection::number));
          int added = 0;
          for (RecordedConnection connection : ended) {
            added += release(connection);
          }
          return added;
        },
        0);
  }

  /** Takes a connection that has ended off the list; the caller holds the lock. */
  void forget(RecordedConnection connection) {
    open.remove(connection);
  }

  /** Writes what waits, unless another thread is about to do so. */
  private void drain() {
    while (waiting() > 0) {
      if (waiting() > PENDING_LIMIT) {
        writing.lock();
      } else if (!writing.tryLock()) {
        return; // whoever writes looks again when it is done
      }
      try {
        write();
      } finally {
        writing.unlock();
      }
    }
  }

  private int waiting() {
    lock.lock();
    try {
      return pending.count();
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    PendingBytes taken;
    lock.lock();
    try {
      taken = pending;
      pending = spare;
      spare = taken;
    } finally {
      lock.unlock();
    }
    try {
      if (failure == null) {
        taken.writeTo(file);
      }
    } catch (IOException full) {
      failure = full;
    } finally {
      taken.clear();
    }
  }

  /** Frames so far. */
  public long frames() {
    return frames.get();
  }

  /** Bytes that the connections carried so far. */
  public long payloadBytes() {
    return payloadBytes.get();
  }

  /** Connections so far. */
  public long connections() {
    lock.lock();
    try {
      return connections;
    } finally {
      lock.unlock();
    }
  }

  /** Why the recording has ended early, if it has. */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Ends the recording. Connections that are still open end without FIN, as in a capture that is
   * stopped; what comes later is not recorded. Has no effect the second time.
   */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    for (RecordedConnection connection : snapshot()) {
      connection.flush();
    }
    releaseAll();
    closed = true;
    writing.lock();
    try {
      write();
      file.close();
    } finally {
      writing.unlock();
    }
  }

  private List<RecordedConnection> snapshot() {
    lock.lock();
    try {
      return List.copyOf(open);
    } finally {
      lock.unlock();
    }
  }
}
