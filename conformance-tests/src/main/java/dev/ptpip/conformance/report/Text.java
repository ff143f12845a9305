package dev.ptpip.conformance.report;

/** Texts made safe for where they go. */
final class Text {
  private Text() {}

  /** For XML and HTML, elements and attributes; what XML does not allow becomes a question mark. */
  static String xml(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                  boolean allowed =
                      point == '\t'
                          || point == '\n'
                          || (point >= 0x20 && point < 0xD800)
                          || (point > 0xDFFF && point < 0xFFFE)
                          || point > 0xFFFF;
                  safe.appendCodePoint(allowed ? point : '?');
                }
              }
            });
    return safe.toString();
  }

  /** For a cell of a table in Markdown. */
  static String markdown(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("\n", " ")
        .replace("`", "'");
  }
}
