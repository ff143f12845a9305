package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.simulator.clock.SimClock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * DateTime 0x5011: runs with the camera's clock, and can be set to another time from which it then
 * runs on (MTP 1.1 §C.2.18). Safe for use by several threads.
 */
final class CameraDate implements LiveValue, Supplier<LocalDateTime> {
  /** The last second that a PTP date can show. */
  private static final LocalDateTime LATEST = LocalDateTime.of(9999, 12, 31, 23, 59, 59);

  private static final LocalDateTime EARLIEST = LocalDateTime.of(0, 1, 1, 0, 0);

  private final SimClock clock;
  private final Optional<ZoneId> zone;
  private volatile Duration offset = Duration.ZERO;

  /** In {@code zone}, or in the host's, which is not asked for before a date is needed. */
  CameraDate(SimClock clock, Optional<ZoneId> zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** The time that the camera shows. */
  @Override
  public LocalDateTime get() {
    LocalDateTime shown = unshifted().plus(offset);
    return shown.isAfter(LATEST) ? LATEST : shown.isBefore(EARLIEST) ? EARLIEST : shown;
  }

  private ZoneId zone() {
    return zone.orElseGet(ZoneId::systemDefault);
  }

  private LocalDateTime unshifted() {
    return LocalDateTime.ofInstant(clock.now(), zone());
  }

  @Override
  public PropertyValue read() {
    return PropertyValue.text(PtpDateTime.of(get().truncatedTo(ChronoUnit.SECONDS)).text());
  }

  @Override
  public ResponseCode write(PropertyValue value) {
    Optional<LocalDateTime> time =
        value instanceof PropertyValue.Text text ? parse(text.text()) : Optional.empty();
    time.ifPresent(wanted -> offset = Duration.between(unshifted(), wanted));
    return time.isPresent() ? ResponseCode.OK : ResponseCode.INVALID_DEVICE_PROP_VALUE;
  }

  /** A date in the form of the standard; one with an offset is moved to the camera's zone. */
  private Optional<LocalDateTime> parse(String text) {
    PtpDateTime date = new PtpDateTime(text);
    if (!date.isWellFormed()) {
      return Optional.empty();
    }
    return date.local()
        .map(
            local ->
                date.offset()
                    .map(
                        from ->
                            OffsetDateTime.of(local, from)
                                .atZoneSameInstant(zone())
                                .toLocalDateTime())
                    .orElse(local));
  }
}
