package dev.ptpip.benchmarks;

import java.io.IOException;
import java.util.List;

/** Something that is measured. */
interface Case {
  /** The word that selects it. */
  String id();

  /**
   * Measures.
   *
   * @throws SkippedException if something that it needs is not here
   * @throws IOException if it does not work
   */
  List<Result> run(Workshop workshop) throws IOException, SkippedException;

  /** Something that a case needs is not here; the message says what. */
  final class SkippedException extends Exception {
    private static final long serialVersionUID = 1;

    SkippedException(String message) {
      super(message);
    }
  }
}
