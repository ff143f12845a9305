package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.model.CameraModel;
import java.util.List;
import java.util.stream.IntStream;

/** The cameras that are sabotaged, besides a model as it is. */
final class Bodies {
  /** What cameras of Nikon leave out of the operations of PTP and MTP, and one of Android. */
  private static final List<OperationCode> RARE =
      IntStream.of(
              0x1010, 0x1011, 0x1012, 0x1013, 0x1017, 0x1018, 0x1019, 0x101A, 0x101C, 0x95C1,
              0x9804, 0x9806, 0x9808, 0x9810, 0x9811)
          .mapToObj(OperationCode::new)
          .toList();

  /** A second format of pictures. */
  private static final ObjectFormatCode TIFF = new ObjectFormatCode(0x380D);

  private Bodies() {}

  /** Refuses what the standard says to refuse; the card can be written to. */
  static void strict(VirtualCameraBuilder camera) {
    Tampering.install(
            builder ->
                builder
                    .camera()
                    .store()
                    .access(builder.model().slots().get(0).number(), AccessCapability.READ_WRITE))
        .accept(camera.strict());
  }

  /** Offers, besides, all operations that there are handlers for. */
  static void complete(VirtualCameraBuilder camera) {
    strict(camera.model(camera.body().withOperations(RARE).withFormat(TIFF)));
  }

  /** Has, besides, events and a property that no known body has, and two initiators at a time. */
  static void full(VirtualCameraBuilder camera) {
    complete(camera);
    camera.model(FullCamera.of(camera.body())).pack(new FullCamera());
  }

  /** Takes files of the formats that it lists and of no others. */
  static void choosy(VirtualCameraBuilder camera) {
    CameraModel usual = camera.body();
    List<ObjectFormatCode> taken =
        usual.imageFormats().stream()
            .filter(format -> !format.equals(ObjectFormatCode.UNDEFINED))
            .toList();
    strict(camera.model(usual.withFormats(List.of(ObjectFormatCode.EXIF_JPEG), taken)));
  }

  /** Delays captures as long as it is told, in the time of the host, and not by itself. */
  static void punctual(VirtualCameraBuilder camera) {
    strict(camera.model(FullCamera.delaying(camera.body())).clock("real"));
    Tampering.install(
            builder -> builder.camera().properties().override(NikonProperties.EXPOSURE_DELAY, 0))
        .accept(camera);
  }
}
