package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.Party;
import dev.ptpip.pcap.conversation.Transport;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.vendor.VendorExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation as a whole.
 *
 * @param number its number in the file, from 1
 * @param transport what carries it
 * @param initiator the computer
 * @param responder the camera
 * @param connections which of the two connections were seen
 * @param deviceInfo what the camera said of itself
 * @param vendor whose codes are used to name things
 * @param began time of its first frame
 * @param ended time of its last one
 * @param transactions how many there were
 * @param events how many were sent
 * @param bytes payload of all data phases
 */
public record ConversationSummary(
    int number,
    Transport transport,
    Party initiator,
    Party responder,
    Connections connections,
    Optional<DeviceInfo> deviceInfo,
    VendorExtension vendor,
    Instant began,
    Instant ended,
    long transactions,
    long events,
    long bytes) {
  /** Which of the two connections were seen. */
  public enum Connections {
    /** Both of them. */
    BOTH("command + event"),
    /** The Command/Data connection only. */
    COMMAND_ONLY("command only"),
    /** The Event connection only. */
    EVENT_ONLY("event only");

    private final String words;

    Connections(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /** How long it lasted. */
  public Duration duration() {
    return Duration.between(began, ended);
  }

  /** Whether both were going on at the same time. */
  boolean overlaps(ConversationSummary other) {
    return began.isBefore(other.ended) && other.began.isBefore(ended);
  }
}
