package dev.ptpip.pcap.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A TCP connection as it is seen from aside. Confined to the thread that reads. */
public final class TcpConnection {
  private final Key key;
  private final long index;
  private final boolean begun;

  /** What the client sends; the client is who sent the first frame, unless the handshake tells. */
  final Flow forward = new Flow();

  final Flow backward = new Flow();

  private @Nullable Object attachment;
  private boolean ignored;
  boolean closed;
  int initialSequence;

  /** Frames since bytes that were acknowledged are missing. */
  int stalled;

  /** Addresses and ports, from the client's point of view. */
  record Key(
      long clientHigh,
      long clientLow,
      long serverHigh,
      long serverLow,
      int clientPort,
      int serverPort) {
    Key turned() {
      return new Key(
          /* clientHigh= */ serverHigh,
          /* clientLow= */ serverLow,
          /* serverHigh= */ clientHigh,
          /* serverLow= */ clientLow,
          /* clientPort= */ serverPort,
          /* serverPort= */ clientPort);
    }
  }

  TcpConnection(Key key, long index, boolean begun) {
    this.key = key;
    this.index = index;
    this.begun = begun;
  }

  /** Its number, from 0 in order of appearance. */
  public long index() {
    return index;
  }

  /** Whether the handshake was seen: who opened it is known, and the first bytes are the first. */
  public boolean isBegun() {
    return begun;
  }

  /** What the client sends. */
  public Flow forward() {
    return forward;
  }

  /** What the server sends. */
  public Flow backward() {
    return backward;
  }

  /** The other direction. */
  public Flow opposite(Flow flow) {
    return flow == forward ? backward : forward;
  }

  /** Address of the client. */
  public InetAddress clientAddress() {
    return address(key.clientHigh, key.clientLow);
  }

  /** Port of the client. */
  public int clientPort() {
    return key.clientPort;
  }

  /** Address of the server. */
  public InetAddress serverAddress() {
    return address(key.serverHigh, key.serverLow);
  }

  /** Port of the server. */
  public int serverPort() {
    return key.serverPort;
  }

  Key key() {
    return key;
  }

  private static InetAddress address(long high, long low) {
    byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    boolean four = high == 0 && (low & 0xFFFF_FFFF_0000_0000L) == Datagram.V4_MAPPED;
    try {
      return InetAddress.getByAddress(four ? Arrays.copyOfRange(bytes, 12, 16) : bytes);
    } catch (UnknownHostException impossible) {
      throw new AssertionError("4 or 16 bytes", impossible);
    }
  }

  /** Remembers something for the listener. */
  public void attach(Object value) {
    attachment = value;
  }

  /** What the listener had remembered. */
  public @Nullable Object attachment() {
    return attachment;
  }

  /** Nothing more needs to be told of this connection, except that it has ended. */
  public void ignore() {
    ignored = true;
  }

  boolean isIgnored() {
    return ignored;
  }
}
