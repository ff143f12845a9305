package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import java.util.Optional;

/**
 * How the receiving side of a data phase ended.
 *
 * @param announced the total of Start_Data, an unsigned 64-bit number; {@link
 *     StartData#UNKNOWN_LENGTH} if the sender did not know it
 * @param bytes payload bytes that came
 * @param interruptedBy the packet that came in place of Data or End_Data: a Cancel, or an early
 *     Operation_Response
 */
public record ReceivedData(long announced, long bytes, Optional<Packet> interruptedBy) {
  /** Whether End_Data came and the sum is what was announced. */
  public boolean isComplete() {
    return interruptedBy.isEmpty() && (announced == StartData.UNKNOWN_LENGTH || announced == bytes);
  }
}
