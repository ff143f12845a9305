package dev.ptpip.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.simulator.testing.Peer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Faults from afar. */
class RestRulesTest {
  @Test
  void aFaultThatIsAskedForHappensAndIsCounted() throws Exception {
    try (RestFixture fixture = RestFixture.start();
        Peer peer = Peer.open(fixture.camera().address())) {
      String id = fixture.control().fault("GetStorageIDs#1:reply=StoreNotAvailable");
      assertThat(peer.call(OperationCode.GET_STORAGE_IDS).code())
          .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
      JsonNode rule = fixture.http().get("/rules").json().path("rules").path(0);
      assertThat(rule.path("id").asString()).isEqualTo(id);
      assertThat(rule.path("fired").asInt()).isEqualTo(1);
    }
  }

  @Test
  void rulesCanBeTakenAway() throws Exception {
    try (RestFixture fixture = RestFixture.start();
        Peer peer = Peer.open(fixture.camera().address())) {
      CameraControl control = fixture.control();
      String first = control.fault("GetStorageIDs:reply=GeneralError");
      control.fault("GetDeviceInfo:reply=GeneralError");
      assertThat(fixture.http().send("DELETE", "/rules?id=" + first).status()).isEqualTo(204);
      assertThat(control.rules()).hasSize(1);
      control.clearRules();
      assertThat(control.rules()).isEmpty();
      peer.call(OperationCode.GET_DEVICE_INFO).ok();
    }
  }

  @Test
  void aRuleThatIsNoneIsToldWithTheNearestWord() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      assertThatThrownBy(() -> fixture.control().fault("GetObjet:reset"))
          .isInstanceOf(CameraControlException.class)
          .hasMessageContaining("did you mean GetObject");
      assertThat(fixture.http().json("POST", "/rules", "{}").status()).isEqualTo(400);
    }
  }
}
