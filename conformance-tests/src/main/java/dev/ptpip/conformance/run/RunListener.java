package dev.ptpip.conformance.run;

/** Is told of a run as it goes; on the thread of the run. */
public interface RunListener {
  /** Listens to nothing. */
  RunListener NONE = new RunListener() {};

  /** The target was reached and looked at; the cases come next. */
  default void started(RunStart start) {}

  /** A case begins. */
  default void caseStarted(ConformanceCase next) {}

  /** A case has ended. */
  default void caseFinished(CaseResult result) {}

  /** All is over; the target is left alone. */
  default void finished(RunResult result) {}
}
