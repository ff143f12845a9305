package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.FrameRange;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;

/**
 * A data phase, as far as it has come.
 *
 * @param sender who sends it
 * @param transactionId of its Start_Data
 * @param announced the total of Start_Data
 * @param came payload bytes up to now
 * @param progress how far it is
 * @param frames the frames up to now
 */
public record DataPhase(
    Side sender,
    TransactionId transactionId,
    long announced,
    long came,
    Progress progress,
    FrameRange frames) {
  /** How far a data phase is. */
  public enum Progress {
    /** Start_Data came. */
    RUNNING,
    /** End_Data came. */
    ENDED
  }

  /** Whether End_Data has not come yet. */
  public boolean isRunning() {
    return progress == Progress.RUNNING;
  }

  /** Whether the sender told the length. */
  public boolean isLengthKnown() {
    return announced != StartData.UNKNOWN_LENGTH;
  }

  DataPhase with(long bytes, Progress now, FrameRange more) {
    return new DataPhase(sender, transactionId, announced, came + bytes, now, frames.with(more));
  }
}
