package dev.ptpip.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.camera.TimeSpan;
import dev.ptpip.simulator.scenario.CardPlan.Files;
import dev.ptpip.simulator.scenario.CardPlan.Free;
import dev.ptpip.simulator.scenario.Expectation.Bound;
import dev.ptpip.simulator.scenario.Expectation.Came;
import dev.ptpip.simulator.scenario.Expectation.Fact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenario files, and what is said about those that are none. */
class ScenarioReaderTest {
  private static CameraScenario read(String text) {
    return CameraScenario.parse("wedding.yaml", text, Path.of("/nowhere"));
  }

  private static List<String> problems(String text) {
    ScenarioException wrong = catchThrowableOfType(ScenarioException.class, () -> read(text));
    assertThat(wrong).as("refused").isNotNull();
    return wrong.problems().stream().map(ScenarioProblem::toString).toList();
  }

  @Test
  void everyKeyIsTaken(@TempDir Path folder) throws Exception {
    java.nio.file.Files.createDirectory(folder.resolve("shots"));
    CameraScenario scenario =
        CameraScenario.parse(
            "wedding.yaml",
            """
            # a body that gets busy, drops Wi-Fi once and runs out of space
            camera: nikon-d5300
            seed: 7
            clock: virtual

            state:
              battery: 62%
              lens: NIKKOR Z 24-70mm f/4 S
              mode: M
              iso: 400
              shutter: 1/125
              aperture: 5.6

            card:
              size: 64 MB
              files: ./shots
              free: 2 images

            pairing: ask

            timing:
              autofocus: 180 ms ± 40 ms
              capture: 650 ms
              liveview: 30 fps

            rules:
              - when: InitiateCaptureRecInMedia
                nth: 3
                do: { busy: 4 }
              - when: GetObject
                nth: 1
                at: 50%
                do: { drop: 3s }
              - when: StartLiveView
                if: battery < 10%
                do: { reply: InvalidStatus }
              - after: 10s
                do: { set: { iso: 800 } }
              - when: SetDevicePropValue iso
                times: 1
                do: { delay: 400 ms, event: late }

            expect:
              - all rules fired
              - no violations
              - GetObject: at least 2
              - DeleteObject: never
            """,
            folder);

    assertThat(scenario.camera()).contains("nikon-d5300");
    assertThat(scenario.seed()).isEqualTo(OptionalLong.of(7));
    assertThat(scenario.clock()).contains("virtual");
    assertThat(scenario.state())
        .containsEntry("battery", "62%")
        .containsEntry("iso", "400")
        .containsEntry("shutter", "1/125")
        .containsEntry("aperture", "5.6");
    assertThat(scenario.card().size()).isEqualTo(OptionalLong.of(64_000_000));
    assertThat(scenario.card().files()).contains(new Files.Folder(folder.resolve("shots")));
    assertThat(scenario.card().free()).contains(new Free.Images(2));
    assertThat(scenario.pairing()).contains(PairingPlan.Everybody.ASK);
    assertThat(scenario.timing().autofocus())
        .contains(new TimeSpan(Duration.ofMillis(180), Duration.ofMillis(40)));
    assertThat(scenario.timing().capture()).contains(TimeSpan.of(Duration.ofMillis(650)));
    assertThat(scenario.timing().liveViewFrame()).contains(Duration.ofNanos(33_333_333));
    assertThat(scenario.rules())
        .extracting(rule -> rule.occasion() + " → " + rule.consequence())
        .containsExactly(
            "InitiateCaptureRecInMedia, nth 3 → busy 4",
            "GetObject, nth 1, at 50% → drop 3s",
            "StartLiveView if battery < 10% → reply InvalidStatus",
            "after 10s → set {iso: 800}",
            "SetDevicePropValue iso, times 1 → delay 400ms, event late");
    assertThat(scenario.expect())
        .startsWith(Fact.ALL_RULES_FIRED, Fact.NO_VIOLATIONS)
        .extracting(Expectation::toString)
        .endsWith("GetObject: at least 2", "DeleteObject: never");
    Came last = (Came) scenario.expect().get(3);
    assertThat(last.bound()).isEqualTo(Bound.EXACTLY);
    assertThat(last.times()).isZero();
  }

  @Test
  void whatIsPrintedReadsAsTheSameScenario() {
    CameraScenario scenario =
        read(
            """
            camera: nikon-d5500
            seed: 41873
            clock: x10
            state: { battery: 7%, lens: none, focus: missed, temperature: hot, mode: A }
            card: { size: 2 GB, files: none, free: 500 kB, locked: yes, protected: [A.JPG, "B C.JPG"] }
            pairing: ["0123456789abcdef0123456789abcdef"]
            timing:
              autofocus: 1 s +- 250 ms
              shutter-lag: 1.5 ms
              write: 2 s
              liveview-start: 1 min
              liveview: 29.97 fps
            rules:
              - GetObject#1@50%:drop=3s
              - { when: event ObjectAdded, every: 2, do: [ { event: late 2s }, delay: 1s ] }
              - { at: 3s, do: { press: shutter } }
            expect: [ rules may rest, violations allowed, { SetDevicePropValue iso: once }, { GetThumb: at most 3 } ]
            """);

    CameraScenario again = read(scenario.yaml());

    assertThat(again).isEqualTo(scenario);
    assertThat(again.yaml()).isEqualTo(scenario.yaml());
    assertThat(scenario.pairing())
        .contains(
            new PairingPlan.Only(java.util.Set.of(Guid.parse("0123456789abcdef0123456789abcdef"))));
  }

  @Test
  void anEmptyFileSaysNothing() {
    assertThat(read("")).isEqualTo(CameraScenario.EMPTY);
    assertThat(read("# nothing\n")).isEqualTo(CameraScenario.EMPTY);
    assertThat(read("rules:\nexpect:\nstate:\n")).isEqualTo(CameraScenario.EMPTY);
  }

  @Test
  void aMistakeIsNamedWithItsPlaceAndTheNearestWord() {
    assertThat(
            problems(
                """
                rules:
                  - when: DeviceReady
                    do: { busy: 1 }
                  - when: GetObjet
                    do: { drop: 3s }
                """))
        .containsExactly(
            "wedding.yaml:4:11  rules[1].when: no operation \"GetObjet\"; did you mean GetObject"
                + " (0x1009)?");
  }

  @Test
  void allMistakesOfAFileAreTold() {
    assertThat(
            problems(
                """
                camra: nikon-d5300
                seed: seven
                clock: fast
                state:
                  battery: 162%
                  isoo: 400
                  mode: Q
                card: { sise: 64 MB, free: many }
                pairing: maybe
                timing: { autofocus: 180 parsecs, liveview: 0 fps }
                rules:
                  - when: GetObject
                    nht: 1
                    do: { dorp: 3s }
                  - do: { busy: 2 }
                  - when: GetObject
                expect: [ al rules fired, { GetObjct: at least 2 }, { GetObject: often } ]
                """))
        .hasSize(18)
        .anySatisfy(
            line -> assertThat(line).contains(":1:1  no key \"camra\"; did you mean camera?"))
        .anySatisfy(line -> assertThat(line).contains(":2:7  seed: a whole number expected"))
        .anySatisfy(line -> assertThat(line).contains(":3:8  clock: real, virtual or a factor"))
        .anySatisfy(line -> assertThat(line).contains(":5:12  state.battery: 0% to 100%"))
        .anySatisfy(
            line ->
                assertThat(line).contains(":6:3  state: no setting \"isoo\"; did you mean iso?"))
        .anySatisfy(line -> assertThat(line).contains(":7:9  state.mode: "))
        .anySatisfy(line -> assertThat(line).contains("card: no key \"sise\"; did you mean size?"))
        .anySatisfy(line -> assertThat(line).contains("card.free: "))
        .anySatisfy(line -> assertThat(line).contains(":9:10  pairing: accept, deny, ask"))
        .anySatisfy(line -> assertThat(line).contains("timing.autofocus: a time such as"))
        .anySatisfy(line -> assertThat(line).contains("timing.liveview: 0.1 fps"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(":13:5  rules[0]: no key \"nht\" in a rule; did you mean nth?"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(":14:11  rules[0].do: no action \"dorp\"; did you mean drop?"))
        .anySatisfy(line -> assertThat(line).contains(":15:5  rules[1].when: "))
        .anySatisfy(line -> assertThat(line).contains("rules[2]: a rule needs \"do\""))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "expect[0]: no expectation \"al rules fired\"; did you mean \"all rules"
                            + " fired\"?"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("expect[1]: no operation \"GetObjct\"; did you mean GetObject"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: [1, 2\\nb: 3               | :2:2  no YAML: while parsing a flow sequence
          seed: 1\\nseed: 2             | :2:1  seed: is given twice, first in line 1
          seed: &a 1\\nclock: *a        | aliases are not taken
          seed: 1\\n---\\nseed: 2       | a second document begins
          - seed                        | keys and values expected, not a list
          seed: [1]                     | seed: one value expected, not a list
          seed:                         | seed: a value expected, and nothing is there
          rules: { when: GetObject }    | rules: a list expected, not keys and values
          rules: [ 5 ]                  | rules[0]:
          camera: nikon-d5301           | camera: no camera model "nikon-d5301"; did you mean
          card: { files: ./no }         | card.files: a folder that exists, or none, expected
          state: { lens: a big one }    | state.lens: none, or a lens with focal length
          """)
  void whatIsNoScenarioIsRefused(String text, String problem) {
    assertThat(problems(text.replace("\\n", "\n")))
        .anySatisfy(line -> assertThat(line).contains(problem));
  }

  @Test
  void aFileThatIsTooDeepOrTooLargeIsRefused() {
    assertThat(problems("[".repeat(50) + "]".repeat(50)))
        .anySatisfy(line -> assertThat(line).contains("more than 20 levels"));
    assertThat(problems("rules: [" + "a,".repeat(100_001) + "a]"))
        .anySatisfy(line -> assertThat(line).contains("more than 100000 values"));
  }

  @Test
  void settingsAreTriedOnTheModelThatIsMeant() {
    assertThatThrownBy(() -> read("camera: nikon-d5300\nstate: { iso: 123456 }"))
        .hasMessageContaining("wedding.yaml:2:15  state.iso: ");
    assertThat(read("state: { shutter: bulb, mode: M }").state()).containsEntry("shutter", "bulb");
  }

  @Test
  void quantitiesPrintAsTheyAreRead() {
    for (String size : List.of("1 B", "512 kB", "64 MB", "2 GB", "1 TB", "1537 B")) {
      assertThat(Quantity.bytesText(Quantity.bytes(size))).isEqualTo(size);
    }
    for (String time : List.of("3 s", "180 ms", "1.5 ms", "180 ms ± 40 ms")) {
      assertThat(Quantity.spanText(Quantity.span(time))).isEqualTo(time);
    }
    for (String rate : List.of("30 fps", "24 fps", "29.97 fps", "0.5 fps")) {
      assertThat(Quantity.frameText(Quantity.frame(rate))).isEqualTo(rate);
    }
    assertThatThrownBy(() -> Quantity.span("10 ms ± 20 ms")).hasMessageContaining("vary");
    assertThat(Optional.of(Quantity.bytes("16 MiB"))).contains(16L << 20);
  }
}
