package dev.ptpip.conformance.run;

/** What a case does. */
@FunctionalInterface
public interface CaseBody {
  /** Does it; what is found goes into the context. */
  void run(CaseContext context);
}
