package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.ColorMode;
import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Durations;
import dev.ptpip.cli.console.Style;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.fault.Rule;
import dev.ptpip.simulator.fault.RuleSyntaxException;
import dev.ptpip.simulator.responder.CameraLog;
import dev.ptpip.simulator.responder.LinkDecorator;
import dev.ptpip.simulator.responder.Pairing;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the flags mean. All of them have been looked at when there is an instance.
 *
 * @param values as they were typed
 * @param style how to speak
 * @param port PTP/IP port, 0 for any
 * @param eventPort port of the Event connection; -1 if it is the same
 * @param panel how the camera can be controlled from afar
 * @param card the folder to use as card
 * @param pairing who may connect
 * @param seed what makes two runs alike
 * @param firstSerial serial number of the first camera
 * @param count how many cameras
 * @param until when to stop
 * @param timeout when to give up waiting for that
 * @param record where to record to
 * @param readyFile what to write when ready
 * @param list what to print instead of starting a camera
 */
record CameraFlags(
    FlagValues values,
    Style style,
    int port,
    int eventPort,
    PanelFlags panel,
    @Nullable Path card,
    Pairing pairing,
    @Nullable Long seed,
    int firstSerial,
    int count,
    StopCondition until,
    @Nullable Duration timeout,
    @Nullable Path record,
    @Nullable ReadyFile readyFile,
    @Nullable String list) {
  private static final int LARGEST_PORT = 0xFFFF;
  private static final int MOST_CAMERAS = 20_000;
  private static final int LARGEST_SERIAL = 999_999_999;

  /**
   * Looks at all flags.
   *
   * @throws CommandFailure if one of them is impossible
   */
  static CameraFlags of(FlagValues values) {
    String eventPort = values.find(Flag.EVENT_PORT);
    String card = values.find(Flag.CARD);
    String seed = values.find(Flag.SEED);
    String until = values.find(Flag.UNTIL);
    String record = values.find(Flag.RECORD);
    String readyFile = values.find(Flag.READY_FILE);
    CameraFlags flags =
        new CameraFlags(
            values,
            style(values),
            Numbers.between(0, LARGEST_PORT, values.get(Flag.PORT), "--port"),
            eventPort == null
                ? -1
                : Numbers.between(0, LARGEST_PORT, eventPort, Flag.EVENT_PORT.spelling()),
            PanelFlags.of(values),
            card == null ? null : path(card, "--card"),
            pairing(values.get(Flag.PAIRING)),
            seed == null ? null : Numbers.any(seed, "--seed"),
            Numbers.between(1, LARGEST_SERIAL, values.get(Flag.SERIAL), "--serial"),
            Numbers.between(1, MOST_CAMERAS, values.get(Flag.COUNT), "--count"),
            until == null ? StopCondition.SIGNAL : StopCondition.parse(until),
            timeout(values),
            record == null ? null : path(record, "--record"),
            readyFile == null ? null : new ReadyFile(path(readyFile, "--ready-file")),
            list(values));
    checkClock(values.get(Flag.CLOCK));
    if (flags.count > 1 && flags.record != null) {
      throw CommandFailure.impossible("--record takes one camera, --count has " + flags.count);
    }
    if (flags.port > 0 && flags.port + flags.count - 1 > LARGEST_PORT) {
      throw CommandFailure.impossible(
          "--count " + flags.count + ": there are not that many ports from " + flags.port + " on");
    }
    return flags;
  }

  private static Style style(FlagValues values) {
    if (values.has(Flag.QUIET) && values.has(Flag.VERBOSE)) {
      throw CommandFailure.impossible("--quiet and --verbose exclude each other");
    }
    Style.Verbosity verbosity = Style.Verbosity.NORMAL;
    if (values.has(Flag.QUIET)) {
      verbosity = Style.Verbosity.QUIET;
    } else if (values.has(Flag.VERBOSE)) {
      verbosity = Style.Verbosity.VERBOSE;
    }
    return new Style(
        verbosity,
        values.has(Flag.JSON) ? Style.Format.JSON : Style.Format.TEXT,
        ColorMode.parse(values.get(Flag.COLOR)));
  }

  private static Path path(String text, String where) {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // said below
    }
    throw CommandFailure.impossible(where + ": a path expected, not \"" + text + "\"");
  }

  private static Pairing pairing(String text) {
    if (text.equals("accept")) {
      return Pairing.ACCEPT;
    }
    if (text.equals("deny")) {
      return Pairing.DENY;
    }
    Set<Guid> paired = new HashSet<>();
    for (String guid : text.split(",", -1)) {
      try {
        paired.add(Guid.parse(guid));
      } catch (IllegalArgumentException e) {
        throw CommandFailure.impossible(
            "--pairing: accept, deny or GUIDs of 32 hexadecimal digits expected, not \""
                + guid
                + "\"");
      }
    }
    return Pairing.only(paired);
  }

  private static @Nullable Duration timeout(FlagValues values) {
    String text = values.find(Flag.TIMEOUT);
    if (text == null) {
      return null;
    }
    if (!values.has(Flag.UNTIL)) {
      throw CommandFailure.impossible("--timeout needs --until, whose end it waits for");
    }
    return Durations.parse(text, "--timeout");
  }

  private static @Nullable String list(FlagValues values) {
    String text = values.find(Flag.LIST);
    if (text == null
        || text.equals("models")
        || text.equals("operations")
        || text.equals("faults")
        || text.equals("bugs")) {
      return text;
    }
    throw CommandFailure.impossible(
        "--list: models, operations, faults or bugs expected, not \"" + text + "\"");
  }

  private static void checkClock(String text) {
    if (!text.equals("real")) {
      clock(text).close();
    }
  }

  private static SimClock clock(String text) {
    try {
      return SimClock.parse(text);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.impossible(
          "--clock: real, virtual or a factor such as x10 expected, not \"" + text + "\"");
    }
  }

  /** The model's name or file. */
  String camera() {
    return values.get(Flag.CAMERA);
  }

  /**
   * The capture or scenario to start.
   *
   * @throws CommandFailure if it is no path
   */
  @Nullable Path file() {
    String file = values.file();
    return file == null ? null : path(file, "the file to start");
  }

  /** Whether what only looks may come in any order. */
  boolean isLoose() {
    return values.has(Flag.LOOSE);
  }

  /**
   * Refuses flags that were given and would have no effect.
   *
   * @throws CommandFailure if one of them was given
   */
  void refuse(String why, Flag... flags) {
    for (Flag flag : flags) {
      if (values.has(flag)) {
        throw CommandFailure.impossible(flag.spelling() + " " + why);
      }
    }
  }

  /** The interface. */
  String bind() {
    return values.get(Flag.BIND);
  }

  /** How the camera's time goes. */
  String clock() {
    return values.get(Flag.CLOCK);
  }

  /** Whether only the version is asked for. */
  boolean version() {
    return values.has(Flag.VERSION);
  }

  /** Adds a rule to those of {@code builder}. */
  private static void fault(VirtualCameraBuilder builder, String spec) {
    try {
      builder.rule(Rule.parse(spec, builder.words()));
    } catch (RuleSyntaxException wrong) {
      throw CommandFailure.impossible("--fault " + spec + ": " + wrong.getMessage());
    }
  }

  /** Whether a flag was given. */
  boolean has(Flag flag) {
    return values.has(flag);
  }

  /** What flags say that a scenario can say as well: they stand above it. */
  VirtualCameraBuilder onTop(VirtualCameraBuilder builder) {
    if (values.has(Flag.CAMERA)) {
      builder.model(CameraCommand.model(camera()));
    }
    if (values.has(Flag.PAIRING)) {
      builder.pairing(pairing);
    }
    if (values.has(Flag.CLOCK)) {
      builder.clock(clock());
    }
    if (card != null) {
      builder.card(card);
    }
    if (seed != null) {
      builder.seed(seed);
    }
    for (String spec : values.faults()) {
      fault(builder, spec);
    }
    if (values.has(Flag.BUG)) {
      Bugs.plant(values.get(Flag.BUG), builder);
    }
    return builder;
  }

  /**
   * Hands everything on that concerns a camera.
   *
   * @param index which one, from 0
   * @param log is told what happens; nothing is said with {@code --quiet}
   * @param history keeps what happens, for the panel
   */
  VirtualCameraBuilder configure(Plot plot, int index, CameraLog log, CameraLog history) {
    VirtualCameraBuilder builder = plot.begin();
    builder.port(port == 0 ? 0 : port + index).bind(bind());
    onTop(builder);
    if (style.verbosity() != Style.Verbosity.QUIET || style.format() == Style.Format.JSON) {
      builder.log(history == CameraLog.NONE ? log : log.and(history));
    } else if (history != CameraLog.NONE) {
      builder.log(history);
    }
    if (history instanceof LinkDecorator bytes) {
      builder.link(bytes);
    }
    if (index > 0 || values.has(Flag.SERIAL)) {
      builder.serial(String.valueOf((long) firstSerial + index));
    }
    if (eventPort >= 0) {
      builder.eventPort(eventPort == 0 ? 0 : eventPort + index);
    }
    if (record != null) {
      Recording.configure(builder, record, plot.clock());
    }
    if (values.has(Flag.STRICT)) {
      builder.strict();
    }
    if (values.has(Flag.JUDGE)) {
      builder.judge();
    }
    return builder;
  }
}
