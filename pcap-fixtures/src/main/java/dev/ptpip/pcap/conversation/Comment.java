package dev.ptpip.pcap.conversation;

import java.time.Instant;

/**
 * What somebody has noted in the file about a frame (pcapng).
 *
 * @param text the note
 * @param route on which connection the frame is
 * @param time time of the frame
 * @param frames the frame
 */
public record Comment(String text, Route route, Instant time, FrameRange frames) implements Entry {}
