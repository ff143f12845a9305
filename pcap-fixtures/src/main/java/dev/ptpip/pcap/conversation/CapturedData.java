package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.StartData;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * The data phase of a transaction.
 *
 * @param sender who sent it
 * @param announced the total of Start_Data, an unsigned 64-bit number; {@link
 *     StartData#UNKNOWN_LENGTH} if the sender did not know it, or Start_Data was not seen
 * @param size payload bytes that were sent, as far as the capture shows, missing ones included
 * @param missing bytes of them that the capture does not have
 * @param head the first bytes, all of them if they are within the reader's bound
 * @param source all bytes, read again from the file; none if bytes are missing or the reader was
 *     told not to remember where they are
 * @param began time of Start_Data
 * @param ended time of the last byte
 * @param frames the frames that it was read from
 * @param end how it ended
 */
public record CapturedData(
    Side sender,
    long announced,
    long size,
    long missing,
    Bytes head,
    Optional<DataSource> source,
    Instant began,
    Instant ended,
    FrameRange frames,
    End end) {
  /** How a data phase ended. */
  public enum End {
    /** With End_Data. */
    END_DATA,
    /** By something else: a cancel, an early response, the end of the connection or capture. */
    BROKEN_OFF
  }

  /** Whether {@link #head} is everything and nothing is missing. */
  public boolean isInMemory() {
    return missing == 0 && head.size() == size;
  }

  /** Whether End_Data came, no byte is missing and the sum is what was announced. */
  public boolean isComplete() {
    return end == End.END_DATA
        && missing == 0
        && (announced == StartData.UNKNOWN_LENGTH || announced == size);
  }

  /**
   * All bytes, from memory or from the file.
   *
   * @throws IOException if the capture does not have all of them, the reader did not remember them,
   *     or the file can't be read again
   */
  public Bytes readAll() throws IOException {
    if (isInMemory()) {
      return head;
    }
    if (source.isEmpty()) {
      throw new IOException(
          missing > 0
              ? missing + " of " + size + " bytes are not in the capture"
              : "only " + head.size() + " of " + size + " bytes were kept");
    }
    return source.get().readAll();
  }
}
