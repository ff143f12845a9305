package dev.ptpip.client.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.event.EventOverflowException;
import dev.ptpip.client.mock.Card;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.io.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Objects that appear while a session is open. */
@ExtendWith(LeakCheck.class)
class ObjectQueueTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final Path folder;

  ObjectQueueTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void eachObjectCanBeFetchedByItself() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      new Card(mock).file(11, 0, "A.JPG", Bytes.of(1, 2)).file(12, 0, "B.JPG", Bytes.of(3));
      try (CameraSession camera = CameraSession.connect(mock.options());
          ObjectQueue queue = camera.objectQueue()) {
        mock.peer().event(EventCode.OBJECT_ADDED, 11);
        mock.peer().event(EventCode.OBJECT_ADDED, 12);
        NewObject first = queue.next(SOON).orElseThrow();
        NewObject second = queue.next(SOON).orElseThrow();
        assertThat(second.toMemory(100)).isEqualTo(Bytes.of(3));
        assertThat(Files.readAllBytes(first.saveTo(folder).file())).containsExactly(1, 2);
        assertThat(first.fileName()).isEqualTo("A.JPG");
        assertThat(first.isInMemory()).isFalse();
        assertThat(queue.next(SHORT)).isEmpty();
        first.delete();
      }
    }
  }

  @Test
  void foldersAndObjectsThatAreGoneAreSteppedOver() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      new Card(mock).folder(10, 0, "101D5300").file(11, 10, "A.JPG", Bytes.of(1));
      try (CameraSession camera = CameraSession.connect(mock.options());
          ObjectQueue queue = camera.objectQueue()) {
        mock.peer().event(EventCode.OBJECT_ADDED, 10);
        mock.peer().event(EventCode.OBJECT_ADDED, 99);
        mock.peer().event(EventCode.OBJECT_ADDED, 11);
        assertThat(queue.next(SOON).orElseThrow().handle().raw()).isEqualTo(11);
        assertThat(queue.next(SHORT)).isEmpty();
      }
    }
  }

  /** PTP-EVSEM-08. */
  @Test
  void objectThatTheCameraWantsFetchedIsOneToo() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      new Card(mock).file(11, 0, "A.JPG", Bytes.of(1));
      try (CameraSession camera = CameraSession.connect(mock.options());
          ObjectQueue queue = camera.objectQueue()) {
        mock.peer().event(EventCode.REQUEST_OBJECT_TRANSFER, 11);
        assertThat(queue.next(SOON)).isPresent();
      }
    }
  }

  @Test
  void rawAndJpegAreOneShot() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      new Card(mock)
          .file(11, 0, "DSC_0001.JPG", Bytes.of(1))
          .file(12, 0, "DSC_0001.NEF", Bytes.of(2))
          .file(13, 0, "DSC_0002.JPG", Bytes.of(3))
          .file(14, 0, "DSC_0003.JPG", Bytes.of(4));
      try (CameraSession camera = CameraSession.connect(mock.options());
          ObjectQueue queue = camera.objectQueue()) {
        mock.peer().event(EventCode.OBJECT_ADDED, 11);
        mock.peer().event(EventCode.OBJECT_ADDED, 12);
        mock.peer().event(EventCode.CAPTURE_COMPLETE);
        mock.peer().event(EventCode.OBJECT_ADDED, 13);
        mock.peer().event(EventCode.OBJECT_ADDED, 14);
        assertThat(queue.nextShot(SOON, SOON))
            .extracting(NewObject::fileName)
            .containsExactly("DSC_0001.JPG", "DSC_0001.NEF");
        assertThat(queue.nextShot(SOON, SOON))
            .extracting(NewObject::fileName)
            .containsExactly("DSC_0002.JPG");
        assertThat(queue.nextShot(SOON, Duration.ofMillis(100)))
            .extracting(NewObject::fileName)
            .containsExactly("DSC_0003.JPG");
        assertThat(queue.nextShot(SHORT, SHORT)).isEmpty();
      }
    }
  }

  @Test
  void queueIsBoundedAndTellsWhatItLost() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      new Card(mock).file(1, 0, "A.JPG", Bytes.of(1));
      try (CameraSession camera = CameraSession.connect(mock.options());
          ObjectQueue queue = camera.objectQueue()) {
        for (int i = 0; i < ObjectQueue.CAPACITY + 5; i++) {
          mock.peer().event(EventCode.OBJECT_ADDED, 1);
        }
        // everything is in when the answer to the probe behind it is
        mock.peer()
            .send(
                dev.ptpip.client.connection.ChannelKind.EVENT,
                new dev.ptpip.protocol.packet.ProbeRequest());
        mock.journal()
            .awaitPacket(
                dev.ptpip.client.connection.ChannelKind.EVENT,
                packet -> packet instanceof dev.ptpip.protocol.packet.ProbeResponse);
        for (int i = 0; i < ObjectQueue.CAPACITY; i++) {
          assertThat(queue.next(SOON)).isPresent();
        }
        assertThatThrownBy(() -> queue.next(SOON))
            .isInstanceOfSatisfying(
                EventOverflowException.class, gap -> assertThat(gap.lost()).isEqualTo(5));
      }
    }
  }

  @Test
  void endOfTheSessionEndsTheWait() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        ObjectQueue queue = camera.objectQueue()) {
      mock.peer().close(dev.ptpip.client.connection.ChannelKind.EVENT);
      assertThatThrownBy(() -> queue.next(SOON)).isInstanceOf(SessionLostException.class);
    }
  }
}
