package dev.ptpip.simulator.capture;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * What is known of a shot when the shutter has closed.
 *
 * @param at when it opened, by the camera's clock
 * @param exposure how long it was open
 * @param number counts the exposures of this camera, from 1
 */
public record Exposed(LocalDateTime at, Duration exposure, long number) {}
