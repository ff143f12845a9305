package dev.ptpip.protocol.vendor.nikon;

/**
 * Reasons for which a body refuses live view: bits of LiveViewProhibitionCondition (0xD1A4),
 * UINT32. StartLiveView is possible while none is set. Observed with gphoto2 2.5.28.
 */
public enum LiveViewProhibition implements NikonFlag {
  /** The sequence of operations was wrong. */
  SEQUENCE_ERROR(2),
  /** The release on the body is pressed. */
  RELEASE_PRESSED(4),
  /** The aperture of a lens without contacts is not at its minimum. */
  MINIMUM_APERTURE(5),
  /** The battery is too low. */
  BATTERY(8),
  /** Light metering failed. */
  TTL_ERROR(9),
  /** The image in memory has not been fetched. */
  SDRAM_IMAGE(12),
  /** The card that pictures go to is missing or protected. */
  NO_CARD(14),
  /** A picture is being taken. */
  SHOOTING(15),
  /** The body is too warm. */
  TEMPERATURE(17),
  /** The card is protected. */
  CARD_PROTECTED(18),
  /** The card does not work. */
  CARD_ERROR(19),
  /** The card has no file system. */
  CARD_UNFORMATTED(20),
  /** The exposure time is bulb. */
  BULB(21),
  /** A picture with raised mirror is under way. */
  MIRROR_UP(22),
  /** The lens is being retracted; live view goes on. */
  LENS_RETRACTING(24),
  /** The exposure mode is none of P, A, S, M. */
  EXPOSURE_MODE(31);

  private final int bit;

  LiveViewProhibition(int bit) {
    this.bit = bit;
  }

  @Override
  public int bit() {
    return bit;
  }
}
