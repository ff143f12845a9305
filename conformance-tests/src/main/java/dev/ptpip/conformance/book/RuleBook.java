package dev.ptpip.conformance.book;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All requirements, in the order of the book. Immutable. */
public final class RuleBook {
  private final Map<String, Requirement> byId;
  private final Map<String, String> excuses;
  private final Map<String, String> clientExcuses;

  private RuleBook(
      Map<String, Requirement> byId,
      Map<String, String> excuses,
      Map<String, String> clientExcuses) {
    this.byId = byId;
    this.excuses = excuses;
    this.clientExcuses = clientExcuses;
  }

  /** The book of this build, read once. */
  public static RuleBook standard() {
    return Holder.STANDARD;
  }

  private static final class Holder {
    static final RuleBook STANDARD =
        of(
            Csv.resource("requirements.csv"),
            Csv.resource("excuses.csv"),
            Csv.resource("client-excuses.csv"));
  }

  static RuleBook of(
      List<Map<String, String>> rows,
      List<Map<String, String>> excuseRows,
      List<Map<String, String>> clientRows) {
    Map<String, Requirement> byId = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      Requirement requirement = requirement(row);
      if (byId.put(requirement.id(), requirement) != null) {
        throw new IllegalArgumentException("id " + requirement.id() + " is given twice");
      }
    }
    return new RuleBook(byId, excuses(byId, excuseRows), excuses(byId, clientRows));
  }

  private static Map<String, String> excuses(
      Map<String, Requirement> byId, List<Map<String, String>> rows) {
    Map<String, String> excuses = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      String id = row.get("id");
      String reason = row.get("reason");
      if (id == null || reason == null || reason.isBlank() || !byId.containsKey(id)) {
        throw new IllegalArgumentException("an excuse has the id of a rule and a reason: " + row);
      }
      if (excuses.put(id, reason) != null) {
        throw new IllegalArgumentException("excuse for " + id + " is given twice");
      }
    }
    return excuses;
  }

  private static Requirement requirement(Map<String, String> row) {
    String group = field(row, "group");
    int dot = group.indexOf('.');
    return new Requirement(
        field(row, "id"),
        Integer.parseInt(group.substring(0, dot)),
        group.substring(dot + 1).strip(),
        Level.of(field(row, "level")),
        Role.of(field(row, "role")),
        Certainty.valueOf(field(row, "certainty")),
        field(row, "certainty_note"),
        RunClass.of(field(row, "run_class")),
        field(row, "source"),
        field(row, "requirement"),
        field(row, "test"),
        field(row, "note"));
  }

  private static String field(Map<String, String> row, String name) {
    String value = row.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no column " + name);
    }
    return value;
  }

  /** All requirements. */
  public Collection<Requirement> requirements() {
    return byId.values();
  }

  /** The requirement with this id. */
  public Optional<Requirement> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The requirement with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Requirement get(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("no rule " + id + " in the book"));
  }

  /** Why a black box can't test a requirement of cameras, by id. */
  public Map<String, String> excuses() {
    return Map.copyOf(excuses);
  }

  /** Why a black box can't test a requirement at a client, by id. */
  public Map<String, String> clientExcuses() {
    return Map.copyOf(clientExcuses);
  }
}
