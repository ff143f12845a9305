package dev.ptpip.simulator.model;

/**
 * The text of a model file and the name that messages give to it.
 *
 * @param file the name
 * @param text the whole content
 */
record ModelText(String file, String text) {
  /** A problem at a character of the file. */
  CameraModelException problem(int at, String what) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < at && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    return new CameraModelException(file, line, at - start + 1, what);
  }
}
