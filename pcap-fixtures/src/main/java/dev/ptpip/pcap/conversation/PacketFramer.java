package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.net.Chunk;
import dev.ptpip.protocol.packet.PacketType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts one direction of a connection into packets. The payload of Data and End_Data is passed on as
 * it comes; other packets are collected, up to {@link #MAX_PACKET}. Confined to the thread that
 * reads.
 */
final class PacketFramer {
  /** Longest packet that is collected. */
  static final int MAX_PACKET = 64 * 1024;

  private static final int HEADER = 8;
  private static final int DATA_HEADER = 12;
  private static final int DATA = PacketType.DATA.code();
  private static final int END_DATA = PacketType.END_DATA.code();

  private final FramerOwner owner;
  private Side sender;
  private State state;
  private byte[] bytes = new byte[256];
  private int have;
  private int need = HEADER;
  private long left;
  private boolean first;
  private boolean boundary;
  private long packetStart;
  private long position;
  private long firstFrame;
  private long firstNanos;
  private long lastFrame;
  private long lastNanos;
  private Gap.Cause gapCause = Gap.Cause.MID_STREAM;
  private long gapStart;
  private long gapFrame;

  private enum State {
    /** Collecting a header, or the rest of a small packet. */
    COLLECTING,
    /** In the payload of Data or End_Data. */
    PAYLOAD,
    /** In the rest of a packet that has a hole. */
    SKIPPING,
    /** Looking for the next packet. */
    SEARCHING
  }

  private PacketFramer(FramerOwner owner, Side sender, State state) {
    this.owner = owner;
    this.sender = sender;
    this.state = state;
    this.first = state == State.COLLECTING;
  }

  /** For a stream that is there from its first byte. */
  static PacketFramer fromBeginning(FramerOwner owner, Side sender) {
    return new PacketFramer(owner, sender, State.COLLECTING);
  }

  /** For a stream whose beginning is not in the capture. */
  static PacketFramer midStream(FramerOwner owner, Side sender) {
    return new PacketFramer(owner, sender, State.SEARCHING);
  }

  /** It has become known whose stream it is. */
  void sender(Side side) {
    sender = side;
  }

  Side sender() {
    return sender;
  }

  /** The bytes of the packet that is complete. */
  byte[] bytes() {
    return bytes;
  }

  /** Offset of the packet in the stream. */
  long packetStart() {
    return packetStart;
  }

  /** Offset of the next byte. */
  long position() {
    return position;
  }

  FrameRange frames() {
    return new FrameRange(Math.min(firstFrame, lastFrame), Math.max(firstFrame, lastFrame));
  }

  long firstNanos() {
    return firstNanos;
  }

  long lastNanos() {
    return lastNanos;
  }

  /** Bytes of a packet that has begun; -1 while the next one is looked for. */
  long partial() {
    return state == State.SEARCHING ? -1 : position - packetStart;
  }

  /** Whether the next packet is looked for. */
  boolean isSearching() {
    return state == State.SEARCHING;
  }

  /** Takes the next bytes. */
  void accept(Chunk chunk) throws IOException {
    boolean start = true;
    while (chunk.length() > 0) {
      switch (state) {
        case COLLECTING -> collect(chunk);
        case PAYLOAD -> payload(chunk);
        case SKIPPING -> skip(chunk);
        case SEARCHING -> search(chunk, start);
      }
      start = false;
    }
  }

  private void see(Chunk chunk) {
    if (have == 0) {
      packetStart = position;
      firstFrame = chunk.frame();
      firstNanos = chunk.nanos();
      lastFrame = chunk.frame();
      lastNanos = chunk.nanos();
    } else {
      seeMore(chunk);
    }
  }

  private void seeMore(Chunk chunk) {
    firstFrame = Math.min(firstFrame, chunk.frame());
    lastFrame = Math.max(lastFrame, chunk.frame());
    lastNanos = Math.max(lastNanos, chunk.nanos());
  }

  private void collect(Chunk chunk) throws IOException {
    see(chunk);
    int count = Math.min(need - have, chunk.length());
    if (need > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(need, 2 * bytes.length));
    }
    chunk.buffer().get(chunk.start(), bytes, have, count);
    have += count;
    position += count;
    chunk.skip(count);
    if (have == need) {
      collected(chunk);
    }
  }

  private void collected(Chunk chunk) throws IOException {
    long length = Resync.int32(bytes, 0) & 0xFFFF_FFFFL;
    int type = Resync.int32(bytes, 4);
    if (have == HEADER) {
      if (first && !owner.begins(this, type, length)) {
        chunk.skip(chunk.length());
        return;
      }
      first = false;
      boolean data = type == DATA || type == END_DATA || TcpContainer.isData(type);
      if (length < (data ? DATA_HEADER : HEADER) || (!data && length > MAX_PACKET)) {
        owner.lost(this, packetStart, type, length);
        search(Gap.Cause.UNDECODABLE, packetStart, chunk.frame());
        return;
      }
      need = data ? DATA_HEADER : (int) length;
      if (need > have) {
        return;
      }
    }
    if (type == DATA || type == END_DATA || TcpContainer.isData(type)) {
      left = length - DATA_HEADER;
      state = State.PAYLOAD;
      if (TcpContainer.isData(type)) {
        owner.dataBlock(this, Resync.int32(bytes, 8), left);
      }
      owner.dataBegins(
          this, type == DATA ? PacketType.DATA : PacketType.END_DATA, Resync.int32(bytes, 8), left);
      if (left == 0) {
        payloadEnds();
      }
      return;
    }
    owner.packet(this, type, have);
    next();
  }

  private void next() {
    state = State.COLLECTING;
    have = 0;
    need = HEADER;
    packetStart = position;
  }

  private void payload(Chunk chunk) throws IOException {
    seeMore(chunk);
    int count = chunk.length();
    if (count <= left) {
      position += count;
      left -= count;
      owner.dataBytes(this, chunk);
      chunk.skip(count);
    } else {
      int part = (int) left;
      Chunk head =
          new Chunk()
              .set(chunk.buffer(), chunk.start(), part, chunk.place())
              .seen(chunk.frame(), chunk.nanos());
      position += part;
      left = 0;
      owner.dataBytes(this, head);
      chunk.skip(part);
    }
    if (left == 0) {
      payloadEnds();
    }
  }

  private void payloadEnds() throws IOException {
    owner.dataEnds(this);
    next();
  }

  private void skip(Chunk chunk) throws IOException {
    int count = (int) Math.min(left, chunk.length());
    seeMore(chunk);
    position += count;
    left -= count;
    chunk.skip(count);
    skipped();
  }

  private void skipped() throws IOException {
    if (left == 0) {
      owner.skipped(this, gapCause, gapStart, position);
      next();
    }
  }

  private void search(Gap.Cause cause, long from, long frame) {
    state = State.SEARCHING;
    gapCause = cause;
    gapStart = from;
    gapFrame = frame;
    first = false;
    have = 0;
    boundary = false;
  }

  private void search(Chunk chunk, boolean start) throws IOException {
    if (gapFrame == 0) {
      gapFrame = chunk.frame();
    }
    int count = chunk.length();
    if (bytes.length < have + count) {
      bytes = Arrays.copyOf(bytes, have + count);
    }
    if (have == 0) {
      boundary = start;
    }
    chunk.buffer().get(chunk.start(), bytes, have, count);
    int end = have + count;
    int found = Resync.find(bytes, end, start ? have : -1, boundary, owner.expected(this));
    if (found < 0) {
      int kept = Resync.NONE - found;
      boundary = kept == 0 ? boundary : start && kept == have;
      System.arraycopy(bytes, kept, bytes, 0, end - kept);
      have = end - kept;
      position += count;
      chunk.skip(count);
      return;
    }
    resume(chunk, found, end, count);
  }

  private void resume(Chunk chunk, int found, int end, int count) throws IOException {
    long at = position - have + found;
    byte[] again = Arrays.copyOfRange(bytes, found, end);
    firstFrame = gapFrame;
    lastFrame = chunk.frame();
    lastNanos = chunk.nanos();
    position = at;
    System.arraycopy(again, 0, bytes, 0, HEADER);
    if (at > gapStart) {
      owner.skipped(this, gapCause, gapStart, at);
    }
    next();
    gapFrame = 0;
    int old = again.length - count;
    if (old > 0) {
      // bytes of segments before this one: their place in the file is forgotten, their time too
      Chunk kept = new Chunk().set(ByteBuffer.wrap(again), 0, old, Chunk.NO_PLACE);
      kept.seen(chunk.frame(), chunk.nanos());
      accept(kept);
    } else {
      chunk.skip(-old);
    }
  }

  /** The next {@code count} bytes are not in the capture. */
  void missing(long count, Gap.Cause cause, Chunk seen) throws IOException {
    long from = position;
    switch (state) {
      case PAYLOAD -> {
        long part = Math.min(count, left);
        seeMore(seen);
        position += part;
        left -= part;
        owner.dataMissing(this, part);
        owner.skipped(this, cause, from, from + part);
        if (left == 0) {
          payloadEnds();
        }
        if (count > part) {
          position += count - part;
          search(cause, from + part, seen.frame());
        }
      }
      case COLLECTING -> {
        boolean known = have >= HEADER && count <= need - have && need != DATA_HEADER;
        position += count;
        if (known && !isDataHeader()) {
          left = need - have - count;
          state = State.SKIPPING;
          gapCause = cause;
          gapStart = packetStart;
          skipped();
        } else {
          search(cause, have > 0 ? packetStart : from, seen.frame());
        }
      }
      case SKIPPING -> {
        if (count <= left) {
          position += count;
          left -= count;
          skipped();
        } else {
          position += count;
          search(cause, gapStart, seen.frame());
        }
      }
      case SEARCHING -> {
        position += count;
        have = 0;
        if (gapCause == Gap.Cause.UNDECODABLE) {
          gapCause = cause;
        }
      }
    }
  }

  private boolean isDataHeader() {
    int type = Resync.int32(bytes, 4);
    return type == DATA || type == END_DATA || TcpContainer.isData(type);
  }

  /** The stream has ended. */
  void end(Chunk seen) throws IOException {
    if (state == State.SEARCHING && position > gapStart && gapFrame != 0) {
      firstFrame = gapFrame;
      lastFrame = Math.max(gapFrame, seen.frame());
      lastNanos = seen.nanos();
      owner.skipped(this, gapCause, gapStart, position);
    }
  }
}
