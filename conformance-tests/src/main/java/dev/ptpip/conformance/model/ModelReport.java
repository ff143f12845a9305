package dev.ptpip.conformance.model;

import dev.ptpip.conformance.model.BodyFacts.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A body beside the known ones that it is most like: what is new, gone or different, compared with
 * the nearest of them.
 *
 * @param body what the body says of itself
 * @param siblings the nearest ones, the nearest first
 * @param known how many bodies were looked at
 * @param differences from the nearest one
 */
public record ModelReport(
    BodyFacts body, List<Sibling> siblings, int known, List<Difference> differences) {
  private static final int SIBLINGS = 3;
  private static final int MOST_NAMED = 6;

  /**
   * A known body.
   *
   * @param facts what it said of itself
   * @param likeness from 0 to 1
   */
  public record Sibling(BodyFacts facts, double likeness) {
    /** Model and likeness. */
    String text() {
      return facts.text() + ", " + Math.round(likeness * 1000) / 10.0 + " % alike";
    }
  }

  /** Names of codes. */
  @FunctionalInterface
  public interface Names {
    /** The name of a code of a kind, or its number. */
    String name(Kind kind, int code);
  }

  /** Copies the lists. */
  public ModelReport {
    siblings = List.copyOf(siblings);
    differences = List.copyOf(differences);
  }

  /** Compares a body with those of this build. */
  public static ModelReport of(BodyFacts body, Names names) {
    return of(body, KnownBodies.all(), names);
  }

  /** Compares a body with others. */
  public static ModelReport of(BodyFacts body, List<BodyFacts> known, Names names) {
    List<Sibling> siblings =
        known.stream()
            .map(each -> new Sibling(each, body.likeness(each)))
            .sorted(Comparator.comparingDouble(Sibling::likeness).reversed())
            .limit(SIBLINGS)
            .toList();
    List<Difference> differences =
        siblings.isEmpty()
            ? List.of()
            : new Comparing(body, siblings.get(0).facts(), known, names).differences();
    return new ModelReport(body, siblings, known.size(), differences);
  }

  /** The sentence that says it all. */
  public String summary() {
    return siblings.isEmpty()
        ? "no body is known"
        : "nearest of "
            + known
            + " known bodies: "
            + siblings.stream().map(Sibling::text).collect(Collectors.joining("; "))
            + ". "
            + (differences.isEmpty()
                ? "No difference from the nearest one."
                : differences.size()
                    + (differences.size() == 1 ? " difference" : " differences")
                    + " from the nearest one.");
  }

  /** As maps, lists and texts. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("body", body.name());
    json.put("firmware", body.firmware());
    json.put("known", known);
    json.put("siblings", siblings.stream().map(ModelReport::json).toList());
    json.put("differences", differences.stream().map(ModelReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(Sibling each) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("body", each.facts().name());
    json.put("firmware", each.facts().firmware());
    json.put("source", each.facts().source());
    json.put("likeness", Math.round(each.likeness() * 1000) / 1000.0);
    return json;
  }

  private static Map<String, Object> json(Difference each) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("change", each.change().word());
    json.put("what", each.what());
    json.put("code", "0x%04X".formatted(each.code()));
    json.put("name", each.name());
    json.put("text", each.text());
    return json;
  }

  /** What is compared, and how it comes out. */
  private record Comparing(BodyFacts body, BodyFacts sibling, List<BodyFacts> known, Names names) {
    List<Difference> differences() {
      List<Difference> all = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        Optional<Set<Integer>> ours = body.codes(kind);
        Optional<Set<Integer>> theirs = sibling.codes(kind);
        if (ours.isPresent() && theirs.isPresent()) {
          added(all, kind, ours.get(), theirs.get());
          gone(all, kind, ours.get(), theirs.get());
        }
      }
      for (int code : new TreeSet<>(body.described().keySet())) {
        PropertyFacts theirs = sibling.described().get(code);
        PropertyFacts ours = body.described().get(code);
        if (theirs != null && ours != null) {
          described(all, code, ours, theirs);
        }
      }
      return all;
    }

    private void added(List<Difference> all, Kind kind, Set<Integer> ours, Set<Integer> theirs) {
      for (int code : without(ours, theirs)) {
        List<String> having =
            known.stream()
                .filter(each -> each.codes(kind).filter(list -> list.contains(code)).isPresent())
                .map(BodyFacts::name)
                .distinct()
                .toList();
        all.add(
            new Difference(
                Difference.Change.NEW,
                kind.word(),
                code,
                names.name(kind, code),
                having.isEmpty() ? "no known body has it" : "known of " + some(having)));
      }
    }

    private void gone(List<Difference> all, Kind kind, Set<Integer> ours, Set<Integer> theirs) {
      for (int code : without(theirs, ours)) {
        all.add(
            new Difference(
                Difference.Change.GONE,
                kind.word(),
                code,
                names.name(kind, code),
                "the " + sibling.name() + " has it"));
      }
    }

    private static Set<Integer> without(Set<Integer> some, Set<Integer> others) {
      Set<Integer> left = new TreeSet<>(some);
      left.removeAll(others);
      return left;
    }

    private static String some(List<String> names) {
      return names.size() <= MOST_NAMED
          ? String.join(", ", names)
          : String.join(", ", names.subList(0, MOST_NAMED))
              + " and "
              + (names.size() - MOST_NAMED)
              + " more";
    }

    private void described(
        List<Difference> all, int code, PropertyFacts ours, PropertyFacts theirs) {
      if (!ours.type().equals(theirs.type())) {
        all.add(changed("type of property", code, ours.type() + ", not " + theirs.type()));
        return;
      }
      if (!ours.access().equals(theirs.access())) {
        all.add(
            changed(
                "access of property",
                code,
                ours.access().equals("w") ? "can be set, and could not" : "can't be set any more"));
      }
      if (ours.form() == PropertyFacts.Form.OTHER) {
        return;
      }
      if (ours.form() != theirs.form()) {
        all.add(changed("form of property", code, ours.formText() + ", not " + theirs.formText()));
      } else if (ours.form() == PropertyFacts.Form.LIST) {
        values(all, code, ours, theirs);
      } else if (!ours.values().equals(theirs.values())) {
        all.add(changed("form of property", code, ours.formText() + ", not " + theirs.formText()));
      }
    }

    private void values(List<Difference> all, int code, PropertyFacts ours, PropertyFacts theirs) {
      List<String> added = new ArrayList<>(ours.values());
      added.removeAll(theirs.values());
      List<String> gone = new ArrayList<>(theirs.values());
      gone.removeAll(ours.values());
      if (!added.isEmpty() || !gone.isEmpty()) {
        List<String> parts = new ArrayList<>();
        if (!added.isEmpty()) {
          parts.add("new: " + String.join(", ", added));
        }
        if (!gone.isEmpty()) {
          parts.add("gone: " + String.join(", ", gone));
        }
        all.add(changed("values of property", code, String.join("; ", parts)));
      }
    }

    private Difference changed(String what, int code, String text) {
      return new Difference(
          Difference.Change.DIFFERENT, what, code, names.name(Kind.PROPERTY, code), text);
    }
  }
}
