package dev.ptpip.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.camera.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The card as a drawer of files. */
class RestCardTest {
  private static final byte[] NOTE = "seven".getBytes(StandardCharsets.UTF_8);

  @Test
  void aFileThatIsPutOnTheCardIsThereForInitiators() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      List<EventCode> events = new CopyOnWriteArrayList<>();
      try (Subscription heard =
          fixture.camera().camera().events().subscribe((CameraEvent e) -> events.add(e.code()))) {
        assertThat(heard).isNotNull();
        Http.Response put = fixture.http().send("PUT", "/card/DSC_0900.JPG", NOTE);
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.json().path("path").asString()).isEqualTo("DCIM/100D5300/DSC_0900.JPG");
        assertThat(fixture.http().get("/card/DCIM/100D5300/DSC_0900.JPG").body()).isEqualTo(NOTE);
        assertThat(events).containsExactly(EventCode.OBJECT_ADDED);
        assertThat(fixture.http().send("DELETE", "/card/DSC_0900.JPG").status()).isEqualTo(204);
        assertThat(fixture.http().get("/card/DSC_0900.JPG").status()).isEqualTo(404);
        assertThat(events).contains(EventCode.OBJECT_REMOVED);
      }
    }
  }

  @Test
  void aFileOfTheSameNameIsReplaced() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      CameraControl control = fixture.control();
      control.upload("MISC/read me.txt", NOTE);
      control.upload("MISC/read me.txt", "eight!".getBytes(StandardCharsets.UTF_8));
      assertThat(control.download("MISC/read me.txt")).asString().isEqualTo("eight!");
      control.delete("MISC/read me.txt");
      assertThat(fixture.http().get("/card/MISC/read%20me.txt").status()).isEqualTo(404);
    }
  }

  @Test
  void aFileIsProtectedAndNoLonger() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      CameraControl control = fixture.control();
      control.upload("DSC_0900.JPG", NOTE);
      control.protect("DSC_0900.JPG");
      assertThat(fixture.http().send("DELETE", "/card/DSC_0900.JPG").status()).isEqualTo(409);
      control.unprotect("DSC_0900.JPG");
      assertThat(fixture.http().send("DELETE", "/card/DSC_0900.JPG").status()).isEqualTo(204);
      assertThat(fixture.http().json("PATCH", "/card/DSC_0900.JPG", "{\"protected\":1}").status())
          .isEqualTo(400);
    }
  }

  @Test
  void aFileHasAThumbnail() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      JsonNode first = fixture.http().get("/card").json().path("files").path(0);
      Http.Response thumb =
          fixture.http().get("/card/" + first.path("path").asString() + "?thumb=1");
      assertThat(thumb.header("Content-Type")).isEqualTo("image/jpeg");
      assertThat(thumb.body().length).isPositive().isLessThan(first.path("size").asInt());
    }
  }

  @Test
  void whatDoesNotFitIsRefusedAndLeavesNothing() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      Http http = fixture.http();
      http.json("PATCH", "/state", "{\"cards\":[{\"room\":0}]}");
      int before = http.get("/card").json().path("files").size();
      assertThat(http.send("PUT", "/card/BIG.JPG", new byte[2_000_000]).status()).isEqualTo(507);
      assertThat(http.get("/card").json().path("files").size()).isEqualTo(before);
    }
  }

  @Test
  void aNameThatNoCardCanHoldIsRefused() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      assertThat(fixture.http().send("PUT", "/card/../../etc/passwd", NOTE).status())
          .isEqualTo(400);
      assertThat(fixture.http().send("PUT", "/card/a%3Fb", NOTE).status()).isEqualTo(400);
    }
  }

  @Test
  void moreThanAFileMayHaveIsRefusedBeforeItComes() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      assertThat(
              fixture
                  .http()
                  .with("Content-Length", "99999999999")
                  .send("PUT", "/card/BIG.MOV")
                  .status())
          .isIn(400, 413);
      assertThat(
              fixture
                  .http()
                  .json("PATCH", "/state", "{\"x\":\"" + "y".repeat(70_000) + "\"}")
                  .status())
          .isEqualTo(413);
    }
  }
}
