package dev.ptpip.simulator.responder;

import dev.ptpip.simulator.camera.CameraEvent;
import java.time.Instant;

/**
 * Something happened in the camera, whether or not an initiator heard of it.
 *
 * @param at when, in the camera's time
 * @param event what happened
 */
public record JournalEvent(Instant at, CameraEvent event) implements JournalItem {}
