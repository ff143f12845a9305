package dev.ptpip.simulator.model;

import java.util.Optional;

/**
 * A model can't be loaded: no such model or file, or the file says something impossible. The
 * message is complete for a user: file, line and column, what was expected, what came, and the
 * nearest right word.
 */
public final class CameraModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final int line;
  private final int column;

  CameraModelException(String file, String problem) {
    super(file.isEmpty() ? problem : file + "  " + problem);
    this.file = file;
    this.line = 0;
    this.column = 0;
  }

  CameraModelException(String file, int line, int column, String problem) {
    super(file + ":" + line + ":" + column + "  " + problem);
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /** The file or model name; empty if there was none. */
  public String file() {
    return file;
  }

  /** The line from 1 on, if the problem has a place. */
  public Optional<Integer> line() {
    return line == 0 ? Optional.empty() : Optional.of(line);
  }

  /** The column from 1 on, if the problem has a place. */
  public Optional<Integer> column() {
    return line == 0 ? Optional.empty() : Optional.of(column);
  }
}
