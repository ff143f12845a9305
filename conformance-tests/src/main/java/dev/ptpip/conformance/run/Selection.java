package dev.ptpip.conformance.run;

import dev.ptpip.protocol.code.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which cases are meant by names: the id of a case, the id of a rule for all of its cases, the name
 * of a group, or a pattern with * for any characters.
 */
final class Selection {
  private final Catalogue catalogue;

  Selection(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The cases of {@code asked} that are selected and not skipped, in order.
   *
   * @throws SelectionException if a name means nothing, or nothing is left
   */
  List<ConformanceCase> apply(List<ConformanceCase> asked, RunOptions options)
      throws SelectionException {
    List<ConformanceCase> chosen = new ArrayList<>();
    Set<String> selected = ids(options.select(), asked, options);
    Set<String> skipped = ids(options.skip(), asked, options);
    for (ConformanceCase each : asked) {
      if ((options.select().isEmpty() || selected.contains(each.id()))
          && !skipped.contains(each.id())) {
        chosen.add(each);
      }
    }
    if (chosen.isEmpty()) {
      throw new SelectionException("no case is selected");
    }
    return chosen;
  }

  private Set<String> ids(List<String> names, List<ConformanceCase> asked, RunOptions options)
      throws SelectionException {
    Set<String> ids = new HashSet<>();
    for (String name : names) {
      List<ConformanceCase> meant = meant(name);
      if (meant.isEmpty()) {
        throw new SelectionException("no case or group \"" + name + "\"" + hint(name));
      }
      if (meant.stream().noneMatch(asked::contains)) {
        throw new SelectionException(
            "\""
                + name
                + "\" is not part of profile "
                + options.profile().word()
                + ", set "
                + options.set().name());
      }
      meant.forEach(each -> ids.add(each.id()));
    }
    return ids;
  }

  private List<ConformanceCase> meant(String name) {
    Optional<CaseGroup> group =
        catalogue.groups().stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
    if (group.isPresent()) {
      return group.get().cases();
    }
    String upper = name.toUpperCase(Locale.ROOT);
    Pattern pattern =
        Pattern.compile(
            Stream.of(upper.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((one, other) -> one + ".*" + other)
                .orElse(""));
    return catalogue.cases().stream()
        .filter(
            each ->
                each.name().equals(name)
                    || pattern.matcher(each.id().toUpperCase(Locale.ROOT)).matches()
                    || pattern.matcher(each.rule().id()).matches())
        .toList();
  }

  private String hint(String name) {
    Stream<String> words =
        Stream.concat(
            catalogue.groups().stream().map(CaseGroup::name),
            catalogue.cases().stream().map(ConformanceCase::id));
    return Spelling.nearest(name, words).map(near -> "; did you mean " + near + "?").orElse("");
  }
}
