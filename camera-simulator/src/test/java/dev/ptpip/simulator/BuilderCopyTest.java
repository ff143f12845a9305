package dev.ptpip.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BuilderCopyTest {
  @Test
  void aCopyHasAllChoices() {
    VirtualCameraBuilder builder =
        VirtualCamera.builder()
            .port(1)
            .eventPort(2)
            .bind("::1")
            .withoutCard()
            .withoutFaultLayer()
            .seed(3)
            .zone(ZoneOffset.UTC)
            .strict()
            .serial("4")
            .name("five")
            .handshakeDeadline(Duration.ofSeconds(6))
            .probeDeadline(Duration.ofSeconds(7))
            .stall(Duration.ofSeconds(8))
            .eventHold(Duration.ofSeconds(9))
            .fault("GetObject:drop")
            .state("iso", "400");
    assertThat(builder.copy()).usingRecursiveComparison().isEqualTo(builder);
  }
}
