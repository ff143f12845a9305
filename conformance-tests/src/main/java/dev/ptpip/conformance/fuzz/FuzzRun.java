package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.fuzz.FuzzFinding.Standing;
import dev.ptpip.conformance.probe.Manners;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.conformance.run.Footprint;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.SelectionException;
import dev.ptpip.conformance.run.UnreachableTargetException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A search for conversations that a target does not survive, or answers wrongly: opened, then run,
 * which ends with what was found. The same seed and a target in the same state give the same
 * conversations. Confined to one thread, {@link #interrupt} excepted.
 */
public final class FuzzRun {
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
  private static final Duration MOST_SHRINKING = Duration.ofSeconds(60);
  private static final Duration LEAST_RETURNING = Duration.ofSeconds(10);
  private static final int MOST_TRIES = 400;
  private static final int MOST_FINDINGS = 20;
  private static final int MOST_ALIKE = 3;
  private static final int CONFIRMATIONS = 2;

  private final FuzzOptions options;
  private final FuzzListener listener;
  private final FuzzStart start;
  private final Ground ground;
  private final Pool pool;
  private final Tidy tidy;
  private final Manners manners;
  private final Trials trials;
  private final Footprint footprint = new Footprint();
  private final List<FuzzFinding> findings = new ArrayList<>();
  private final Map<String, Integer> alike = new HashMap<>();
  private final Set<String> shapes = new HashSet<>();
  private Optional<String> stopped = Optional.empty();
  private long repeated;
  private long rounds;

  private FuzzRun(FuzzOptions options, FuzzListener listener, Survey survey) {
    this.options = options;
    this.listener = listener;
    this.start = survey.start();
    this.ground = survey.ground();
    this.pool = new Pool(ground);
    this.tidy = survey.tidy();
    this.manners = survey.manners();
    Liveness liveness =
        new Liveness(options.identity(), start.timing(), start.patience(), ground.info());
    this.trials =
        new Trials(
            start.target(), manners, options.identity(), start.timing(), ground.codes(), liveness);
  }

  /**
   * Looks at the target.
   *
   * @throws SelectionException if hostile traffic is not allowed
   * @throws UnreachableTargetException if the target can't be reached, or can't be told
   */
  public static FuzzRun open(Target target, FuzzOptions options, FuzzListener listener)
      throws SelectionException, UnreachableTargetException {
    FuzzRun run = new FuzzRun(options, listener, Survey.look(target, options));
    listener.started(run.start());
    return run;
  }

  /** What is known before the first conversation. */
  public FuzzStart start() {
    return start;
  }

  // ---- conversations

  /** The conversation with this number, from 1. */
  Conversation conversation(long number) {
    Random random =
        new Random(new SplittableRandom(options.seed() * 0x9E37_79B9L + number).nextLong());
    return new Mutator(ground, pool, random)
        .change(new Grammar(ground, pool, random).conversation());
  }

  /**
   * What the conversation with this number sends, in words: the same for the same seed and target.
   */
  public List<String> describe(long number) {
    return conversation(number).steps().stream().map(Object::toString).toList();
  }

  /** Plays one conversation; what the target did wrong, if it did. */
  public Optional<String> playOne(long number) {
    return trials
        .play(conversation(number).steps())
        .map(fault -> fault.kind().word() + ": wanted " + fault.wanted() + ", got " + fault.got());
  }

  // ---- the search

  /** Searches, until the time is over or the target is gone. */
  public FuzzResult run() {
    long begun = Pace.nanos();
    while (stopped.isEmpty()
        && !trials.isStopped()
        && rounds < options.rounds()
        && Pace.since(begun).compareTo(options.time()) < 0) {
      rounds++;
      Conversation conversation = conversation(rounds);
      countShots(conversation.steps());
      Optional<Fault> fault = trials.play(conversation.steps());
      if (fault.isPresent()) {
        found(conversation, fault.get());
      }
      listener.progress(rounds);
      if (findings.size() >= MOST_FINDINGS) {
        stopped = Optional.of(MOST_FINDINGS + " findings are enough");
      }
    }
    if (trials.isStopped()) {
      stopped = Optional.of("interrupted");
    }
    putBack();
    return new FuzzResult(
        rounds,
        trials.packets(),
        findings,
        repeated,
        footprint.summary(),
        stopped,
        Pace.since(begun));
  }

  private void countShots(List<Step> steps) {
    steps.stream()
        .filter(Step.Send.class::isInstance)
        .map(each -> FuzzCase.words((Step.Send) each))
        .filter(words -> words.matches("Initiate(Open)?Capture.*"))
        .forEach(each -> footprint.shot());
  }

  /** Also what an interrupted conversation has left behind, over a connection of its own. */
  private void putBack() {
    boolean touched =
        start.allowed().contains(Permission.SETTINGS) || start.allowed().contains(Permission.WRITE);
    if (!touched || rounds == 0) {
      return;
    }
    try (Probe probe =
        new Probe(start.target(), new Transcript(Instant.now()), manners, CONNECT_PATIENCE)) {
      tidy.tidy(probe, options.identity(), start.timing(), start.facts(), footprint);
    }
  }

  // ---- findings

  private void found(Conversation conversation, Fault fault) {
    if (isKnownEnough(fault)) {
      repeated++;
      comeBack(fault);
      return;
    }
    if (!comeBack(fault)) {
      add(conversation.steps(), conversation, fault, Standing.LOST, 0);
      return;
    }
    boolean confirmed = false;
    for (int i = 0; i < CONFIRMATIONS && !confirmed && stopped.isEmpty(); i++) {
      confirmed = shows(conversation.steps(), fault);
    }
    if (trials.isStopped()) {
      return;
    }
    if (stopped.isPresent()) {
      add(conversation.steps(), conversation, fault, Standing.LOST, 0);
      return;
    }
    if (!confirmed) {
      add(conversation.steps(), conversation, fault, Standing.SEEN_ONCE, 0);
      return;
    }
    Shrinker shrinker =
        new Shrinker(
            steps -> stopped.isEmpty() && !trials.isStopped() && shows(steps, fault),
            MOST_TRIES,
            MOST_SHRINKING);
    List<Step> steps = shrinker.shrink(conversation);
    add(steps, conversation, fault, Standing.CONFIRMED, shrinker.tries());
  }

  private boolean isKnownEnough(Fault fault) {
    return alike.getOrDefault(fault.kind().word() + fault.rule(), 0) >= MOST_ALIKE;
  }

  /** Plays the steps again; whether the same comes of it. The target serves again afterwards. */
  private boolean shows(List<Step> steps, Fault wanted) {
    Optional<Fault> fault = trials.play(steps);
    fault.ifPresent(this::comeBack);
    return fault.filter(wanted::isLike).isPresent();
  }

  /** Waits until the target serves again; a fuzz whose target stays away is over. */
  private boolean comeBack(Fault fault) {
    if (fault.kind() != Fault.Kind.HANG && fault.kind() != Fault.Kind.CRASH) {
      return true;
    }
    Optional<Fault> still = trials.control(returning());
    if (still.isPresent() && !trials.isStopped()) {
      stopped = Optional.of("the target does not come back: " + still.get().got());
    }
    return still.isEmpty();
  }

  /** How long a target is waited for that does not serve. */
  private Duration returning() {
    Duration longer = start.patience().multipliedBy(3);
    Duration usual = start.patience().multipliedBy(20);
    Duration least = usual.compareTo(LEAST_RETURNING) < 0 ? usual : LEAST_RETURNING;
    return longer.compareTo(least) < 0 ? least : longer;
  }

  private void add(
      List<Step> steps, Conversation conversation, Fault fault, Standing standing, int tries) {
    alike.merge(fault.kind().word() + fault.rule(), 1, Integer::sum);
    FuzzCase draft = draft(steps, fault);
    if (!shapes.add(draft.shape())) {
      repeated++;
      return;
    }
    long number =
        1
            + findings.stream()
                .filter(each -> each.found().kind().equals(fault.kind().word()))
                .count();
    String name = fault.kind().word() + "-" + number;
    int before = (int) conversation.steps().stream().filter(Step.Send.class::isInstance).count();
    FuzzFinding finding =
        new FuzzFinding(name, draft, standing, before, conversation.changes().size(), tries);
    findings.add(finding);
    listener.found(finding);
  }

  private FuzzCase draft(List<Step> steps, Fault fault) {
    return new FuzzCase(
        fault.rule(),
        fault.kind().word(),
        "a conversation that was found to end in a " + fault.kind().word() + " is survived",
        fault.wanted(),
        fault.got(),
        start.facts().text(),
        options.seed(),
        rounds,
        steps);
  }

  /** Ends the search early; may be called from any thread. */
  public void interrupt() {
    trials.stop();
  }
}
