package dev.ptpip.conformance.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a body says of itself.
 *
 * @param name its model
 * @param firmware as it writes it
 * @param source where the facts come from
 * @param lists the codes of each kind; a kind that is not known is not there
 * @param described how properties are described, as far as that is known, by code
 */
public record BodyFacts(
    String name,
    String firmware,
    String source,
    Map<Kind, Set<Integer>> lists,
    Map<Integer, PropertyFacts> described) {

  /** Kinds of codes that a body lists. */
  public enum Kind {
    /** Operations. */
    OPERATION("operation"),
    /** Events. */
    EVENT("event"),
    /** Formats of captures. */
    CAPTURE_FORMAT("capture format"),
    /** Formats of images. */
    IMAGE_FORMAT("image format"),
    /** Device properties, those of the maker's own list included. */
    PROPERTY("property");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** In words. */
    public String word() {
      return word;
    }
  }

  /** Copies. */
  public BodyFacts {
    Map<Kind, Set<Integer>> copy = new LinkedHashMap<>();
    lists.forEach((kind, codes) -> copy.put(kind, Set.copyOf(new LinkedHashSet<>(codes))));
    lists = Map.copyOf(copy);
    described = Map.copyOf(described);
  }

  /** The codes of a kind, if they are known. */
  public Optional<Set<Integer>> codes(Kind kind) {
    return Optional.ofNullable(lists.get(kind));
  }

  /** Model and firmware. */
  public String text() {
    return firmware.isEmpty() ? name : name + " (" + firmware + ")";
  }

  /**
   * How much of what both list is listed by both, from 0 to 1: operations, events and properties
   * together, as far as both are known.
   */
  double likeness(BodyFacts other) {
    int common = 0;
    int all = 0;
    for (Kind kind : new Kind[] {Kind.OPERATION, Kind.EVENT, Kind.PROPERTY}) {
      Optional<Set<Integer>> ours = codes(kind);
      Optional<Set<Integer>> theirs = other.codes(kind);
      if (ours.isPresent() && theirs.isPresent()) {
        Set<Integer> both = new LinkedHashSet<>(ours.get());
        both.retainAll(theirs.get());
        common += both.size();
        all += ours.get().size() + theirs.get().size() - both.size();
      }
    }
    return all == 0 ? 0 : (double) common / all;
  }
}
