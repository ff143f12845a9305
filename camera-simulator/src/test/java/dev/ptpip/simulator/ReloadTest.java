package dev.ptpip.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.camera.Temperature;
import dev.ptpip.simulator.fault.Rule;
import dev.ptpip.simulator.scenario.CameraScenario;
import dev.ptpip.simulator.testing.Peer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A scenario that changes while its camera runs: all of it is taken over, or nothing. */
@Timeout(60)
class ReloadTest {
  private static final DevicePropertyCode ISO = DevicePropertyCode.EXPOSURE_INDEX;
  private static final CameraScenario BEFORE =
      parse(
          """
          state: { iso: 400, battery: 62% }
          rules: [ "GetObject#1@50%:drop=3s" ]
          expect: [ no violations ]
          """);

  private static CameraScenario parse(String text) {
    return CameraScenario.parse("test.yaml", text, Path.of("/nowhere"));
  }

  private static VirtualCamera start() throws Exception {
    return VirtualCamera.nikonD5300().scenario(BEFORE).start();
  }

  private static List<String> rules(VirtualCamera camera) {
    return camera.rules().list().stream().map(Rule::spec).toList();
  }

  @Test
  void everythingIsTakenOverAndTheSessionStays() throws Exception {
    try (VirtualCamera camera = start();
        Peer peer = Peer.open(camera.address())) {
      List<String> later =
          camera.reload(
              parse(
                  """
                  seed: 9
                  state: { iso: 800, battery: 3%, lens: none, temperature: hot }
                  rules: [ "GetObject:busy=2" ]
                  """));

      assertThat(later).containsExactly("seed");
      assertThat(camera.body().battery()).isEqualTo(3);
      assertThat(camera.body().lens()).isEmpty();
      assertThat(camera.body().temperature()).isEqualTo(Temperature.HOT);
      assertThat(camera.camera().properties().number(ISO)).isEqualTo(800);
      assertThat(rules(camera)).containsExactly("GetObject:busy=2");
      assertThat(camera.scenario().expect()).isEmpty();
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  @Test
  void nothingIsTakenOverIfTheBodyCannotBeSo() throws Exception {
    try (VirtualCamera camera = start()) {
      camera.body().detachLens(); // which only the body knows
      List<Object> changes = Collections.synchronizedList(new ArrayList<>());
      camera.body().subscribe(changes::add);
      camera.camera().properties().subscribe(changes::add);

      assertThatThrownBy(
              () ->
                  camera.reload(
                      parse(
                          """
                          state: { battery: 3%, iso: 800, temperature: hot, aperture: 5.6 }
                          timing: { capture: 1 s }
                          pairing: deny
                          rules: [ "GetObject:busy=2" ]
                          expect: [ all rules fired ]
                          """)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the camera offers f/0");

      assertThat(changes).isEmpty();
      assertThat(camera.body().battery()).isEqualTo(62);
      assertThat(camera.body().temperature()).isEqualTo(Temperature.NORMAL);
      assertThat(camera.camera().properties().number(ISO)).isEqualTo(400);
      assertThat(camera.camera().timings().plan().capture()).isEmpty();
      assertThat(rules(camera)).containsExactly("GetObject#1@50%:drop=3s");
      assertThat(camera.scenario().state()).isEqualTo(BEFORE.state());
      assertThat(camera.scenario().expect()).isEqualTo(BEFORE.expect());
      Peer.open(camera.address()).close();
    }
  }

  @Test
  void nothingIsTakenOverOfTooManyRules() throws Exception {
    try (VirtualCamera camera = start()) {
      String rule = "  - \"GetObject:busy=2\"\n";
      CameraScenario many = parse("state: { iso: 800 }\nrules:\n" + rule.repeat(10_001));

      assertThatThrownBy(() -> camera.reload(many))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("10000 rules");
      assertThat(camera.camera().properties().number(ISO)).isEqualTo(400);
    }
  }

  @Test
  void theTimeOfTheCameraIsSetBackWithTheRest() throws Exception {
    try (VirtualCamera camera = start()) {
      camera.body().detachLens();
      String before = year(camera);

      assertThatThrownBy(
              () ->
                  camera
                      .body()
                      .arrange(
                          body ->
                              body.turn(
                                      DevicePropertyCode.DATE_TIME,
                                      now ->
                                          dev.ptpip.protocol.dataset.PropertyValue.text(
                                              "20010203T040506"))
                                  .turn(
                                      DevicePropertyCode.F_NUMBER,
                                      now ->
                                          dev.ptpip.protocol.dataset.PropertyValue.of(
                                              dev.ptpip.protocol.code.DataType.UINT16, 560))))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(year(camera)).isEqualTo(before);
    }
  }

  private static String year(VirtualCamera camera) {
    return camera
        .camera()
        .properties()
        .value(DevicePropertyCode.DATE_TIME)
        .orElseThrow()
        .toString()
        .substring(0, 5);
  }
}
