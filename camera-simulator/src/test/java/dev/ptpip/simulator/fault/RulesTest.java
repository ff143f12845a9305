package dev.ptpip.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final CameraModel MODEL = CameraModels.load("nikon-d5300");

  private final Camera camera = Camera.builder(MODEL).build();
  private final Rules rules = new Rules(7, () -> Words.of(MODEL));

  @AfterEach
  void close() {
    camera.close();
  }

  /** The name of the rule that applies to one more GetObject. */
  private String getObject() {
    return Optional.ofNullable(
            rules.select(
                trigger ->
                    trigger instanceof Trigger.OnOperation on
                        && on.code().equals(Optional.of(OperationCode.GET_OBJECT)),
                camera))
        .map(RuleState::id)
        .orElse("none");
  }

  private List<String> getObjects(int count) {
    List<String> winners = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      winners.add(getObject());
    }
    return winners;
  }

  @Test
  void firstThatAppliesWinsAndAllCount() {
    rules.add("GetObject#2:reset");
    rules.add("GetObject:close");

    assertThat(getObjects(3)).containsExactly("rules[1]", "rules[0]", "rules[1]");
    assertThat(rules.report("rules[1]").orElseThrow().came()).isEqualTo(3);
  }

  @Test
  void everySecondOneAtMostTwice() {
    rules.add("GetObject every 2, times 2:reset");

    assertThat(getObjects(6))
        .containsExactly("none", "rules[0]", "none", "rules[0]", "none", "none");
  }

  @Test
  void chanceIsTheSameForTheSameSeedAndAnotherForAnother() {
    rules.add("GetObject chance 50%:reset");
    List<String> first = getObjects(64);
    rules.reset();

    assertThat(getObjects(64)).isEqualTo(first);
    assertThat(first).contains("none").contains("rules[0]");
    Rules other = new Rules(8, () -> Words.of(MODEL));
    other.add("GetObject chance 50%:reset");
    List<String> different = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      different.add(other.select(trigger -> true, camera) == null ? "none" : "rules[0]");
    }
    assertThat(different).isNotEqualTo(first);
  }

  @Test
  void conditionLooksAtTheBodyAtThatMoment() {
    rules.add("GetObject if battery < 10%:reset");
    String full = getObject();
    camera.body().battery(9);

    assertThat(full).isEqualTo("none");
    assertThat(getObject()).isEqualTo("rules[0]");
  }

  @Test
  void reportSaysWhatCameInsteadOfAnEffect() {
    rules.add("GetObject#3:reset");
    rules.add("StartLiveView if battery < 10%:reset");
    rules.add("GetObject if card in and battery < 10%:reset");
    rules.add("after 10s:reset");
    rules.add("GetObject:close");
    rules.add("GetObject:close");
    getObject();

    assertThat(rules.notFired())
        .extracting(RuleReport::why)
        .containsExactly(
            "it came once",
            "it never came",
            "it came once, card in and battery < 10% did not hold",
            "no session was opened",
            "it came once",
            "it came once, rules[4] went first");
    assertThat(rules.report("rules[1]").orElseThrow().line())
        .startsWith("rules[1] StartLiveView if battery < 10%  ");
  }

  @Test
  void replacingKeepsTheCountsOfRulesThatStay() {
    rules.add("GetObject#3:reset");
    rules.add("GetObject#4:reset");
    getObjects(2);
    rules.replace(List.of(rules.list().get(0), Rule.parse("GetObject#1:close", rules.words())));

    assertThat(getObject()).isEqualTo("rules[0]");
    assertThat(rules.report()).extracting(RuleReport::came).containsExactly(3L, 1L);
  }

  @Test
  void removedRuleNeverApplies() {
    String id = rules.add("GetObject:reset");

    assertThat(rules.remove(id)).isTrue();
    assertThat(rules.remove(id)).isFalse();
    assertThat(getObject()).isEqualTo("none");
  }
}
