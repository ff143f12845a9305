package dev.ptpip.protocol.vendor.nikon;

/**
 * Reasons for which a body refuses to record a movie: bits of MovieRecProhibitionCondition
 * (0xD0A4), UINT32. StartMovieRecInCard is possible while none is set. Observed with gphoto2
 * 2.5.28; bit 14 on a D5300.
 */
public enum MovieProhibition implements NikonFlag {
  /** No card. */
  NO_CARD(0),
  /** The card does not work. */
  CARD_ERROR(1),
  /** The card has no file system. */
  CARD_UNFORMATTED(2),
  /** The card is full. */
  CARD_FULL(3),
  /** Images have not been written yet. */
  UNWRITTEN_IMAGES(9),
  /** A movie is being recorded. */
  RECORDING(10),
  /** The card is protected. */
  CARD_PROTECTED(11),
  /** The live view is enlarged. */
  ENLARGED_LIVE_VIEW(12),
  /** The live-view selector does not stand at movies. */
  LIVE_VIEW_SELECTOR(13),
  /** ApplicationMode is off. */
  APPLICATION_MODE(14);

  private final int bit;

  MovieProhibition(int bit) {
    this.bit = bit;
  }

  @Override
  public int bit() {
    return bit;
  }
}
