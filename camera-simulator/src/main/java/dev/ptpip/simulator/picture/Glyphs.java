package dev.ptpip.simulator.picture;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Letters of 5 × 7 dots for captions. */
final class Glyphs {
  static final int WIDTH = 5;
  static final int HEIGHT = 7;

  /** Columns from one letter to the next. */
  static final int PITCH = 6;

  private static final Map<Character, int[]> DOTS = new HashMap<>();

  static {
    // Seven rows of five dots each, as hexadecimal numbers; the leftmost dot is 16.
    put("0", "0E 11 13 15 19 11 0E");
    put("1", "04 0C 04 04 04 04 0E");
    put("2", "0E 11 01 06 08 10 1F");
    put("3", "1F 02 04 02 01 11 0E");
    put("4", "02 06 0A 12 1F 02 02");
    put("5", "1F 10 1E 01 01 11 0E");
    put("6", "06 08 10 1E 11 11 0E");
    put("7", "1F 01 02 04 04 04 04");
    put("8", "0E 11 11 0E 11 11 0E");
    put("9", "0E 11 11 0F 01 02 0C");
    put("A", "0E 11 11 1F 11 11 11");
    put("B", "1E 11 11 1E 11 11 1E");
    put("C", "0E 11 10 10 10 11 0E");
    put("D", "1C 12 11 11 11 12 1C");
    put("E", "1F 10 10 1E 10 10 1F");
    put("F", "1F 10 10 1E 10 10 10");
    put("G", "0E 11 10 17 11 11 0F");
    put("H", "11 11 11 1F 11 11 11");
    put("I", "0E 04 04 04 04 04 0E");
    put("J", "07 02 02 02 02 12 0C");
    put("K", "11 12 14 18 14 12 11");
    put("L", "10 10 10 10 10 10 1F");
    put("M", "11 1B 15 15 11 11 11");
    put("N", "11 19 15 13 11 11 11");
    put("O", "0E 11 11 11 11 11 0E");
    put("P", "1E 11 11 1E 10 10 10");
    put("Q", "0E 11 11 11 15 12 0D");
    put("R", "1E 11 11 1E 14 12 11");
    put("S", "0F 10 10 0E 01 01 1E");
    put("T", "1F 04 04 04 04 04 04");
    put("U", "11 11 11 11 11 11 0E");
    put("V", "11 11 11 11 11 0A 04");
    put("W", "11 11 11 15 15 1B 11");
    put("X", "11 11 0A 04 0A 11 11");
    put("Y", "11 11 0A 04 04 04 04");
    put("Z", "1F 01 02 04 08 10 1F");
    put(".", "00 00 00 00 00 0C 0C");
    put(":", "00 0C 0C 00 0C 0C 00");
    put("-", "00 00 00 1F 00 00 00");
    put("_", "00 00 00 00 00 00 1F");
    put("/", "01 01 02 04 08 10 10");
    put("+", "00 04 04 1F 04 04 00");
  }

  private Glyphs() {}

  private static void put(String letter, String rows) {
    int[] dots = new int[HEIGHT];
    for (int row = 0; row < HEIGHT; row++) {
      dots[row] = Integer.parseInt(rows.substring(3 * row, 3 * row + 2), 16);
    }
    DOTS.put(letter.charAt(0), dots);
  }

  /** One row of {@code text}: true where a dot is set; unknown letters are blank. */
  static boolean[] row(String text, int row) {
    boolean[] dots = new boolean[text.length() * PITCH];
    String upper = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < upper.length() && i < text.length(); i++) {
      int[] letter = DOTS.get(upper.charAt(i));
      for (int x = 0; letter != null && x < WIDTH; x++) {
        dots[i * PITCH + x] = (letter[row] >> (WIDTH - 1 - x) & 1) != 0;
      }
    }
    return dots;
  }
}
