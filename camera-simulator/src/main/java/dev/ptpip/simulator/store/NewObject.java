package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;
import java.time.LocalDateTime;
import java.util.OptionalLong;

/**
 * An object that the camera makes.
 *
 * @param suffix of the file name without dot, {@code JPG}
 * @param format the object format
 * @param content the bytes
 * @param created by the camera's clock
 * @param allocation bytes that it takes on the card; empty for its size, which is then asked for at
 *     once
 */
public record NewObject(
    String suffix,
    ObjectFormatCode format,
    ObjectContent content,
    LocalDateTime created,
    OptionalLong allocation) {
  /** An object that takes as much space as it has bytes. */
  public static NewObject of(
      String suffix, ObjectFormatCode format, ObjectContent content, LocalDateTime created) {
    return new NewObject(suffix, format, content, created, OptionalLong.empty());
  }
}
