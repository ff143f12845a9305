package dev.ptpip.client;

import java.io.IOException;

/**
 * Work with a camera that consists of several operations.
 *
 * @param <T> what it gives back
 */
@FunctionalInterface
public interface CameraTask<T> {
  /** Does the work. */
  T run(CameraSession camera) throws IOException;
}
