package dev.ptpip.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may control a camera. */
class GatekeeperTest {
  private static final String TOKEN = "open-sesame-1";

  @Test
  void aNameThatWasMadeToMeanThisComputerIsRefused() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      Http http = fixture.http();
      assertThat(http.with("Host", "attacker.example:15780").get("/state").status()).isEqualTo(403);
      assertThat(http.with("Host", "127.0.0.1.attacker.example").get("/state").status())
          .isEqualTo(403);
      assertThat(http.with("Host", "localhost").get("/state").status()).isEqualTo(200);
      assertThat(http.with("Host", "[::1]:1").get("/state").status()).isEqualTo(200);
      assertThat(http.with("Host", "").get("/state").status()).isEqualTo(400);
    }
  }

  @Test
  void aPageOfAnotherSiteCanNeitherReadNorPress() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      Http page = fixture.http().with("Origin", "https://attacker.example");
      assertThat(page.send("POST", "/press/power").status()).isEqualTo(403);
      assertThat(page.get("/state").status()).isEqualTo(403);
      assertThat(fixture.http().with("Origin", "null").send("POST", "/press/power").status())
          .isEqualTo(403);
      assertThat(
              fixture
                  .http()
                  .with("Sec-Fetch-Site", "cross-site")
                  .get("/wait?op=GetObject")
                  .status())
          .isEqualTo(403);
      assertThat(
              fixture
                  .http()
                  .with("Sec-Fetch-Site", "cross-site")
                  .with("Sec-Fetch-Mode", "navigate")
                  .send("POST", "/press/power")
                  .status())
          .isEqualTo(403);
      assertThat(fixture.http().get("/state").json().path("power").asString()).isEqualTo("on");
    }
  }

  @Test
  void noAnswerAllowsOtherSitesToReadIt() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      assertThat(fixture.http().get("/state").headers().keySet())
          .noneMatch(name -> name.startsWith("access-control-"));
      assertThat(fixture.http().send("OPTIONS", "/state").status()).isEqualTo(405);
    }
  }

  @Test
  void itsOwnPageMayPress() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      Http page =
          fixture
              .http()
              .with("Origin", fixture.server().url())
              .with("Sec-Fetch-Site", "same-origin");
      assertThat(page.send("POST", "/press/af").status()).isEqualTo(204);
    }
  }

  @Test
  void aFormCanNotChangeTheState() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      assertThat(
              fixture
                  .http()
                  .with("Content-Type", "text/plain")
                  .send(
                      "PATCH",
                      "/state",
                      "{\"battery\":3}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                  .status())
          .isEqualTo(415);
    }
  }

  @Test
  void whereOthersCanConnectTheTokenIsNeeded() throws Exception {
    RestOptions open = RestOptions.at(InetAddress.getByName("0.0.0.0"), 0, Optional.of(TOKEN));
    try (RestFixture fixture = RestFixture.start(builder -> builder, open)) {
      Http http =
          new Http(
              new java.net.InetSocketAddress("127.0.0.1", fixture.server().address().getPort()));
      assertThat(http.get("/state").status()).isEqualTo(401);
      assertThat(http.get("/").status()).isEqualTo(401);
      assertThat(http.with("Authorization", "Bearer wrong-wrong").get("/state").status())
          .isEqualTo(401);
      assertThat(http.with("Authorization", "Bearer " + TOKEN).get("/state").status())
          .isEqualTo(200);
      assertThat(
              http.with("Authorization", "Bearer " + TOKEN)
                  .with("Host", "camera-0.cameras:15780")
                  .get("/state")
                  .status())
          .isEqualTo(200);
      assertThat(http.get("/healthz").status()).isEqualTo(200);
    }
  }

  @Test
  void aBrowserThatOpensThePanelWithTheTokenKeepsIt() throws Exception {
    RestOptions closed = new RestOptions(InetAddress.getLoopbackAddress(), 0, Optional.of(TOKEN));
    try (RestFixture fixture = RestFixture.start(builder -> builder, closed)) {
      assertThat(fixture.http().get("/?token=wrong-wrong").status()).isEqualTo(401);
      Http.Response entered = fixture.http().get("/?token=" + TOKEN);
      assertThat(entered.status()).isEqualTo(303);
      assertThat(entered.header("Location")).isEqualTo("/");
      String cookie = entered.header("Set-Cookie");
      assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
      assertThat(
              fixture
                  .http()
                  .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                  .get("/state")
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void anAddressThatOthersReachGetsATokenIfNobodyGivesOne() throws Exception {
    InetAddress all = InetAddress.getByName("0.0.0.0");
    String first = RestOptions.at(all, 0, Optional.empty()).token().orElseThrow();
    assertThat(first)
        .hasSize(32)
        .isNotEqualTo(RestOptions.at(all, 0, Optional.empty()).token().get());
    assertThat(RestOptions.at(InetAddress.getLoopbackAddress(), 0, Optional.empty()).token())
        .isEmpty();
    assertThatThrownBy(() -> new RestOptions(all, 0, Optional.empty()))
        .hasMessageContaining("a token is needed");
  }
}
