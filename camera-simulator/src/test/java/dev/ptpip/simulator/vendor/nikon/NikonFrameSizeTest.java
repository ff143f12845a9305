package dev.ptpip.simulator.vendor.nikon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.vendor.nikon.LiveViewFrame;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NikonFrameSizeTest {
  private NikonBody body;

  @BeforeEach
  void start() throws Exception {
    body = NikonBody.d5300();
    body.call(NikonOperations.START_LIVE_VIEW).ok();
    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
  }

  @AfterEach
  void stop() {
    body.close();
  }

  private LiveViewFrame frame() throws Exception {
    return body.frame(LiveViewLayout.BYTES_384);
  }

  @ParameterizedTest
  @CsvSource({"1, 320, 212", "2, 640, 424"})
  void framesHaveTheSizeThatIsSet(int value, int width, int height) throws Exception {
    frame();

    assertThat(body.set(NikonProperties.LIVE_VIEW_IMAGE_SIZE, Bytes.of(value)))
        .isEqualTo(ResponseCode.OK);

    LiveViewFrame frame = frame();
    BufferedImage picture = Jpegs.decode(frame.jpeg());
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
    assertThat(frame.header().imageSize()).contains(new LiveViewHeader.Size(width, height));
  }

  /** At 100 % a pixel of the frame is one of the picture; the edges stop the part that is shown. */
  @ParameterizedTest
  @CsvSource({"0, 6000, 3000", "1, 2560, 4720", "3, 1280, 5000", "5, 640, 5000"})
  void enlargedItShowsWhatIsAroundTheFocusPoint(int zoom, int width, int centre) throws Exception {
    body.call(NikonOperations.CHANGE_AF_AREA, 5000, 2000).ok();
    Bytes before = frame().jpeg();

    assertThat(body.set(NikonProperties.LIVE_VIEW_IMAGE_ZOOM_RATIO, Bytes.of(zoom)))
        .isEqualTo(ResponseCode.OK);

    LiveViewFrame frame = frame();
    assertThat(frame.header().displaySize().orElseThrow().width()).isEqualTo(width);
    assertThat(frame.header().displayCentre().orElseThrow().x()).isEqualTo(centre);
    assertThat(frame.jpeg().equals(before)).isEqualTo(zoom == 0);
  }
}
