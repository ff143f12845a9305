package dev.ptpip.simulator.vendor.nikon;

import static dev.ptpip.simulator.vendor.nikon.NikonBody.CARD;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.NO_AF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NikonBatteryTest {
  private NikonBody body;

  @BeforeEach
  void start() throws Exception {
    body = NikonBody.d5300();
  }

  @AfterEach
  void stop() {
    body.close();
  }

  /** PTP-PROP-15: the status is another without anybody having asked for it. */
  @Test
  void aLowBatteryEndsLiveView() throws Exception {
    body.call(NikonOperations.START_LIVE_VIEW).ok();
    body.finish();
    body.events();

    body.camera().body().battery(4);

    assertThat(body.code(NikonOperations.GET_LIVE_VIEW_IMAGE))
        .isEqualTo(NikonResponses.NOT_LIVE_VIEW);
    assertThat(body.events())
        .extracting(event -> event.parameter(1))
        .containsExactlyInAnyOrder(
            DevicePropertyCode.BATTERY_LEVEL.raw(), NikonProperties.LIVE_VIEW_STATUS.raw());
  }

  @Test
  void anEmptyBatteryKeepsTheShutterShut() throws Exception {
    body.camera().body().battery(0);
    body.events();

    assertThat(body.code(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, NO_AF, CARD))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(body.code(OperationCode.INITIATE_CAPTURE, 0, 0))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
    body.camera().body().pressShutter();
    body.finish();
    assertThat(body.events()).isEmpty();

    body.camera().body().battery(100);
    body.call(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, NO_AF, CARD).ok();
  }
}
