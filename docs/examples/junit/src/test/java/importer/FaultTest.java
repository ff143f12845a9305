package importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.simulator.VirtualCamera;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No extension at all: a camera is started and closed like any other resource. */
class FaultTest {
  @TempDir Path folder;

  @Test
  void aPictureThatIsGoneEndsTheImportWithTheReasonAndLeavesNoFile() throws Exception {
    try (VirtualCamera camera =
        VirtualCamera.nikonD5300().fault("GetObject#1:object-gone").start()) {
      Importer importer = new Importer(camera.host(), camera.port());

      OperationFailedException failed =
          assertThrows(OperationFailedException.class, () -> importer.importAll(folder));

      assertEquals(ResponseCode.INVALID_OBJECT_HANDLE, failed.response());
      assertTrue(camera.rules().notFired().isEmpty());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.filter(file -> !file.getFileName().toString().startsWith(".")).count());
    }
  }
}
