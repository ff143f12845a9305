package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.known.Judgement;
import dev.ptpip.conformance.known.KnownFailures;
import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Control;
import dev.ptpip.conformance.run.Finding;
import dev.ptpip.conformance.run.Footprint;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Preflight;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.run.RunStart;
import dev.ptpip.conformance.run.TargetFacts;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.Bytes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run that never was: one case for each verdict. */
public final class Example {
  /** The case that fails. */
  public static final String FAILING = "PTP-SESS-10";

  private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

  private Example() {}

  /** The run; the failing case ends with {@code verdict} and {@code got}. */
  public static RunResult run(Verdict verdict, String got) {
    List<ConformanceCase> cases = new ArrayList<>();
    List<CaseResult> results = new ArrayList<>();
    Verdict[] verdicts = {
      Verdict.PASS, Verdict.WARN, Verdict.DIFFERS, Verdict.NOT_APPLICABLE, Verdict.INCONCLUSIVE
    };
    String[] ids = {
      "PTPIP-INIT-02", "PTPIP-INIT-03", "PTPIP-INIT-04", "PTPIP-INIT-05", "PTPIP-INIT-08"
    };
    for (int i = 0; i < ids.length; i++) {
      cases.add(named(ids[i]));
      results.add(result(named(ids[i]), verdicts[i], "a <reason> & \"more\""));
    }
    cases.add(named(FAILING));
    results.add(result(named(FAILING), verdict, got));
    DeviceInfo info =
        new DeviceInfo(
            100,
            10,
            100,
            "",
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "NIKON",
            "D5300",
            "V1.03",
            "2000042",
            Bytes.EMPTY);
    RunStart start =
        new RunStart(
            Target.at(new InetSocketAddress("192.0.2.1", 15740)),
            new TargetFacts(Optional.empty(), Optional.of(info), List.of(), List.of()),
            RunOptions.of(Profile.NIKON, Identity.stranger(1)),
            Set.of(Permission.READ),
            new Timing(Duration.ofMillis(4), Duration.ofSeconds(2), Duration.ofMillis(300), 1),
            new Preflight(List.of(new Preflight.Check("battery", Preflight.State.OK, "71 %", ""))),
            cases,
            List.of(named("PTPIP-INIT-12")),
            AT);
    return new RunResult(
        start,
        results,
        new Footprint.Summary(0, 0, 0, List.of()),
        Optional.empty(),
        Duration.ofMillis(1500));
  }

  private static ConformanceCase named(String id) {
    return Cases.responders().cases().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static CaseResult result(ConformanceCase each, Verdict verdict, String got) {
    boolean good = verdict == Verdict.PASS || verdict == Verdict.NOT_APPLICABLE;
    boolean found = !good && verdict != Verdict.INCONCLUSIVE;
    return new CaseResult(
        each,
        verdict,
        found || verdict == Verdict.PASS ? "" : got,
        found
            ? List.of(
                Finding.of(
                    Finding.Weight.MISMATCH,
                    "OK (0x2001) to GetDeviceInfo",
                    got,
                    Optional.of(new Place(3, 8, 9))))
            : List.of(),
        List.of(),
        List.of(
            new Control(Control.When.BEFORE, "GetStorageIDs", true, "OK (0x2001)"),
            new Control(Control.When.AFTER, "GetStorageIDs", true, "OK (0x2001)")),
        transcript(),
        Duration.ofMillis(12),
        "ptpip check 192.0.2.1 " + each.id() + " --profile nikon --seed 1");
  }

  private static Transcript transcript() {
    return Transcript.of(
        AT,
        List.of(
            new Transcript.Connected(
                1,
                Lane.COMMAND,
                "judge",
                Optional.of(new InetSocketAddress("192.0.2.9", 50001)),
                Optional.of(new InetSocketAddress("192.0.2.1", 15740))),
            new Transcript.Connected(
                2,
                Lane.EVENT,
                "judge",
                Optional.of(new InetSocketAddress("192.0.2.9", 50002)),
                Optional.of(new InetSocketAddress("192.0.2.1", 15740)))),
        List.of(
            frame(1, Lane.COMMAND, Frame.Kind.OPENED, ""),
            frame(2, Lane.COMMAND, Frame.Kind.SENT, "12000000 06000000 01000000 0110 00000000"),
            frame(3, Lane.COMMAND, Frame.Kind.RECEIVED, "0e000000 07000000 0320 00000000"),
            frame(4, Lane.EVENT, Frame.Kind.RECEIVED, "12000000 08000000 0640 ffffffff 05500000"),
            frame(5, Lane.COMMAND, Frame.Kind.CLOSED_BY_US, "")));
  }

  private static Frame frame(int number, Lane lane, Frame.Kind kind, String hex) {
    Bytes bytes = Bytes.ofHex(hex.replace(" ", ""));
    return new Frame(
        number,
        lane == Lane.COMMAND ? 1 : 2,
        lane,
        kind,
        Duration.ofMillis(number),
        bytes.size(),
        bytes,
        "");
  }

  /** The report of a run in which a case fails. */
  static Report report() {
    return report(run(Verdict.FAIL, "SessionNotOpen (0x2003) after 1 ms"), KnownFailures.NONE);
  }

  /** The same beside an earlier run in which the case did not fail. */
  static Report compared(EarlierResult earlier) {
    Report report = report();
    return new Report(
        report.run(),
        report.catalogue(),
        report.judgement(),
        Optional.of(Comparison.of(report.run(), earlier)),
        report.provenance());
  }

  static Report report(RunResult run, KnownFailures known) {
    Judgement judgement = known.judge(run, TODAY);
    return new Report(
        run,
        Cases.responders(),
        judgement,
        Optional.empty(),
        new Report.Provenance("ptpip 1.0", "ptpip check 192.0.2.1", "bench"));
  }
}
