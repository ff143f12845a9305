package dev.ptpip.cli.camera;

import org.jspecify.annotations.Nullable;

/**
 * The flags of {@code camera-simulator}: one table, from which the parser, the help and the tests
 * live.
 */
enum Flag {
  CAMERA("--camera", "NAME|FILE", "built-in model or a file with one", "nikon-d5300"),
  PORT("--port", "N", "PTP/IP port; 0 = any free port", "15740"),
  EVENT_PORT(
      "--event-port", "N", "a second port, for Event connections only", null, Place.SECOND_PAGE),
  BIND("--bind", "ADDR", "interface", "127.0.0.1"),
  PANEL("--panel", "N|off", "web panel, REST API; 0 = any port", "15780"),
  PANEL_TOKEN("--panel-token", "TOKEN", "what its users have to know", null, Place.SECOND_PAGE),
  CARD("--card", "DIR", "use this folder as the card (copy-on-write)", null),
  PAIRING(
      "--pairing",
      "WHO",
      "accept, deny, or the GUIDs that may connect",
      "accept",
      Place.SECOND_PAGE),
  FAULT("--fault", "SPEC", "a rule, repeatable: GetObject#1@50%:drop=3s", null),
  BUG("--bug", "CASE-ID", "break the rule of this case", null, Place.SECOND_PAGE),
  STRICT("--strict", null, "also refuse what the standard says to refuse", null),
  SEED("--seed", "N", "same number, same pictures and noise", null),
  CLOCK("--clock", "real|x10|virtual", "how fast the camera's time goes", "real"),
  SERIAL("--serial", "N", "serial number of the first camera", "2000001", Place.SECOND_PAGE),
  COUNT("--count", "N", "N cameras, next ports, own serial numbers", "1"),
  LOOSE("--loose", null, "a capture: what only looks comes in any order", null, Place.SECOND_PAGE),
  UNTIL("--until", "IDLE|sessions=1|30s", "stop by itself", null),
  TIMEOUT("--timeout", "5s", "exit 3 if --until is not true by then", null, Place.SECOND_PAGE),
  RECORD("--record", "FILE.pcapng", "record every connection as a capture", null),
  JUDGE("--judge", null, "exit 1 if who connects breaks a rule", null, Place.SECOND_PAGE),
  WATCH("--watch", null, "take a changed scenario over (on; --no-watch)", null, Place.SECOND_PAGE),
  NO_WATCH(
      "--no-watch", null, "leave the scenario as it was at the start", null, Place.SECOND_PAGE),
  CHECK("--check", null, "look at the scenario file and exit", null),
  PRINT("--print", null, "print the effective scenario and exit", null),
  READY_FILE("--ready-file", "FILE", "write ports and pid as JSON when ready", null),
  LIST("--list", "models|operations|faults|bugs", "print them and exit", null),
  JSON("--json", null, "one JSON document on stdout, messages on stderr", null),
  QUIET("--quiet", null, "the READY line only", null),
  VERBOSE("--verbose", null, "every packet on stderr as well", null, Place.SECOND_PAGE),
  COLOR(
      "--color", "auto|always|never", "colours (auto honours NO_COLOR)", "auto", Place.SECOND_PAGE),
  VERSION("--version", null, "print the version", null),
  HELP("--help", null, "this page; --help all for the rest", null);

  /** Where it is explained. */
  enum Place {
    /** Already on the page that fits a screen. */
    FIRST_PAGE,
    /** By {@code --help all} only. */
    SECOND_PAGE
  }

  private final String spelling;
  private final @Nullable String valueLabel;
  private final String purpose;
  private final @Nullable String byDefault;
  private final Place place;

  Flag(String spelling, @Nullable String valueLabel, String purpose, @Nullable String byDefault) {
    this(spelling, valueLabel, purpose, byDefault, Place.FIRST_PAGE);
  }

  Flag(
      String spelling,
      @Nullable String valueLabel,
      String purpose,
      @Nullable String byDefault,
      Place place) {
    this.spelling = spelling;
    this.valueLabel = valueLabel;
    this.purpose = purpose;
    this.byDefault = byDefault;
    this.place = place;
  }

  /** As it is typed, with its hyphens. */
  String spelling() {
    return spelling;
  }

  /** What its value looks like; null for a switch. */
  @Nullable String valueLabel() {
    return valueLabel;
  }

  /** Whether it may be given more than once. */
  boolean isRepeatable() {
    return this == FAULT;
  }

  /** Whether a value follows. */
  boolean takesValue() {
    return valueLabel != null;
  }

  /** What it is for, in a few words. */
  String purpose() {
    return purpose;
  }

  /** The value that holds without the flag; null if there is none. */
  @Nullable String byDefault() {
    return byDefault;
  }

  /** Where it is explained. */
  Place place() {
    return place;
  }

  /** The flag that is typed so; null if there is none. */
  static @Nullable Flag of(String spelling) {
    for (Flag flag : values()) {
      if (flag.spelling.equals(spelling)) {
        return flag;
      }
    }
    return null;
  }
}
