package dev.ptpip.client.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.mock.Card;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.object.NewObject;
import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures with the standard's operations. */
@ExtendWith(LeakCheck.class)
class StandardCaptureTest {
  private static final CaptureRequest TO_CARD = CaptureRequest.to(CaptureTarget.CARD);

  @Test
  void pictureIsThereWhenItsEventsAre() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      Card card = new Card(mock);
      mock.on(
          OperationCode.INITIATE_CAPTURE,
          (request, peer) -> {
            assertThat(request.parameters()).containsExactly(0, 0);
            card.file(7, 0, "A.JPG", Bytes.of(1));
            peer.respond(request, ResponseCode.OK);
            peer.event(EventCode.OBJECT_ADDED, 7);
            peer.event(EventCode.CAPTURE_COMPLETE, request.transactionId().raw());
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        Capture capture = camera.capability(Capture.class);
        assertThat(capture.targets()).containsExactly(CaptureTarget.CARD);
        long start = System.nanoTime();
        assertThat(capture.shoot(TO_CARD)).extracting(NewObject::fileName).containsExactly("A.JPG");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      }
    }
  }

  @Test
  void objectMayComeAfterTheEndOfTheCapture() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      Card card = new Card(mock);
      mock.on(
          OperationCode.INITIATE_CAPTURE,
          (request, peer) -> {
            card.file(7, 0, "A.JPG", Bytes.of(1));
            peer.respond(request, ResponseCode.OK);
            peer.event(EventCode.CAPTURE_COMPLETE);
            peer.event(EventCode.OBJECT_ADDED, 7);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.capability(Capture.class).shoot(TO_CARD)).hasSize(1);
      }
    }
  }

  @Test
  void picturesOfACameraThatSendsNoEventsAreFoundOnTheCard() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      Card card = new Card(mock).file(6, 0, "OLD.JPG", Bytes.of(1));
      mock.on(
          OperationCode.INITIATE_CAPTURE,
          (request, peer) -> {
            card.file(7, 0, "A.JPG", Bytes.of(1)).file(8, 0, "A.NEF", Bytes.of(1));
            peer.respond(request, ResponseCode.OK);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.capability(Capture.class).shoot(TO_CARD))
            .extracting(NewObject::fileName)
            .containsExactly("A.JPG", "A.NEF");
      }
    }
  }

  /** The list is for cameras that tell nothing; one that does is not kept from its picture. */
  @Test
  void aListOfObjectsThatCanNotBeReadDoesNotMatterWhereEventsCome() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      Card card = new Card(mock);
      mock.on(
          OperationCode.GET_OBJECT_HANDLES,
          (request, peer) -> peer.data(request, Bytes.of(9, 0, 0, 0)));
      mock.on(
          OperationCode.INITIATE_CAPTURE,
          (request, peer) -> {
            card.file(7, 0, "A.JPG", Bytes.of(1));
            peer.respond(request, ResponseCode.OK);
            peer.event(EventCode.OBJECT_ADDED, 7);
            peer.event(EventCode.CAPTURE_COMPLETE);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.capability(Capture.class).shoot(TO_CARD))
            .extracting(NewObject::fileName)
            .containsExactly("A.JPG");
      }
    }
  }

  @Test
  void refusalIsReported() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.INITIATE_CAPTURE,
          (request, peer) -> peer.respond(request, ResponseCode.STORE_FULL));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.capability(Capture.class).shoot(TO_CARD))
            .isInstanceOf(OperationFailedException.class)
            .hasMessageContaining("StoreFull");
        assertThatThrownBy(
                () ->
                    camera.capability(Capture.class).shoot(CaptureRequest.to(CaptureTarget.MEMORY)))
            .isInstanceOf(UnsupportedCapabilityException.class);
      }
    }
  }

  @Test
  void waitForThePictureCanBeGivenUp() throws Exception {
    Cancellation cancellation = new Cancellation();
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.INITIATE_CAPTURE,
          (request, peer) -> {
            peer.respond(request, ResponseCode.OK);
            cancellation.cancel();
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () -> camera.capability(Capture.class).shoot(TO_CARD.cancelledBy(cancellation)))
            .isInstanceOf(OperationCancelledException.class);
      }
    }
  }

  @Test
  void lostConnectionEndsTheWait() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.INITIATE_CAPTURE,
          (request, peer) -> {
            peer.respond(request, ResponseCode.OK);
            peer.close(ChannelKind.EVENT);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.capability(Capture.class).shoot(TO_CARD))
            .isInstanceOf(SessionLostException.class);
      }
    }
  }

  @Test
  void openCaptureIsTerminatedWithItsTransaction() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      Card card = new Card(mock);
      mock.on(
          OperationCode.INITIATE_OPEN_CAPTURE,
          (request, peer) -> peer.respond(request, ResponseCode.OK));
      mock.on(
          OperationCode.TERMINATE_OPEN_CAPTURE,
          (request, peer) -> {
            card.file(7, 0, "A.JPG", Bytes.of(1));
            peer.respond(request, ResponseCode.OK);
            peer.event(EventCode.OBJECT_ADDED, 7);
            peer.event(EventCode.CAPTURE_COMPLETE, request.parameter(1));
          });
      try (CameraSession camera = CameraSession.connect(mock.options());
          BulbExposure exposure = camera.capability(BulbCapture.class).open(TO_CARD)) {
        List<NewObject> objects = exposure.finish();
        assertThat(objects).hasSize(1);
      }
      assertThat(mock.journal().requests())
          .filteredOn(request -> request.operation().equals(OperationCode.TERMINATE_OPEN_CAPTURE))
          .singleElement()
          .satisfies(request -> assertThat(request.parameter(1)).isEqualTo(1));
    }
  }
}
