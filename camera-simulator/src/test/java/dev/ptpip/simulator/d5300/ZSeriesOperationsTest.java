package dev.ptpip.simulator.d5300;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.LiveViewFrame;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import dev.ptpip.protocol.vendor.nikon.NikonObjectSize;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.testing.Peer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations of the vendor that newer bodies have and the D5300 does not. */
class ZSeriesOperationsTest {
  private Bench bench;

  @BeforeEach
  void open(@TempDir Path base) throws Exception {
    bench = Bench.open(base, CameraModels.load("nikon-z9"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void getFhdPicture() throws Exception {
    int[] size = Bench.jpegSize(bench.data(NikonOperations.GET_FHD_PICTURE, bench.shoot()));

    assertThat(size[0]).isBetween(641, 1920);
    assertThat(size[1]).isBetween(481, 1080);
    bench.refused(
        NikonResponses.NO_FULL_HD_PRESENT,
        NikonOperations.GET_FHD_PICTURE,
        bench.handle(Bench.MOVIE));
  }

  @Test
  void getEventEx() throws Exception {
    bench.data(NikonOperations.GET_EVENT_EX);
    bench.camera().body().removeCard(1);

    assertThat(
            NikonEventListEx.decode(bench.data(NikonOperations.GET_EVENT_EX), DecodePolicy.STRICT)
                .events())
        .anySatisfy(event -> assertThat(event.code()).isEqualTo(EventCode.STORE_REMOVED));
    bench.refused(ResponseCode.PARAMETER_NOT_SUPPORTED, NikonOperations.GET_EVENT_EX, 1);
  }

  @Test
  void getObjectSize() throws Exception {
    assertThat(
            NikonObjectSize.decode(
                    bench.data(NikonOperations.GET_OBJECT_SIZE, bench.handle(Bench.MOVIE)),
                    DecodePolicy.STRICT)
                .size())
        .isEqualTo(70_000);
    bench.refused(
        ResponseCode.INVALID_OBJECT_HANDLE, NikonOperations.GET_OBJECT_SIZE, Bench.NOBODY);
  }

  @Test
  void getPartialObjectEx() throws Exception {
    OperationCode part = NikonOperations.GET_PARTIAL_OBJECT_EX;
    int movie = bench.handle(Bench.MOVIE);
    Peer.Answer answer = bench.call(part, movie, 60_000, 0, 20_000, 0).ok();

    assertThat(answer.bytes()).isEqualTo(bench.file(Bench.MOVIE).slice(60_000, 70_000));
    assertThat(answer.response().parameters()).startsWith(10_000);
    bench.refused(ResponseCode.INVALID_PARAMETER, part, movie, 0, 1, 10, 0);
  }

  @Test
  void getLiveViewImageEx() throws Exception {
    OperationCode image = NikonOperations.GET_LIVE_VIEW_IMAGE_EX;
    bench.refused(NikonResponses.NOT_LIVE_VIEW, image);
    bench.call(NikonOperations.START_LIVE_VIEW).ok();
    assertThat(bench.ready()).isEqualTo(ResponseCode.OK);

    Bytes data = bench.data(image);

    assertThat(
            Bench.jpegSize(
                LiveViewFrame.decode(LiveViewLayout.BYTES_1024, data, DecodePolicy.STRICT).jpeg()))
        .containsExactly(640, 424);
  }

  @Test
  void changeApplicationMode() throws Exception {
    bench.call(NikonOperations.CHANGE_APPLICATION_MODE, 1).ok();
    bench.call(NikonOperations.CHANGE_APPLICATION_MODE, 0).ok();
    bench.refused(ResponseCode.INVALID_PARAMETER, NikonOperations.CHANGE_APPLICATION_MODE, 2);
  }
}
