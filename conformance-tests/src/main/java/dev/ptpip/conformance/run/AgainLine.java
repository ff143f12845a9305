package dev.ptpip.conformance.run;

import dev.ptpip.conformance.book.RequirementSet;
import dev.ptpip.conformance.probe.Target;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** The command that makes a case happen again. */
final class AgainLine {
  private AgainLine() {}

  static String of(Target target, RunOptions options, ConformanceCase wanted) {
    StringBuilder line = new StringBuilder("ptpip check ").append(target.text());
    boolean odd = !wanted.name().matches("[A-Za-z0-9._/-]+");
    line.append(' ').append(odd ? "'" + wanted.name() + "'" : wanted.name());
    if (target.address().getPort() != target.eventAddress().getPort()) {
      line.append(" --event-port ").append(target.eventAddress().getPort());
    }
    line.append(" --profile ").append(options.profile().word());
    if (!options.set().name().equals(RequirementSet.newest().name())) {
      line.append(" --set ").append(options.set().name());
    }
    options.allow().ifPresent(allowed -> line.append(" --allow ").append(words(allowed)));
    if (options.strictness() == Strictness.STRICT) {
      line.append(" --strict");
    }
    if (options.timeScale() != 1.0) {
      line.append(" --time-scale ").append(options.timeScale());
    }
    return line.append(" --seed ").append(options.seed()).toString();
  }

  private static String words(Set<Permission> allowed) {
    return allowed.stream()
        .sorted(Comparator.naturalOrder())
        .map(Permission::word)
        .collect(Collectors.joining(","));
  }
}
