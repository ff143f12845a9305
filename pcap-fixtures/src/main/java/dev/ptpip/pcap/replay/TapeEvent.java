package dev.ptpip.pcap.replay;

import dev.ptpip.protocol.packet.Event;
import java.time.Duration;

/**
 * An event on a tape.
 *
 * @param event as it was sent
 * @param delay since the request, or the response, that it came behind
 */
public record TapeEvent(Event event, Duration delay) {}
