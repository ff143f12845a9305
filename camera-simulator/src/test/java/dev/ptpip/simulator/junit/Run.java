package dev.ptpip.simulator.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests that are there to be looked at, and keeps what became of them. */
final class Run implements TestExecutionListener {
  private final List<String> passed = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  static Run of(Class<?> tests) {
    return of(selectClass(tests), Map.of());
  }

  static Run of(Class<?> tests, String method) {
    for (Method each : tests.getDeclaredMethods()) {
      if (each.getName().equals(method)) {
        return of(selectMethod(tests, each), Map.of());
      }
    }
    throw new AssertionError("no method " + method);
  }

  static Run inParallel(Class<?> tests) {
    return of(
        selectClass(tests),
        Map.of(
            "junit.jupiter.execution.parallel.enabled",
            "true",
            "junit.jupiter.execution.parallel.mode.default",
            "concurrent",
            "junit.jupiter.execution.parallel.config.strategy",
            "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism",
            "4"));
  }

  private static Run of(DiscoverySelector selector, Map<String, String> parameters) {
    Run run = new Run();
    Launcher launcher = LauncherFactory.create();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selector)
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .configurationParameters(parameters)
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
            .build(),
        run);
    return run;
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    result.getThrowable().ifPresent(failures::add);
    if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      passed.add(test.getDisplayName());
    }
  }

  synchronized List<String> passed() {
    return List.copyOf(passed);
  }

  synchronized List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** The one failure. */
  Throwable failure() {
    if (failures().size() != 1) {
      throw new AssertionError("one failure expected, not " + failures());
    }
    return failures().get(0);
  }
}
