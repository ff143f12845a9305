package dev.ptpip.conformance.fuzz;

/** Is told of a fuzz as it goes; on the thread of the fuzz. */
public interface FuzzListener {
  /** Listens to nothing. */
  FuzzListener NONE = new FuzzListener() {};

  /** The target was reached and looked at. */
  default void started(FuzzStart start) {}

  /** Conversations were played, without a finding. */
  default void progress(long conversations) {}

  /** A finding was shrunk; the file, if it is to be one, is still to be written. */
  default void found(FuzzFinding finding) {}
}
