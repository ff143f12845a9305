package dev.ptpip.simulator;

import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.ImageSize;
import dev.ptpip.simulator.picture.CameraTags;
import dev.ptpip.simulator.store.BuiltInCard;
import dev.ptpip.simulator.store.BuiltInCard.PictureSize;
import dev.ptpip.simulator.store.Card;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The card that a camera has if nobody brings one: some pictures that this camera could have taken.
 */
final class UsualCard {
  private static final long CAPACITY =
      30_883_840L * 1024; // of the 32 GB card in the report on a D5300
  private static final List<PictureSize> USUAL_SIZES =
      List.of(new PictureSize(6000, 4000), new PictureSize(3000, 2000));

  /** Not today's: the same seed gives the same bytes, whenever the camera is started. */
  private static final LocalDateTime FIRST_PICTURE = LocalDateTime.of(2025, 6, 1, 9, 30);

  private UsualCard() {}

  static Card of(Camera camera) {
    List<PictureSize> sizes = new ArrayList<>();
    for (ImageSize size : ImageSize.offered(camera.properties())) {
      sizes.add(new PictureSize(size.width(), size.height()));
    }
    return BuiltInCard.create(
        CAPACITY,
        Camera.naming(camera.model()),
        CameraTags.of(camera.deviceInfo(), camera.body().lensName()),
        sizes.isEmpty() ? USUAL_SIZES : sizes,
        camera.seed(),
        FIRST_PICTURE);
  }
}
