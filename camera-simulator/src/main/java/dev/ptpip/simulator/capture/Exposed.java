package dev.ptpip.simulator.capture;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * What is known of a shot when the shutter has closed.
 *
 * @param at when it opened, by the camera's clock
 * @param exposure the time that was set, or how long it was open if the clock did not end it
 * @param number counts the exposures of this camera, from 1
 */
public record Exposed(LocalDateTime at, Duration exposure, long number) {}
