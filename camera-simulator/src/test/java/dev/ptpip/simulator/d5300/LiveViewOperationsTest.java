package dev.ptpip.simulator.d5300;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.LiveViewFrame;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.Temperature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations 0x9201 to 0x9205, 0x920A and 0x920B: live view and movies. */
class LiveViewOperationsTest {
  private static final int TOWARDS_NEAR = 1;

  private Bench bench;

  @BeforeEach
  void open(@TempDir Path base) throws Exception {
    bench = Bench.open(base);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void start() throws Exception {
    bench.call(NikonOperations.START_LIVE_VIEW).ok();
    assertThat(bench.ready()).isEqualTo(ResponseCode.OK);
  }

  private LiveViewFrame frame() throws Exception {
    return LiveViewFrame.decode(
        LiveViewLayout.BYTES_384,
        bench.data(NikonOperations.GET_LIVE_VIEW_IMAGE),
        DecodePolicy.STRICT);
  }

  private Bytes status() throws Exception {
    return bench.data(OperationCode.GET_DEVICE_PROP_VALUE, NikonProperties.LIVE_VIEW_STATUS.raw());
  }

  @Test
  void startLiveView() throws Exception {
    assertThat(status()).isEqualTo(Bytes.of(0));
    start();
    assertThat(status()).isEqualTo(Bytes.of(1));

    bench.call(NikonOperations.END_LIVE_VIEW).ok();
    bench.camera().body().temperature(Temperature.HOT);
    bench.refused(NikonResponses.INVALID_STATUS, NikonOperations.START_LIVE_VIEW);
  }

  @Test
  void endLiveView() throws Exception {
    start();
    bench.call(NikonOperations.END_LIVE_VIEW).ok();

    assertThat(status()).isEqualTo(Bytes.of(0));
    bench.refused(NikonResponses.NOT_LIVE_VIEW, NikonOperations.GET_LIVE_VIEW_IMAGE);
    bench.refused(ResponseCode.PARAMETER_NOT_SUPPORTED, NikonOperations.END_LIVE_VIEW, 1);
  }

  @Test
  void getLiveViewImage() throws Exception {
    bench.refused(NikonResponses.NOT_LIVE_VIEW, NikonOperations.GET_LIVE_VIEW_IMAGE);
    start();

    LiveViewFrame frame = frame();

    assertThat(frame.header().imageSize()).contains(new LiveViewHeader.Size(640, 424));
    assertThat(Bench.jpegSize(frame.jpeg())).containsExactly(640, 424);
  }

  @Test
  void changeAfArea() throws Exception {
    bench.refused(NikonResponses.NOT_LIVE_VIEW, NikonOperations.CHANGE_AF_AREA, 1500, 900);
    start();
    bench.call(NikonOperations.CHANGE_AF_AREA, 1500, 900).ok();

    assertThat(frame().header().afFrameCentre()).contains(new LiveViewHeader.Point(1500, 900));
    bench.refused(ResponseCode.INVALID_PARAMETER, NikonOperations.CHANGE_AF_AREA, 60_000, 900);
  }

  @Test
  void mfDrive() throws Exception {
    bench.refused(NikonResponses.NOT_LIVE_VIEW, NikonOperations.MF_DRIVE, TOWARDS_NEAR, 100);
    start();
    int sharp = frame().jpeg().size();

    bench.call(NikonOperations.MF_DRIVE, TOWARDS_NEAR, 4000).ok();
    assertThat(bench.ready()).isEqualTo(ResponseCode.OK);

    assertThat(frame().jpeg().size()).as("a blurred scene has less in it").isLessThan(sharp);
    bench.call(NikonOperations.MF_DRIVE, TOWARDS_NEAR, 32_767).ok();
    assertThat(bench.ready()).isEqualTo(NikonResponses.MF_DRIVE_STEP_END);
    bench.refused(ResponseCode.INVALID_PARAMETER, NikonOperations.MF_DRIVE, 3, 100);
  }

  @Test
  void startMovieRecInCardAndEndMovieRec() throws Exception {
    bench.refused(NikonResponses.NOT_LIVE_VIEW, NikonOperations.START_MOVIE_REC_IN_CARD);
    bench.refused(NikonResponses.INVALID_STATUS, NikonOperations.END_MOVIE_REC);
    bench
        .put(
            OperationCode.SET_DEVICE_PROP_VALUE,
            Bytes.of(1),
            NikonProperties.APPLICATION_MODE.raw())
        .ok();
    start();

    bench.call(NikonOperations.START_MOVIE_REC_IN_CARD).ok();
    bench.refused(NikonResponses.INVALID_STATUS, NikonOperations.START_MOVIE_REC_IN_CARD);
    bench.call(NikonOperations.END_MOVIE_REC).ok();

    int movie = bench.event(EventCode.OBJECT_ADDED).parameter(1);
    ObjectInfo info =
        ObjectInfo.decode(bench.data(OperationCode.GET_OBJECT_INFO, movie), DecodePolicy.STRICT);
    assertThat(info.fileName()).endsWith(".MOV");
    assertThat(info.format()).isEqualTo(ObjectFormatCode.QUICK_TIME);
    Bytes bytes = bench.data(OperationCode.GET_OBJECT, movie);
    assertThat(bytes.size()).isEqualTo((int) info.compressedSize());
    assertThat(bytes.slice(4, 8)).isEqualTo(Bytes.ofText("ftyp", StandardCharsets.US_ASCII));
  }
}
