package dev.ptpip.conformance.run;

import dev.ptpip.conformance.book.Requirement;
import dev.ptpip.conformance.book.RuleBook;
import dev.ptpip.conformance.book.RunClass;
import dev.ptpip.protocol.code.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A case: which rule it tests, what it needs and may do, and the method that does it. Immutable.
 *
 * @param id the id of its rule, with a parameter in brackets when there are several of a kind:
 *     PTP-OBJ-03[0x100A]
 * @param rule the rule that it tests
 * @param covers further rules that it tests along the way
 * @param title what holds when it passes, as a sentence without a full stop
 * @param permission what the target has to suffer
 * @param needs what the target has to offer
 * @param controls how it is wrapped
 * @param body what it does; empty for a passive rule
 * @param passive what it looks for in the traffic of other cases
 * @param sabotage the fault of the simulator under which it has to fail
 * @param limit how long it may take at the very most
 * @param provocation what gives a passive rule something to look at when no other case has
 * @param file the file that it comes from, if it is not one of the catalogue
 */
public record ConformanceCase(
    String id,
    Requirement rule,
    List<Requirement> covers,
    String title,
    Permission permission,
    List<Need> needs,
    Controls controls,
    Optional<CaseBody> body,
    Optional<PassiveBody> passive,
    Optional<String> sabotage,
    Duration limit,
    Optional<Provocation> provocation,
    Optional<Path> file) {

  private static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

  /** Checks that it does something. */
  public ConformanceCase {
    if (body.isPresent() == passive.isPresent()) {
      throw new IllegalArgumentException(id + " has to do something, or look for something");
    }
    covers = List.copyOf(covers);
    needs = List.copyOf(needs);
  }

  /** A case for the rule {@code id}; what it may do follows from the rule's run class. */
  public static ConformanceCase of(String id, String title, CaseBody body) {
    return make(id, ruleOf(id), title, Optional.of(body), Optional.empty());
  }

  /** One of several cases for the rule {@code id}, told apart by {@code parameter}. */
  public static ConformanceCase of(String id, String parameter, String title, CaseBody body) {
    return make(id + "[" + parameter + "]", ruleOf(id), title, Optional.of(body), Optional.empty());
  }

  /** One of several cases for the rule {@code id}, told apart by a code. */
  public static ConformanceCase of(String id, Code parameter, String title, CaseBody body) {
    return of(id, "0x%04X".formatted(parameter.raw()), title, body);
  }

  /** A rule that is checked on the traffic of all other cases. */
  public static ConformanceCase passive(String id, String title, PassiveBody body) {
    return make(id, ruleOf(id), title, Optional.empty(), Optional.of(body));
  }

  /** The same for a rule that has cases of its own as well. */
  public static ConformanceCase passive(
      String id, String parameter, String title, PassiveBody body) {
    return make(id + "[" + parameter + "]", ruleOf(id), title, Optional.empty(), Optional.of(body));
  }

  private static Requirement ruleOf(String id) {
    return RuleBook.standard().get(id);
  }

  private static ConformanceCase make(
      String id,
      Requirement rule,
      String title,
      Optional<CaseBody> body,
      Optional<PassiveBody> passive) {
    return new ConformanceCase(
        id,
        rule,
        List.of(),
        title,
        Permission.of(rule.runClass()),
        rule.runClass() == RunClass.SIMULATOR ? List.of(Need.hand()) : List.of(),
        Controls.NONE,
        body,
        passive,
        Optional.of(id),
        USUAL_LIMIT,
        Optional.empty(),
        Optional.empty());
  }

  /** The same, and the target has to suffer this instead. */
  public ConformanceCase allow(Permission newPermission) {
    return with(draft -> draft.permission = newPermission);
  }

  /** The same, and the target has to offer this too. */
  public ConformanceCase needs(Need... more) {
    List<Need> all = new ArrayList<>(needs);
    all.addAll(List.of(more));
    return with(draft -> draft.needs = all);
  }

  /** The same for a target that nobody can touch. */
  public ConformanceCase withoutHand() {
    return with(draft -> draft.needs = List.of());
  }

  /** The same, wrapped. */
  public ConformanceCase controlled(Controls newControls) {
    return with(draft -> draft.controls = newControls);
  }

  /**
   * The same passive rule; {@code traffic} gives it something to look at when no other case has,
   * which takes {@code suffers} and {@code wants} of the target.
   */
  public ConformanceCase provokedBy(Permission suffers, CaseBody traffic, Need... wants) {
    return with(
        draft ->
            draft.provocation = Optional.of(new Provocation(suffers, traffic, List.of(wants))));
  }

  /** The same, which tests these rules along the way. */
  public ConformanceCase covering(String... ids) {
    List<Requirement> all = new ArrayList<>(covers);
    for (String each : ids) {
      all.add(ruleOf(each));
    }
    return with(draft -> draft.covers = all);
  }

  /** The same, which no fault of the simulator can be made to fail. */
  public ConformanceCase withoutSabotage() {
    return with(draft -> draft.sabotage = Optional.empty());
  }

  /** The same, which may take longer or has to be done sooner. */
  public ConformanceCase atMost(Duration newLimit) {
    return with(draft -> draft.limit = newLimit);
  }

  /** The same, which comes from a file. */
  public ConformanceCase from(Path newFile) {
    return with(
        draft -> {
          draft.sabotage = Optional.empty();
          draft.file = Optional.of(newFile);
        });
  }

  private ConformanceCase with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new ConformanceCase(
        id,
        rule,
        draft.covers,
        title,
        draft.permission,
        draft.needs,
        draft.controls,
        body,
        passive,
        draft.sabotage,
        draft.limit,
        draft.provocation,
        draft.file);
  }

  /** What the methods above change. */
  private static final class Draft {
    private List<Requirement> covers;
    private Permission permission;
    private List<Need> needs;
    private Controls controls;
    private Optional<String> sabotage;
    private Duration limit;
    private Optional<Provocation> provocation;
    private Optional<Path> file;

    Draft(ConformanceCase from) {
      covers = from.covers;
      permission = from.permission;
      needs = from.needs;
      controls = from.controls;
      sabotage = from.sabotage;
      limit = from.limit;
      provocation = from.provocation;
      file = from.file;
    }
  }

  /** How a command line asks for it. */
  public String name() {
    return file.map(Path::toString).orElse(id);
  }

  /** Whether it only looks at the traffic of others. */
  public boolean isPassive() {
    return passive.isPresent();
  }

  @Override
  public String toString() {
    return id + " " + title;
  }
}
