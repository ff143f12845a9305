package dev.ptpip.conformance.run;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.model.BodyFacts;
import dev.ptpip.conformance.probe.Manners;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.protocol.code.OperationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One run of the catalogue against one target: opened, then case by case or all at once, then
 * finished, which puts back what is not as it was. Confined to one thread, {@link #interrupt}
 * excepted.
 */
public final class CheckRun implements AutoCloseable {
  /** So many cases in a row that do not get through mean that the target is gone. */
  private static final int MOST_UNREACHED = 3;

  private static final Duration GRACE = Duration.ofSeconds(10);

  private final RunState state;
  private final RunStart start;
  private final RunListener listener;
  private final long begun;
  private final List<PassiveRun> passive = new ArrayList<>();
  private final Map<ConformanceCase, CaseResult> results = new LinkedHashMap<>();
  private final ExecutorService cases =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "judge");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Optional<Probe> probe = Optional.empty();
  private volatile boolean interrupted;
  private Optional<String> stopped = Optional.empty();
  private int unreached;
  private Optional<RunResult> finished = Optional.empty();

  private CheckRun(RunState state, RunStart start, RunListener listener, long begun) {
    this.state = state;
    this.start = start;
    this.listener = listener;
    this.begun = begun;
    start.cases().stream()
        .filter(ConformanceCase::isPassive)
        .forEach(each -> passive.add(new PassiveRun(each)));
  }

  /**
   * The cases of {@code catalogue} that {@code options} ask for, in order, without looking at a
   * target.
   *
   * @throws SelectionException if there are none, or a name means nothing
   */
  public static List<ConformanceCase> select(Catalogue catalogue, RunOptions options)
      throws SelectionException {
    return new Selection(catalogue)
        .apply(catalogue.cases(options.profile(), options.set()), options);
  }

  /**
   * Looks at the target and plans the run.
   *
   * @throws SelectionException if nothing is selected, or a name means nothing
   * @throws UnreachableTargetException if the target can't be judged
   */
  public static CheckRun open(
      Target target, Catalogue catalogue, RunOptions options, RunListener listener)
      throws SelectionException, UnreachableTargetException {
    long begun = Pace.nanos();
    Instant at = Instant.now();
    List<ConformanceCase> selected = select(catalogue, options);
    Manners manners = new Manners(target.kind().betweenConnects());
    Calibration.Learned learned = new Calibration(options, manners).look(target);
    Manners known =
        learned.target().kind() == target.kind()
            ? manners
            : new Manners(learned.target().kind().betweenConnects());
    Set<Permission> allowed = options.allowed(learned.target().kind());
    List<ConformanceCase> run =
        selected.stream().filter(each -> allowed.contains(each.permission())).toList();
    List<ConformanceCase> notAllowed =
        selected.stream().filter(each -> !allowed.contains(each.permission())).toList();
    if (run.isEmpty()) {
      throw new SelectionException(
          "none of the selected cases is allowed; add --allow "
              + notAllowed.stream()
                  .map(each -> each.permission().word())
                  .distinct()
                  .collect(Collectors.joining(",")));
    }
    RunStart start =
        new RunStart(
            learned.target(),
            learned.facts(),
            options,
            allowed,
            learned.timing(),
            learned.preflight(),
            run,
            notAllowed,
            at);
    RunState state =
        new RunState(
            learned.target(), learned.facts(), learned.timing(), options, new Footprint(), known);
    CheckRun opened = new CheckRun(state, start, listener, begun);
    listener.started(start);
    return opened;
  }

  /** What is known before the first case. */
  public RunStart start() {
    return start;
  }

  /**
   * Reads all that the body says of itself, in a session of its own.
   *
   * @throws UnreachableTargetException if there is no session, or no DeviceInfo
   */
  public BodyFacts readBody() throws UnreachableTargetException {
    return BodyReader.read(state);
  }

  /** Runs all cases, and finishes. */
  public RunResult runAll() {
    for (ConformanceCase each : start.cases()) {
      if (!each.isPassive() && !interrupted) {
        run(each);
      }
    }
    for (ConformanceCase each : start.cases()) {
      if (each.isPassive() && !interrupted) {
        run(each);
      }
    }
    return finish();
  }

  /** Runs one case; passive ones are asked last, when the others have made traffic. */
  public CaseResult run(ConformanceCase next) {
    listener.caseStarted(next);
    CaseResult result = next.isPassive() ? judgePassive(next) : repeat(next);
    if (!interrupted) {
      results.put(next, result);
      listener.caseFinished(result);
    }
    return result;
  }

  private CaseResult judgePassive(ConformanceCase next) {
    PassiveRun rule =
        passive.stream().filter(each -> each.judged().equals(next)).findFirst().orElseThrow();
    if (!rule.hasSeenSomething() && stopped.isEmpty()) {
      runOnce(next, CheckRun::usualTraffic);
    }
    Optional<Provocation> more = next.provocation().filter(this::isPossible);
    if (more.isPresent() && !rule.hasSeenSomething() && stopped.isEmpty()) {
      runOnce(next, more.get().body());
    }
    return rule.result(state);
  }

  private boolean isPossible(Provocation traffic) {
    return start.allowed().contains(traffic.permission())
        && traffic.needs().stream()
            .allMatch(need -> need.missing(state.facts(), state.target()).isEmpty());
  }

  /** What a passive rule looks at when no case has run. */
  private static void usualTraffic(CaseContext context) {
    context.session().call(OperationCode.GET_DEVICE_INFO);
    context.session().call(OperationCode.GET_STORAGE_IDS);
    context.session().call(OperationCode.GET_OBJECT_INFO, 0x7FFF_FFF1);
    context.session().probe(context.timing().step());
  }

  private CaseResult repeat(ConformanceCase next) {
    Optional<String> missing =
        next.needs().stream()
            .flatMap(need -> need.missing(state.facts(), state.target()).stream())
            .findFirst();
    if (missing.isPresent()) {
      return withoutRunning(next, Verdict.NOT_APPLICABLE, missing.get());
    }
    if (stopped.isPresent()) {
      return withoutRunning(next, Verdict.INCONCLUSIVE, stopped.get());
    }
    CaseBody body = next.body().orElseThrow();
    List<CaseRunner.Ended> runs = new ArrayList<>();
    for (int i = 0; i < state.options().repeat() && !interrupted; i++) {
      runs.add(runOnce(next, body));
    }
    if (runs.isEmpty()) {
      return withoutRunning(next, Verdict.INCONCLUSIVE, "interrupted");
    }
    return result(next, agreed(runs));
  }

  private static CaseRunner.Ended agreed(List<CaseRunner.Ended> runs) {
    CaseRunner.Ended first = runs.get(0);
    if (runs.stream().allMatch(each -> each.verdict() == first.verdict())) {
      return first;
    }
    CaseRunner.Ended shown =
        runs.stream().filter(each -> each.verdict() != Verdict.PASS).findFirst().orElse(first);
    String words =
        runs.stream()
            .map(each -> each.verdict().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return new CaseRunner.Ended(
        Verdict.INCONCLUSIVE,
        runs.size() + " runs do not agree: " + words,
        shown.findings(),
        shown.notes(),
        shown.controls(),
        shown.transcript(),
        shown.time());
  }

  private CaseRunner.Ended runOnce(ConformanceCase next, CaseBody body) {
    long seed = state.options().seed() * 31 + next.id().hashCode();
    CaseRunner runner = new CaseRunner(state, next, seed, made -> probe = Optional.of(made));
    CaseRunner.Ended ended = within(next, runner, body);
    passive.forEach(rule -> rule.look(next.id(), ended.transcript(), state.facts()));
    noteReach(ended);
    return ended;
  }

  /** Runs it on a thread of its own, for no longer than it may take. */
  private CaseRunner.Ended within(ConformanceCase next, CaseRunner runner, CaseBody body) {
    Future<CaseRunner.Ended> running = cases.submit(() -> runner.run(body));
    Duration limit =
        Duration.ofNanos((long) (next.limit().toNanos() * state.options().timeScale()));
    try {
      return running.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      probe.ifPresent(Probe::close);
      return afterLimit(running, limit);
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the runner failed in " + next.id(), broken.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      interrupt();
      return afterLimit(running, limit);
    }
  }

  private static CaseRunner.Ended afterLimit(Future<CaseRunner.Ended> running, Duration limit) {
    try {
      CaseRunner.Ended ended = running.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
      return new CaseRunner.Ended(
          Verdict.INCONCLUSIVE,
          "the target kept the case busy for more than " + Words.time(limit),
          ended.findings(),
          ended.notes(),
          ended.controls(),
          ended.transcript(),
          ended.time());
    } catch (TimeoutException | ExecutionException stuck) {
      running.cancel(true);
      throw new IllegalStateException("a case does not end, even without a connection", stuck);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted twice", stop);
    }
  }

  private void noteReach(CaseRunner.Ended ended) {
    boolean reached =
        ended.verdict() != Verdict.INCONCLUSIVE
            || ended.transcript().frames().stream().anyMatch(each -> each.kind().isReceived());
    unreached = reached ? 0 : unreached + 1;
    if (unreached >= MOST_UNREACHED) {
      stopped = Optional.of("the target is gone: " + ended.reason());
    }
  }

  private CaseResult result(ConformanceCase next, CaseRunner.Ended ended) {
    return new CaseResult(
        next,
        ended.verdict(),
        ended.reason(),
        ended.findings(),
        ended.notes(),
        ended.controls(),
        ended.transcript(),
        ended.time(),
        AgainLine.of(state.target(), state.options(), next));
  }

  private CaseResult withoutRunning(ConformanceCase next, Verdict verdict, String reason) {
    return new CaseResult(
        next,
        verdict,
        reason,
        List.of(),
        List.of(),
        List.of(),
        new Transcript(Instant.now()),
        Duration.ZERO,
        AgainLine.of(state.target(), state.options(), next));
  }

  /**
   * Ends the run early: the case that is under way is dropped, what was changed is put back by
   * {@link #finish}. May be called from any thread.
   */
  public void interrupt() {
    interrupted = true;
    probe.ifPresent(Probe::close);
  }

  /** Puts back what is not as it was, and says what the run comes to. */
  public RunResult finish() {
    if (finished.isPresent()) {
      return finished.get();
    }
    cases.shutdown();
    if (state.footprint().isPending()) {
      Cleanup.run(
          state,
          new Probe(
              state.target(),
              new Transcript(Instant.now()),
              state.manners(),
              Duration.ofSeconds(5)));
    }
    List<CaseResult> inOrder =
        start.cases().stream()
            .flatMap(each -> Optional.ofNullable(results.get(each)).stream())
            .toList();
    RunResult result =
        new RunResult(
            start,
            inOrder,
            state.footprint().summary(),
            interrupted ? Optional.of("interrupted") : stopped,
            Pace.since(begun));
    finished = Optional.of(result);
    listener.finished(result);
    return result;
  }

  /** Finishes, if nobody has. */
  @Override
  public void close() {
    finish();
  }
}
