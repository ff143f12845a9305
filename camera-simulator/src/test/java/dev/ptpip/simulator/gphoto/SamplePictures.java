package dev.ptpip.simulator.gphoto;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.simulator.picture.CameraTags;
import dev.ptpip.simulator.picture.PictureRequest;
import dev.ptpip.simulator.picture.Pictures;
import dev.ptpip.simulator.picture.Quality;
import dev.ptpip.simulator.picture.ShotSettings;
import java.io.IOException;
import java.time.LocalDateTime;

/** Pictures to put on a card. */
final class SamplePictures {
  private SamplePictures() {}

  static byte[] jpeg(int width, int height) throws IOException {
    DataSource data =
        Pictures.jpeg(
                new PictureRequest(
                    width,
                    height,
                    Quality.BASIC,
                    new CameraTags("NIKON CORPORATION", "NIKON D5300", "Ver.1.03", "2000001", ""),
                    ShotSettings.builder(LocalDateTime.of(2024, 6, 1, 12, 0)).build(),
                    1,
                    "SAMPLE"))
            .data();
    return data.readAll().toArray();
  }
}
