package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.rest.CameraControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the panel in a browser. */
class PanelIT {
  private static String inner(String id) {
    return "document.getElementById('" + id + "').textContent";
  }

  @Test
  void thePageShowsTheCameraAndWhatHappensToIt(@TempDir Path folder) throws Exception {
    try (RunningCamera camera = RunningCamera.start("--panel", "0");
        Browser page = Browser.open(camera.field("panel") + "/", folder)) {
      CameraControl control = CameraControl.at(camera.field("panel"));
      page.await(inner("l-iso") + ".startsWith('ISO ')");
      camera.ptpip("info");
      control.set(Map.of("iso", "800", "battery", 30));
      control.fault("GetObject#1@50%:drop=3s");
      control.waitFor("GetDeviceInfo", 1, Duration.ofSeconds(10));

      page.await(inner("model") + " === 'Nikon Corporation D5300'");
      page.await(inner("l-iso") + " === 'ISO 800'");
      page.await(inner("l-battery") + ".endsWith(' 30 %')");
      page.await(inner("files") + ".includes('DSC_0001.JPG')");
      page.await(inner("lines") + ".includes('GetDeviceInfo')");
      page.await(inner("rules") + ".includes('GetObject#1@50%:drop=3s')");
      page.await("document.getElementById('view').naturalWidth > 0");
      assertThat(page.text(inner("say"))).isEmpty();
    }
  }

  @Test
  void aRowShowsItsFieldsAndItsBytesAndCanBeCopied(@TempDir Path folder) throws Exception {
    try (RunningCamera camera = RunningCamera.start("--panel", "0");
        Browser page = Browser.open(camera.field("panel") + "/", folder)) {
      page.await(inner("l-iso") + ".startsWith('ISO ')");
      camera.ptpip("raw", "0x1006", "0xFFFFFFFF", "0", "0");
      String row = "[...document.querySelectorAll('#lines > div')].find(";
      page.await(row + "each => each.textContent.includes('GetNumObjects'))");
      page.evaluate(row + "each => each.textContent.includes('GetNumObjects')).click()");
      page.await("document.querySelector('#lines .bytes b')");

      String shown = page.text("document.querySelector('#lines pre').textContent");
      assertThat(shown)
          .contains("GetNumObjects")
          .contains("parameters           4294967295, 0, 0")
          .contains("→ Operation_Request, length 30")
          .contains("0000  1e 00 00 00 06 00 00 00 01 00 00 00 06 10")
          .contains("← Operation_Response, length");

      page.click("#lines pre .copy");
      assertThat(page.text(inner("ways")))
          .contains("{ when: GetNumObjects 0xFFFFFFFF 0x0 0x0, do: { reply: DeviceBusy } }")
          .contains("camera.received(new OperationCode(0x1006)).atLeast(1);")
          .contains("ptpip raw " + camera.host() + " 0x1006 0xFFFFFFFF 0x0 0x0")
          .contains("/wait?op=0x1006");
    }
  }

  @Test
  void aRuleIsCopiedInEachLanguageThatSaysIt(@TempDir Path folder) throws Exception {
    try (RunningCamera camera = RunningCamera.start("--panel", "0");
        Browser page = Browser.open(camera.field("panel") + "/", folder)) {
      CameraControl control = CameraControl.at(camera.field("panel"));
      control.fault("GetObject#1@50%:drop=3s");
      page.await(inner("count-Wi-Fi") + " === ''");
      page.click("#rules .copy");
      assertThat(page.text(inner("ways")))
          .contains("- { when: GetObject, nth: 1, at: 50%, do: { drop: 3s } }")
          .contains(".fault(\"GetObject#1@50%:drop=3s\")")
          .contains("--fault 'GetObject#1@50%:drop=3s'")
          .contains("curl -X POST");

      page.click("[data-ways=battery]");
      assertThat(page.text(inner("ways")))
          .contains("state: { battery: \"100%\" }")
          .contains(".state(\"battery\", \"100%\")")
          .contains("--fault 'session opened:battery=100%'");
      page.click("button[title='GetObject:drop=3s']");
      page.await(inner("count-Wi-Fi") + " === 'armed'");
      assertThat(control.rules()).hasSize(2);
      page.await("document.querySelectorAll('#words option').length > 40");
    }
  }

  @Test
  void thePictureIsClickedForTheFocusPointAndTheCardIsFormatted(@TempDir Path folder)
      throws Exception {
    try (RunningCamera camera = RunningCamera.start("--panel", "0");
        Browser page = Browser.open(camera.field("panel") + "/", folder)) {
      CameraControl control = CameraControl.at(camera.field("panel"));
      page.await("!document.getElementById('point').hidden");
      page.evaluate(
          "(() => { const view = document.getElementById('view'), box ="
              + " view.getBoundingClientRect(); view.dispatchEvent(new MouseEvent('click', {"
              + " bubbles: true, clientX: box.left + box.width / 4, clientY: box.top + box.height /"
              + " 2 })); })()");
      page.await("Math.abs(parseFloat(document.getElementById('point').style.left) - 25) < 1");
      assertThat(String.valueOf(control.state().get("focusPoint"))).containsPattern("x=0\\.2[45]");

      page.await(inner("files") + ".includes('DSC_0001.JPG')");
      page.click("#format");
      assertThat(control.files()).isNotEmpty();
      page.click("#format");
      page.await(inner("files") + " === ''");
      assertThat(control.files()).isEmpty();
    }
  }

  @Test
  void aTransferThatIsUnderWayHasABarAndOneThatWasCutKeepsIt(@TempDir Path folder)
      throws Exception {
    try (RunningCamera camera =
            RunningCamera.start("--panel", "0", "--fault", "GetObject#1@50%:stall");
        Browser page = Browser.open(camera.field("panel") + "/", folder)) {
      page.await(inner("files") + ".includes('DSC_0001.JPG')");
      Thread pull =
          new Thread(
              () -> camera.tryPtpip("pull", "DSC_0001.JPG", "-o", folder.resolve("a").toString()));
      pull.start();
      page.await("document.querySelector('#transfers progress')?.value > 4000000");
      assertThat(page.text("document.querySelector('#transfers progress').max"))
          .isEqualTo("9321603");
      page.click("#power");
      page.await(inner("lines") + ".includes('▓▓▓▓░░░░ 50 % ✂ ')");
      page.await("!document.querySelector('#transfers progress')");
      page.click("#power");
      pull.join(20_000);
    }
  }
}
