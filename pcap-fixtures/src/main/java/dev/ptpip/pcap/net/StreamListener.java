package dev.ptpip.pcap.net;

import java.io.IOException;

/** Is told of TCP connections and of their bytes in order, on the thread that reads. */
public interface StreamListener {
  /** The first frame of a connection. */
  void opened(TcpConnection connection, Chunk seen) throws IOException;

  /** The next bytes of a flow. */
  void bytes(TcpConnection connection, Flow flow, Chunk chunk) throws IOException;

  /**
   * The next {@code count} bytes of a flow are not in the capture.
   *
   * @param seen the frame that shows it
   */
  void missing(TcpConnection connection, Flow flow, long count, Loss loss, Chunk seen)
      throws IOException;

  /** The sender of a flow has closed it (FIN). */
  void finished(TcpConnection connection, Flow flow, Chunk seen) throws IOException;

  /**
   * The connection has ended; nothing more is told of it.
   *
   * @param flow of the sender who ended it
   */
  void closed(TcpConnection connection, Flow flow, Closing how, Chunk seen) throws IOException;

  /** Why bytes are missing. */
  enum Loss {
    /** The segments were not captured. */
    NOT_CAPTURED,
    /** The frame was cut when it was captured. */
    SNAPPED
  }

  /** Ways for a connection to end. */
  enum Closing {
    /** Both sides have closed it. */
    FINISHED,
    /** RST. */
    RESET,
    /** A new connection has the same addresses and ports. */
    REPLACED,
    /** The capture ends, or there are too many connections to follow this one any longer. */
    CAPTURE_END
  }
}
