package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.HelpPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The help of {@code camera-simulator}, made from the table of its flags. */
final class CameraHelp {
  private static final int LEFT_WIDTH = 29;

  private CameraHelp() {}

  /** What fits on a screen of 24 lines. */
  static List<String> page() {
    return flags(Flag.Place.FIRST_PAGE).lines();
  }

  /** Everything. */
  static List<String> all() {
    return flags(Flag.Place.SECOND_PAGE)
        .gap()
        .line("When it stops")
        .entry("--until IDLE", "nobody has been connected for 3 s, after somebody was")
        .entry("--until sessions=2", "two sessions have ended")
        .entry("--until 30s", "the time has passed; ms, s, min and h are units")
        .entry("SIGTERM, SIGINT (^C)", "at once, within half a second")
        .gap()
        .line("What a rule says (--fault): OCCASION [#N] [@PLACE] [if STATE]:ACTION[,ACTION]")
        .entry("GetObject#1@50%:drop=3s", "an operation, its first time, when half is through")
        .entry("event ObjectAdded:event=lost", "an event, before anybody hears of it")
        .entry("connect:delay=200ms", "also: session opened, disconnected")
        .entry("after 10s:set={iso: 800}", "since OpenSession; at 10s: since the start")
        .entry("... if battery < 10%, times 2", "also: every 3, chance 20%, on event")
        .entry("--list faults", "every action with an example")
        .entry("--bug PTP-STOR-05", "the rule that this case of ptpip check sees; --list bugs")
        .gap()
        .line("Who may connect")
        .entry("--pairing accept", "everybody")
        .entry("--pairing deny", "nobody: Init_Fail, reason 1 (rejected initiator)")
        .entry("--pairing GUID,GUID", "these, each with 32 hexadecimal digits; nobody else")
        .gap()
        .line("Who may control it from afar")
        .entry("--panel 15780", "this computer; if nobody asked for the port and it is taken, none")
        .entry(
            "--bind ADDR", "where others reach it, they need a token: --panel-token TOKEN, or the")
        .entry("", "one that is printed")
        .gap()
        .line("camera-simulator SCENARIO.yaml")
        .paragraph(
            "What is different at this camera: docs/scenarios.md. Flags stand above the file. A"
                + " file that changes is taken over while the camera runs, sessions stay; one with"
                + " mistakes is not, and what was before stays in force. What \"expect\" says is"
                + " judged at the end.")
        .gap()
        .line("camera-simulator CAPTURE.pcapng")
        .paragraph(
            "Is the camera of that capture: answers each request as it was recorded, in the"
                + " recorded order. A request that was never recorded is answered General_Error,"
                + " printed with the nearest recorded one, and makes the exit code 1, as does a run"
                + " in which nothing was asked. Events come at their recorded time, or with --clock"
                + " virtual as soon as their order allows.")
        .gap()
        .line("camera-simulator --judge")
        .paragraph(
            "Holds every packet of an initiator against the rules that can be judged by looking on:"
                + " each violation is a line of the log (x), stands in /violations of the REST API,"
                + " and makes the exit code 1; nobody came is 3.")
        .gap()
        .line("What it prints on standard output")
        .entry(
            "READY v=1 ptpip=HOST:PORT",
            "it can be connected to; panel= and pid= follow, and if they")
        .entry("", "are there event=, count= and last= (HOST:PORT of the last camera), token=")
        .entry("TIME  +  NAME", "an initiator has connected")
        .entry("TIME  >  OPERATION", "an operation was answered: response, data, duration")
        .entry("TIME  !  EVENT", "something happened in the camera")
        .entry("TIME  -  NAME", "an initiator has left")
        .paragraph(
            "With --json all of that is one document, complete when the camera has stopped, and"
                + " the lines above READY go to standard error with it.")
        .gap()
        .line("Exit codes")
        .entry("0", "stopped as asked: by --until or by a signal")
        .entry(
            "1", "what the scenario expects does not hold; a capture was asked for what it has no")
        .entry("", "answer to, or for nothing; with --judge, somebody broke a rule")
        .entry("2", "something impossible was asked for: bad flag, no such model, bad file")
        .entry("3", "no verdict: port in use, --timeout passed, or nobody came before --until 30s")
        .entry("4", "a fault of this program; the message names a file to attach to a report")
        .lines();
  }

  /** The flags up to a place. */
  private static HelpPage flags(Flag.Place last) {
    HelpPage page =
        new HelpPage(LEFT_WIDTH)
            .line("camera-simulator [SCENARIO.yaml | CAPTURE.pcapng] [flags]   a virtual camera")
            .gap();
    for (Flag flag : Flag.values()) {
      if (flag.place().compareTo(last) > 0) {
        continue;
      }
      String value = flag.valueLabel();
      @Nullable String byDefault = flag.byDefault();
      page.entry(
          value == null ? flag.spelling() : flag.spelling() + " " + value,
          byDefault == null ? flag.purpose() : flag.purpose() + " (" + byDefault + ")");
    }
    return page;
  }
}
