import dev.ptpip.client.CameraSession;
import dev.ptpip.client.capability.Capture;
import dev.ptpip.client.capability.CaptureRequest;
import dev.ptpip.client.capability.CaptureTarget;
import dev.ptpip.client.object.NewObject;
import java.nio.file.Path;

/** Takes a picture and saves it: Shoot HOST[:PORT] FOLDER. */
class Shoot {
  public static void main(String[] args) throws Exception {
    try (CameraSession camera = CameraSession.connect(args[0])) {
      Capture capture = camera.capability(Capture.class);
      for (NewObject shot : capture.shoot(CaptureRequest.to(CaptureTarget.CARD))) {
        System.out.println(shot.saveTo(Path.of(args[1])).file());
      }
    }
  }
}
