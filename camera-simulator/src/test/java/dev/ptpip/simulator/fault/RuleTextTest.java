package dev.ptpip.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.model.CameraModels;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextTest {
  private static final Words WORDS = Words.of(CameraModels.load("nikon-d5300"));

  static List<String> examples() {
    return ActionWords.all().stream().map(ActionWord::example).toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleOfEachWordReadsBackAsItself(String example) {
    Rule rule = Rule.parse(example, WORDS);

    assertThat(Rule.parse(rule.spec(), WORDS)).isEqualTo(rule);
    assertThat(rule.actions()).hasSize(1);
    assertThat(example).contains(":" + rule.actions().get(0).word());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GetObject#1@50%:drop=3s",
        "GetObject 0x2911000D@4096B every 2, times 3, chance 12.5%:stall=2s",
        "StartLiveView if battery < 10% and card out, times 2:reply=InvalidStatus",
        "SetDevicePropValue iso times 1:delay=400ms,event=late 2s",
        "event ObjectAdded#2:twice",
        "after 10s:set={iso: 800, shutter: 1/125}",
        "at 2min:press=shutter",
        "session opened:battery=3%,overheat",
        "disconnected:refuse=1s",
        "any#7@response:half-close",
        "GetDeviceInfo on both:reset",
        "GetObject@start-data:delay=1s ± 200ms"
      })
  void lineIsPrintedAsItWasRead(String line) {
    assertThat(Rule.parse(line, WORDS).spec()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GetObject#1@50%:drop=3s" + "| { when: GetObject, nth: 1, at: 50%, do: { drop: 3s } }",
        "after 10s:set={iso: 800}| { after: 10s, do: { set: {iso: 800} } }",
        "StartLiveView if live view on:reset"
            + "| { when: StartLiveView, if: live view on, do: { reset } }",
        "event ObjectAdded on event:delay=1s"
            + "| { when: event ObjectAdded, connection: event, do: { delay: 1s } }"
      })
  void yamlHasTheSameWords(String line, String yaml) {
    assertThat(Rule.parse(line, WORDS).yaml()).isEqualTo(yaml);
  }

  @Test
  void javaSaysTheSameAsTheLine() {
    Rule rule =
        Rule.when(OperationCode.GET_OBJECT)
            .nth(1)
            .atData(0.5)
            .then(new NetworkAction.Drop(Duration.ofSeconds(3)))
            .build();

    assertThat(rule.consequence()).isEqualTo("drop 3s");
    assertThat(Rule.parse(rule.spec(), WORDS).actions()).isEqualTo(rule.actions());
    assertThat(Rule.parse(rule.spec(), WORDS).position()).isEqualTo(rule.position());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GetObjet:drop=3s| no operation \"GetObjet\"; did you mean GetObject (0x1009)?",
        "GetObject:dorp=3s| no action \"dorp\"; did you mean drop?",
        "GetObject:drop| a time expected, and nothing is there",
        "GetObject:drop=soon| a time such as 400ms, 3s, 2min or 1h expected, not \"soon\"",
        "GetObject:reset=1| nothing expected behind it",
        "GetObject| \":\" and an action expected",
        "GetObject@midway:reset| a place such as 50%",
        "GetObject#0:reset| a whole number from 1 on expected",
        "GetObject if batery < 10%:reset| no property \"batery\"; did you mean battery",
        "GetObject if card outt:reset| did you mean card out?",
        "GetObject:reply=DeviceBuzy| did you mean DeviceBusy (0x2019)?",
        "SetDevicePropValue isoo:reset| no property \"isoo\"; did you mean iso?",
        "event ObjectAded:twice| did you mean ObjectAdded (0x4002)?",
        "after 10s:set={isso: 800}| no property \"isso\"; did you mean iso?",
        "connect:event=lost| there is no event at connect",
        "GetObject:init-fail=busy| only connect can end so",
        "connect:reply=OK| only the answer to an operation can be so",
        "GetObject@50%:reply=OK| it is for the whole answer",
        "GetObject on event:reply=OK| it is for no connection"
      })
  void mistakeIsNamedWithTheNearestWord(String line, String problem) {
    assertThatThrownBy(() -> Rule.parse(line, WORDS))
        .isInstanceOf(RuleSyntaxException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void mistakeSaysWhichPartAndWhere() {
    RuleSyntaxException wrong =
        catchThrowableOfType(
            RuleSyntaxException.class, () -> Rule.parse("GetObject#1 times x:drop=3s", WORDS));

    assertThat(wrong.key()).isEqualTo("times");
    assertThat(wrong.offset()).isEqualTo("GetObject#1 times ".length());
    assertThat(wrong).hasMessageEndingWith("(column 19)");
  }
}
