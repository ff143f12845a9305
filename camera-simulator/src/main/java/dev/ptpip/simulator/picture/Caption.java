package dev.ptpip.simulator.picture;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** White letters on a dark strip along the lower edge, which exposure leaves alone. */
final class Caption {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** Dots above and below the letters. */
  private static final int MARGIN = 2;

  private static final int MINIMUM_COLUMNS = 110;
  private static final float DARK = 24;
  private static final float BRIGHT = 235;

  private final boolean[][] rows = new boolean[Glyphs.HEIGHT][];
  private final int columns;
  private final double dotHeight;

  /**
   * Letters that fill the width.
   *
   * @param aspect height by width of the picture
   */
  Caption(String text, double aspect) {
    for (int row = 0; row < Glyphs.HEIGHT; row++) {
      rows[row] = Glyphs.row(text, row);
    }
    columns = Math.max(MINIMUM_COLUMNS, rows[0].length + 2 * MARGIN);
    dotHeight = 1.0 / (columns * aspect);
  }

  static String text(String name, ShotSettings shot) {
    return String.format(
        Locale.ROOT,
        "%s  %s F%s ISO %d  %s",
        name,
        shot.exposureTime(),
        shot.fNumber() % 100 == 0
            ? Integer.toString(shot.fNumber() / 100)
            : String.format(Locale.ROOT, "%.1f", shot.fNumber() / 100.0),
        shot.iso(),
        TIME.format(shot.time()));
  }

  /** Where the strip begins, as part of the picture's height. */
  double top() {
    return 1 - (Glyphs.HEIGHT + 2 * MARGIN) * dotHeight;
  }

  /** Overwrites the luma of one row of samples at {@code y}, 0 to 1, in the strip. */
  void draw(double y, float[] luma, int count) {
    int row = (int) Math.floor((y - top()) / dotHeight) - MARGIN;
    for (int i = 0; i < count; i++) {
      int column = (int) ((i + 0.5) * columns / count) - MARGIN;
      boolean set =
          row >= 0
              && row < rows.length
              && column >= 0
              && column < rows[row].length
              && rows[row][column];
      luma[i] = set ? BRIGHT : DARK;
    }
  }
}
