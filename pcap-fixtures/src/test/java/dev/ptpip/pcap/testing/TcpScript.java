package dev.ptpip.pcap.testing;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Packet;
import java.util.ArrayList;
import java.util.List;

/** A TCP connection as a list of frames, each of which acknowledges all that came before. */
public final class TcpScript {
  private final List<TcpFrame> frames = new ArrayList<>();
  private final int client;
  private final int server;
  private int clientNext;
  private int serverNext;

  private TcpScript(int client, int server, int clientNext, int serverNext) {
    this.client = client;
    this.server = server;
    this.clientNext = clientNext;
    this.serverNext = serverNext;
  }

  /** Between the usual two, on the camera's usual port. */
  public static TcpScript usual() {
    return between(TcpFrame.CLIENT, TcpFrame.SERVER, 1000, 9000);
  }

  /** Between any two; nothing was sent yet. */
  public static TcpScript between(int client, int server, int clientFirst, int serverFirst) {
    return new TcpScript(client, server, clientFirst, serverFirst);
  }

  /** The handshake. */
  public TcpScript open() {
    add(client, server, clientNext++, 0, TcpFrame.SYN, Bytes.EMPTY);
    add(server, client, serverNext++, clientNext, TcpFrame.SYN | TcpFrame.ACK, Bytes.EMPTY);
    add(client, server, clientNext, serverNext, TcpFrame.ACK, Bytes.EMPTY);
    return this;
  }

  private void add(int source, int target, int sequence, int ack, int flags, Bytes payload) {
    frames.add(new TcpFrame(source, target, sequence, ack, flags, payload));
  }

  /** The client sends bytes in one segment. */
  public TcpScript client(Bytes bytes) {
    add(client, server, clientNext, serverNext, TcpFrame.ACK, bytes);
    clientNext += bytes.size();
    return this;
  }

  /** The server sends bytes in one segment. */
  public TcpScript server(Bytes bytes) {
    add(server, client, serverNext, clientNext, TcpFrame.ACK, bytes);
    serverNext += bytes.size();
    return this;
  }

  /** The client sends packets, each in a segment. */
  public TcpScript client(Packet... packets) {
    for (Packet packet : packets) {
      client(packet.encode());
    }
    return this;
  }

  /** The server sends packets, each in a segment. */
  public TcpScript server(Packet... packets) {
    for (Packet packet : packets) {
      server(packet.encode());
    }
    return this;
  }

  /** Both close, the client first. */
  public TcpScript close() {
    add(client, server, clientNext++, serverNext, TcpFrame.FIN | TcpFrame.ACK, Bytes.EMPTY);
    add(server, client, serverNext++, clientNext, TcpFrame.FIN | TcpFrame.ACK, Bytes.EMPTY);
    add(client, server, clientNext, serverNext, TcpFrame.ACK, Bytes.EMPTY);
    return this;
  }

  /** The server resets. */
  public TcpScript reset() {
    add(server, client, serverNext, clientNext, TcpFrame.RST | TcpFrame.ACK, Bytes.EMPTY);
    return this;
  }

  /** The frames so far; a list that can be changed. */
  public List<TcpFrame> frames() {
    return new ArrayList<>(frames);
  }
}
