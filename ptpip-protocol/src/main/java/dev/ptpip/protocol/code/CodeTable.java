package dev.ptpip.protocol.code;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One vendor's codes of one family, by number and by name. Immutable. */
final class CodeTable {
  private final Map<Integer, CodeInfo> byNumber;
  private final Map<String, CodeInfo> byName;

  private CodeTable(Map<Integer, CodeInfo> byNumber, Map<String, CodeInfo> byName) {
    this.byNumber = byNumber;
    this.byName = byName;
  }

  /** The entry with this number, or null. */
  @Nullable CodeInfo find(int raw) {
    return byNumber.get(raw);
  }

  /** The entry that has this name or alias, compared as {@link Spelling#fold} does, or null. */
  @Nullable CodeInfo named(String folded) {
    return byName.get(folded);
  }

  /** All entries in the order of their numbers. */
  Collection<CodeInfo> entries() {
    return byNumber.values();
  }

  /** Collects entries and refuses a number or a name that comes twice. */
  static final class Builder {
    private final Map<Integer, CodeInfo> byNumber = new LinkedHashMap<>();
    private final Map<String, CodeInfo> byName = new LinkedHashMap<>();

    /**
     * Adds an entry.
     *
     * @throws IllegalStateException if its number, its name or an alias is taken
     */
    void add(CodeInfo info) {
      CodeInfo before = byNumber.putIfAbsent(info.code().raw(), info);
      if (before != null) {
        throw new IllegalStateException(
            "%s %s %s is there already, as %s"
                .formatted(
                    info.vendor(), info.code().family().noun(), info.label(), before.label()));
      }
      if (info.named()) {
        addName(info.name(), info);
      }
      for (String alias : info.aliases()) {
        addName(alias, info);
      }
    }

    private void addName(String name, CodeInfo info) {
      @Nullable CodeInfo before = byName.putIfAbsent(Spelling.fold(name), info);
      if (before != null) {
        throw new IllegalStateException(
            "%s %s %s: the name \"%s\" belongs to %s already"
                .formatted(
                    info.vendor(), info.code().family().noun(), info.code(), name, before.label()));
      }
    }

    CodeTable build() {
      return new CodeTable(byNumber, byName);
    }
  }
}
