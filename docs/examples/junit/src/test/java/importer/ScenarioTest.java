package importer;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ptpip.client.object.Download;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.junit.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A camera by a file that stands beside the test; what the file expects is judged too. */
class ScenarioTest {
  @TempDir Path folder;

  @Test
  void goesOnAfterTheWifiWasGone(@Scenario("wedding.yaml") VirtualCamera camera) throws Exception {
    List<Download> imported = new Importer(camera.host(), camera.port()).importAll(folder);

    assertTrue(imported.get(0).resumedAt() > 0, "the first picture was resumed");
    for (Download download : imported) {
      assertEquals(download.bytes(), Files.size(download.file()));
    }
    camera.received(OPEN_SESSION).exactly(2);
    camera.received(GET_OBJECT).atLeast(imported.size());
  }

  @Test
  void everyPictureIsFetchedOnce(@Scenario VirtualCamera camera) throws Exception {
    List<Download> imported = new Importer(camera.host(), camera.port()).importAll(folder);

    assertTrue(imported.size() > 1, "there are pictures on the card");
    camera.received(GET_OBJECT).exactly(imported.size());
    camera.received(OPEN_SESSION).once();
  }
}
