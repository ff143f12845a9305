package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.protocol.code.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flags of one command line and their values, as text. Immutable. */
final class FlagValues {
  private final Map<Flag, String> values;
  private final @Nullable String file;
  private final List<String> faults;

  private FlagValues(Map<Flag, String> values, @Nullable String file, List<String> faults) {
    this.values = values;
    this.file = file;
    this.faults = List.copyOf(faults);
  }

  /**
   * Reads {@code --flag value}, {@code --flag=value}, switches, and the name of one file.
   *
   * @param args what was typed after the command's name
   * @throws CommandFailure if a flag is unknown, given twice, lacks its value or has one too many,
   *     or if there is more than one file
   */
  static FlagValues parse(String... args) {
    Map<Flag, String> values = new EnumMap<>(Flag.class);
    @Nullable String file = null;
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (!arg.startsWith("-")) {
        if (file != null) {
          throw CommandFailure.impossible(
              "one file expected, \"" + file + "\" and \"" + arg + "\" were given");
        }
        file = arg;
        continue;
      }
      int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
      Flag flag = flag(equals < 0 ? arg : arg.substring(0, equals));
      String value = equals < 0 ? null : arg.substring(equals + 1);
      if (flag.takesValue()) {
        if (value == null) {
          value = ++i < args.length ? args[i] : missing(flag);
        }
      } else if (value != null) {
        throw CommandFailure.impossible(
            flag.spelling() + " takes no value, \"" + value + "\" was given");
      }
      if (flag.isRepeatable()) {
        faults.add(value == null ? "" : value);
      }
      if (values.put(flag, value == null ? "" : value) != null && !flag.isRepeatable()) {
        throw CommandFailure.impossible(flag.spelling() + " is given twice");
      }
    }
    return new FlagValues(values, file, faults);
  }

  private static Flag flag(String typed) {
    Flag flag = Flag.of(typed);
    if (flag != null) {
      return flag;
    }
    throw CommandFailure.impossible(
        Spelling.nearest(typed, Arrays.stream(Flag.values()).map(Flag::spelling))
            .map(near -> "unknown flag " + typed + "; did you mean " + near + "?")
            .orElse("unknown flag " + typed + "; see camera-simulator --help"));
  }

  private static String missing(Flag flag) {
    throw CommandFailure.impossible(
        flag.spelling() + " needs a value: " + flag.spelling() + " " + flag.valueLabel());
  }

  /** The file that was named; null if none was. */
  @Nullable String file() {
    return file;
  }

  /** Every value of {@code --fault}, in order. */
  List<String> faults() {
    return faults;
  }

  /** Whether the flag was given. */
  boolean has(Flag flag) {
    return values.containsKey(flag);
  }

  /** The value given, or the default; null if there is neither. */
  @Nullable String find(Flag flag) {
    String value = values.get(flag);
    return value == null ? flag.byDefault() : value;
  }

  /** The value of a flag that has a default. */
  String get(Flag flag) {
    String value = find(flag);
    if (value == null) {
      throw new IllegalArgumentException(flag + " has no default");
    }
    return value;
  }
}
