package importer;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_BUSY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ptpip.client.object.Download;
import dev.ptpip.simulator.VirtualCamera;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A camera by code: the first request for a picture meets a camera that is busy. */
class BuilderTest {
  private final AtomicInteger asked = new AtomicInteger();

  @RegisterExtension
  VirtualCamera camera =
      VirtualCamera.nikonD5300()
          .seed(7)
          .when(GET_OBJECT)
          .answer(call -> asked.incrementAndGet() == 1 ? call.reply(DEVICE_BUSY) : call.proceed())
          .build();

  @TempDir Path folder;

  @Test
  void asksAgainWhenTheCameraIsBusy() throws Exception {
    List<Download> imported = new Importer(camera.host(), camera.port()).importAll(folder);

    assertEquals(imported.size() + 1, asked.get());
    camera.received(GET_OBJECT).exactly(imported.size() + 1);
  }
}
