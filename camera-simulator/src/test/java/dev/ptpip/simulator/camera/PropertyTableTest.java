package dev.ptpip.simulator.camera;

import static dev.ptpip.protocol.code.DevicePropertyCode.BATTERY_LEVEL;
import static dev.ptpip.protocol.code.DevicePropertyCode.EXPOSURE_INDEX;
import static dev.ptpip.protocol.code.DevicePropertyCode.EXPOSURE_PROGRAM_MODE;
import static dev.ptpip.protocol.code.DevicePropertyCode.EXPOSURE_TIME;
import static dev.ptpip.protocol.code.DevicePropertyCode.F_NUMBER;
import static dev.ptpip.protocol.code.DevicePropertyCode.IMAGE_SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.model.PropertyDefinition;
import dev.ptpip.simulator.testing.LogsWarnings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyTableTest {
  private final PropertyTable table = new PropertyTable(Models.D5300);
  private final List<PropertyCommit> commits = new ArrayList<>();

  @BeforeEach
  void listen() {
    table.subscribe(commits::add);
  }

  private static PropertyValue iso(long number) {
    return PropertyValue.of(DataType.UINT16, number);
  }

  private static PropertyValue u32(long number) {
    return PropertyValue.of(DataType.UINT32, number);
  }

  @Test
  void aNewTableIsWhatTheModelSays() {
    assertThat(table.codes())
        .containsExactlyElementsOf(
            Models.D5300.properties().stream().map(PropertyDefinition::code).toList());
    for (PropertyDefinition each : Models.D5300.properties()) {
      assertThat(table.find(each.code())).contains(each);
      assertThat(table.describe(each.code())).contains(each.describe());
      assertThat(table.value(each.code())).contains(each.currentValue());
    }
  }

  @Test
  void anUnknownPropertyIsNotSupportedAnywhere() {
    assertThat(table.find(Models.UNKNOWN)).isEmpty();
    assertThat(table.describe(Models.UNKNOWN)).isEmpty();
    assertThat(table.value(Models.UNKNOWN)).isEmpty();
    assertThat(table.set(Models.UNKNOWN, iso(1), Origin.HOST))
        .isEqualTo(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
    assertThat(table.set(Models.UNKNOWN, Bytes.EMPTY, Origin.HOST))
        .isEqualTo(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
    assertThat(table.reset(Models.UNKNOWN, Origin.HOST))
        .isEqualTo(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
    assertThatThrownBy(() -> table.number(Models.UNKNOWN)).hasMessageContaining("0x5FFF");
  }

  // PTP-PROP-07, PTP-PROP-14

  @Test
  void anAllowedValueTakesEffectAndTheInitiatorIsNotTold() {
    assertThat(table.set(EXPOSURE_INDEX, iso(800), Origin.HOST)).isEqualTo(ResponseCode.OK);
    assertThat(table.number(EXPOSURE_INDEX)).isEqualTo(800);
    assertThat(table.describe(EXPOSURE_INDEX).orElseThrow().currentValue()).isEqualTo(iso(800));
    assertThat(commits)
        .containsExactly(
            new PropertyCommit(
                Origin.HOST,
                List.of(new PropertyChange.ValueChanged(EXPOSURE_INDEX, iso(6400), iso(800))),
                List.of()));
  }

  @Test
  void theSameValueAgainIsNoChange() {
    assertThat(table.set(EXPOSURE_INDEX, iso(6400), Origin.BODY)).isEqualTo(ResponseCode.OK);
    assertThat(commits).isEmpty();
  }

  // PTP-PROP-08

  @Test
  void aReadOnlyPropertyIsDeniedWhateverComes() {
    assertThat(table.set(BATTERY_LEVEL, PropertyValue.of(DataType.UINT8, 50), Origin.HOST))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(table.set(BATTERY_LEVEL, iso(50), Origin.HOST))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(table.set(BATTERY_LEVEL, Bytes.of(1, 2, 3), Origin.HOST))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(table.number(BATTERY_LEVEL)).isEqualTo(100);
  }

  // PTP-PROP-09

  @Test
  void aValueOutsideTheFormIsRefusedAndTheOldOneStays() {
    assertThat(table.set(EXPOSURE_INDEX, iso(801), Origin.HOST))
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_VALUE);
    assertThat(table.set(EXPOSURE_INDEX, iso(801), Origin.BODY))
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_VALUE);
    assertThat(table.set(IMAGE_SIZE, PropertyValue.text("6000X4000"), Origin.HOST))
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_VALUE);
    assertThat(table.set(Models.FLEXIBLE_PROGRAM, PropertyValue.of(DataType.INT8, 1), Origin.HOST))
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_VALUE);
    assertThat(table.set(Models.FLEXIBLE_PROGRAM, PropertyValue.of(DataType.INT8, 2), Origin.HOST))
        .isEqualTo(ResponseCode.OK);
    assertThat(table.number(EXPOSURE_INDEX)).isEqualTo(6400);
  }

  @Test
  void anEmptyEnumerationIsDescribedAsItIs() {
    PropertyForm form = table.describe(Models.EMPTY_ENUMERATION).orElseThrow().form();
    assertThat(form).isEqualTo(new PropertyForm.Enumeration(List.of()));
  }

  // PTP-PROP-10

  @ParameterizedTest
  @ValueSource(strings = {"", "20", "200300", "2003000000000000"})
  void dataOfAnotherSizeHasTheWrongFormat(String hex) {
    assertThat(table.set(EXPOSURE_INDEX, Bytes.ofHex(hex), Origin.HOST))
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_FORMAT);
    assertThat(table.number(EXPOSURE_INDEX)).isEqualTo(6400);
    assertThat(commits).isEmpty();
  }

  @Test
  void aValueOfAnotherTypeHasTheWrongFormat() {
    assertThat(table.set(EXPOSURE_INDEX, u32(800), Origin.HOST))
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_FORMAT);
    assertThat(table.set(EXPOSURE_INDEX, u32(800), Origin.CAMERA))
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_FORMAT);
  }

  @Test
  void dataOfTheRightSizeIsTheValue() {
    assertThat(table.set(EXPOSURE_INDEX, Bytes.of(0x20, 0x03), Origin.HOST))
        .isEqualTo(ResponseCode.OK);
    assertThat(table.number(EXPOSURE_INDEX)).isEqualTo(800);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0361006200", "036100620000000000", "02", "01"})
  void aStringThatIsLongerOrShorterThanItSaysHasTheWrongFormat(String hex) {
    assertThat(table.set(Models.COMMENT, Bytes.ofHex(hex), Origin.HOST))
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_FORMAT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"03610062000000", "0261006200"})
  void aStringIsTakenWithAndWithoutItsNul(String hex) {
    assertThat(table.set(Models.COMMENT, Bytes.ofHex(hex), Origin.HOST)).isEqualTo(ResponseCode.OK);
    assertThat(table.value(Models.COMMENT)).contains(PropertyValue.text("ab"));
  }

  @Test
  void anEmptyStringCanBeWrittenInBothWays() {
    assertThat(table.set(Models.COMMENT, Bytes.of(0), Origin.HOST)).isEqualTo(ResponseCode.OK);
    assertThat(table.value(Models.COMMENT)).contains(PropertyValue.text(""));
    assertThat(table.set(Models.COMMENT, Bytes.of(1, 0, 0), Origin.HOST))
        .isEqualTo(ResponseCode.OK);
  }

  // PTP-PROP-11, PTP-PROP-12, PTP-PROP-13

  @Test
  void resettingGivesTheFactoryDefault() {
    assertThat(table.reset(EXPOSURE_INDEX, Origin.HOST)).isEqualTo(ResponseCode.OK);
    assertThat(table.number(EXPOSURE_INDEX)).isEqualTo(100);
    assertThat(commits).hasSize(1);
    assertThat(table.reset(BATTERY_LEVEL, Origin.HOST)).isEqualTo(ResponseCode.ACCESS_DENIED);
  }

  @Test
  void resettingAllLeavesWhatCanOnlyBeReadAndTheDate() {
    table.live(DevicePropertyCode.DATE_TIME, () -> PropertyValue.text("20300101T000000"));
    table.override(BATTERY_LEVEL, 40);
    table.resetAll(Origin.HOST);
    for (PropertyDefinition each : Models.D5300.properties()) {
      PropertyValue now = table.value(each.code()).orElseThrow();
      if (each.code().equals(DevicePropertyCode.DATE_TIME)) {
        assertThat(now).isEqualTo(PropertyValue.text("20300101T000000"));
      } else if (each.code().equals(BATTERY_LEVEL)) {
        assertThat(now).hasToString("40");
      } else if (each.access() == PropertyAccess.GET) {
        assertThat(now).isEqualTo(each.currentValue());
      } else {
        assertThat(now).isEqualTo(each.defaultValue());
      }
    }
    assertThat(commits).hasSize(2);
    assertThat(commits.get(1).announced()).isEmpty();
  }

  @Test
  void resettingAllTellsEveryoneWhenTheHandDidIt() {
    table.resetAll(Origin.BODY);
    assertThat(commits).hasSize(1);
    assertThat(commits.get(0).announced())
        .containsExactlyElementsOf(
            commits.get(0).changes().stream().map(PropertyChange::property).toList())
        .contains(EXPOSURE_INDEX);
  }

  // PTP-PROP-15

  @Test
  void aDialTellsEveryone() {
    assertThat(table.set(EXPOSURE_PROGRAM_MODE, iso(2), Origin.BODY)).isEqualTo(ResponseCode.OK);
    assertThat(commits).hasSize(1);
    assertThat(commits.get(0).announced()).containsExactly(EXPOSURE_PROGRAM_MODE);
    assertThat(commits.get(0).value(EXPOSURE_PROGRAM_MODE))
        .contains(new PropertyChange.ValueChanged(EXPOSURE_PROGRAM_MODE, iso(1), iso(2)));
    assertThat(commits.get(0).value(EXPOSURE_INDEX)).isEmpty();
  }

  // PTP-PROP-16

  @Test
  void coupledPropertiesChangeInTheSameCommit() {
    table.couple(
        EXPOSURE_TIME,
        (change, edit) ->
            edit.follow(Models.SHUTTER_SPEED, u32(change.after().longValue() == 100 ? 65636 : 1)));
    table.couple(
        Models.SHUTTER_SPEED,
        (change, edit) ->
            edit.follow(EXPOSURE_TIME, u32(change.after().longValue() == 65636 ? 100 : 2)));
    table.set(EXPOSURE_TIME, u32(100), Origin.HOST);
    assertThat(table.number(Models.SHUTTER_SPEED)).isEqualTo(65636);
    assertThat(commits).hasSize(1);
    assertThat(commits.get(0).changes()).hasSize(2);
    assertThat(commits.get(0).announced()).isEmpty();
    table.set(Models.SHUTTER_SPEED, u32(69536), Origin.BODY);
    assertThat(table.number(EXPOSURE_TIME)).isEqualTo(2);
    assertThat(commits.get(1).announced())
        .containsExactlyInAnyOrder(EXPOSURE_TIME, Models.SHUTTER_SPEED);
  }

  @Test
  void sideEffectsOfTheHostsChangeAreTold() {
    table.couple(
        IMAGE_SIZE,
        (change, edit) -> {
          edit.set(F_NUMBER, 560);
          edit.form(EXPOSURE_INDEX, new PropertyForm.Enumeration(List.of(iso(100))));
        });
    table.set(IMAGE_SIZE, PropertyValue.text("6000x4000"), Origin.HOST);
    assertThat(commits).hasSize(1);
    assertThat(commits.get(0).announced()).containsExactly(F_NUMBER, EXPOSURE_INDEX);
    assertThat(table.number(EXPOSURE_INDEX)).as("stays outside the new form").isEqualTo(6400);
    assertThat(table.set(EXPOSURE_INDEX, iso(6400), Origin.HOST))
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_VALUE);
  }

  @Test
  void couplingsThatChaseEachOtherAreStoppedAndNothingChanges() {
    table.couple(
        EXPOSURE_INDEX, (change, edit) -> edit.set(F_NUMBER, change.after().longValue() ^ 1));
    table.couple(
        F_NUMBER, (change, edit) -> edit.set(EXPOSURE_INDEX, change.after().longValue() ^ 2));
    assertThatThrownBy(() -> table.override(EXPOSURE_INDEX, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("never come to rest");
    assertThat(table.number(EXPOSURE_INDEX)).isEqualTo(6400);
    assertThat(table.number(F_NUMBER)).isEqualTo(350);
    assertThat(commits).isEmpty();
  }

  @Test
  void anEditThatFailsChangesNothing() {
    assertThatThrownBy(
            () ->
                table.edit(
                    Origin.CAMERA,
                    edit -> {
                      edit.set(EXPOSURE_INDEX, 800);
                      edit.set(F_NUMBER, 70_000);
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(table.number(EXPOSURE_INDEX)).isEqualTo(6400);
    assertThat(commits).isEmpty();
    assertThat(table.set(EXPOSURE_INDEX, iso(100), Origin.HOST)).isEqualTo(ResponseCode.OK);
  }

  @Test
  void anEditIsOneCommitAndThereAndBackIsNone() {
    table.edit(
        Origin.CAMERA,
        edit -> {
          edit.set(EXPOSURE_INDEX, 100);
          edit.setQuietly(F_NUMBER, iso(560));
          assertThat(edit.value(EXPOSURE_INDEX)).contains(iso(100));
          edit.access(EXPOSURE_PROGRAM_MODE, PropertyAccess.GET_SET);
          edit.set(Models.UNKNOWN, 1);
          assertThat(edit.value(Models.UNKNOWN)).isEmpty();
          assertThat(edit.form(Models.UNKNOWN)).isEmpty();
        });
    assertThat(commits).hasSize(1);
    assertThat(commits.get(0).announced()).containsExactly(EXPOSURE_INDEX, EXPOSURE_PROGRAM_MODE);
    assertThat(commits.get(0).changes())
        .containsExactly(
            new PropertyChange.ValueChanged(EXPOSURE_INDEX, iso(6400), iso(100)),
            new PropertyChange.ValueChanged(F_NUMBER, iso(350), iso(560)),
            new PropertyChange.AccessChanged(
                EXPOSURE_PROGRAM_MODE, PropertyAccess.GET, PropertyAccess.GET_SET));
    table.edit(
        Origin.CAMERA,
        edit -> {
          edit.set(EXPOSURE_INDEX, 200);
          edit.set(EXPOSURE_INDEX, 100);
        });
    assertThat(commits).hasSize(1);
  }

  @Test
  void accessAndFormCanChangeAtRunTime() {
    table.override(EXPOSURE_PROGRAM_MODE, PropertyAccess.GET_SET);
    assertThat(table.set(EXPOSURE_PROGRAM_MODE, iso(3), Origin.HOST)).isEqualTo(ResponseCode.OK);
    table.override(EXPOSURE_PROGRAM_MODE, PropertyAccess.GET);
    assertThat(table.set(EXPOSURE_PROGRAM_MODE, iso(1), Origin.HOST))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
    PropertyForm form = new PropertyForm.Range(iso(50), iso(60), iso(1));
    table.override(EXPOSURE_INDEX, form);
    assertThat(table.describe(EXPOSURE_INDEX).orElseThrow().form()).isEqualTo(form);
    assertThat(table.set(EXPOSURE_INDEX, iso(55), Origin.HOST)).isEqualTo(ResponseCode.OK);
    table.override(EXPOSURE_INDEX, 7);
    assertThat(table.number(EXPOSURE_INDEX)).as("the camera may leave the form").isEqualTo(7);
    assertThatThrownBy(
            () -> table.override(EXPOSURE_INDEX, new PropertyForm.Enumeration(List.of(u32(1)))))
        .isInstanceOf(IllegalArgumentException.class);
    table.override(EXPOSURE_INDEX, iso(8));
    assertThat(table.number(EXPOSURE_INDEX)).isEqualTo(8);
  }

  @Test
  void aGuardDecidesForInitiatorsOnly() {
    table.guard(
        EXPOSURE_INDEX,
        value -> value.longValue() > 1000 ? ResponseCode.DEVICE_BUSY : ResponseCode.OK);
    assertThat(table.set(EXPOSURE_INDEX, iso(1600), Origin.HOST))
        .isEqualTo(ResponseCode.DEVICE_BUSY);
    assertThat(table.set(EXPOSURE_INDEX, iso(1601), Origin.HOST))
        .as("the form is judged first")
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_VALUE);
    assertThat(table.set(EXPOSURE_INDEX, iso(1600), Origin.BODY)).isEqualTo(ResponseCode.OK);
    table.guard(F_NUMBER, value -> ResponseCode.ACCESS_DENIED);
    assertThat(table.reset(F_NUMBER, Origin.HOST)).isEqualTo(ResponseCode.ACCESS_DENIED);
    table.override(F_NUMBER, 560);
    table.resetAll(Origin.HOST);
    assertThat(table.number(F_NUMBER)).isEqualTo(560);
    assertThat(table.number(EXPOSURE_INDEX)).isEqualTo(100);
  }

  @Test
  void aLiveValueIsAskedForEachTime() {
    long[] next = {1};
    table.live(BATTERY_LEVEL, () -> PropertyValue.of(DataType.UINT8, next[0]++));
    assertThat(table.number(BATTERY_LEVEL)).isEqualTo(1);
    assertThat(table.describe(BATTERY_LEVEL).orElseThrow().currentValue()).hasToString("2");
    assertThat(table.set(BATTERY_LEVEL, PropertyValue.of(DataType.UINT8, 9), Origin.CAMERA))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
  }

  @Test
  void listenersAreCalledOutsideOfTheLockAndMayChangeThings() throws Exception {
    List<DevicePropertyCode> seen = new ArrayList<>();
    table.subscribe(
        commit -> {
          commit.changes().forEach(change -> seen.add(change.property()));
          if (commit.value(EXPOSURE_INDEX).isPresent()) {
            assertThat(otherThread(() -> table.number(EXPOSURE_INDEX))).isEqualTo(100L);
            table.override(F_NUMBER, 560);
            assertThat(table.number(F_NUMBER)).isEqualTo(560);
          }
        });
    table.set(EXPOSURE_INDEX, iso(100), Origin.HOST);
    assertThat(seen).containsExactly(EXPOSURE_INDEX, F_NUMBER);
  }

  @Test
  @LogsWarnings("a listener fails")
  void aListenerThatFailsOrIsGoneDoesNotDisturbTheOthers() {
    table.subscribe(
        commit -> {
          throw new IllegalStateException("expected by the test");
        });
    List<PropertyCommit> later = new ArrayList<>();
    Subscription subscription = table.subscribe(later::add);
    table.override(EXPOSURE_INDEX, 100);
    subscription.close();
    subscription.close();
    table.override(EXPOSURE_INDEX, 200);
    assertThat(later).hasSize(1);
    assertThat(commits).hasSize(2);
  }

  @Test
  void commitsOfManyThreadsAreToldInTheOrderInWhichTheyTookEffect() throws Exception {
    List<PropertyChange.ValueChanged> chain = new CopyOnWriteArrayList<>();
    table.subscribe(commit -> commit.value(EXPOSURE_INDEX).ifPresent(chain::add));
    CyclicBarrier start = new CyclicBarrier(4);
    List<CompletableFuture<Void>> writers =
        IntStream.rangeClosed(1, 4)
            .mapToObj(
                writer ->
                    CompletableFuture.runAsync(
                        () -> write(start, writer), command -> new Thread(command).start()))
            .toList();
    for (CompletableFuture<Void> writer : writers) {
      writer.get(30, TimeUnit.SECONDS);
    }
    table.override(EXPOSURE_INDEX, 9);
    assertThat(chain.get(0).before()).isEqualTo(iso(6400));
    for (int i = 1; i < chain.size(); i++) {
      assertThat(chain.get(i).before()).isEqualTo(chain.get(i - 1).after());
    }
    assertThat(chain.get(chain.size() - 1).after()).isEqualTo(iso(9));
  }

  private void write(CyclicBarrier start, int writer) {
    try {
      start.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    for (int i = 0; i < 300; i++) {
      table.override(EXPOSURE_INDEX, 1000L * writer + i);
    }
  }

  private static long otherThread(Callable<Long> call) {
    try {
      return CompletableFuture.supplyAsync(
              () -> {
                try {
                  return call.call();
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              })
          .get(5, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the lock is held", e);
    }
  }
}
