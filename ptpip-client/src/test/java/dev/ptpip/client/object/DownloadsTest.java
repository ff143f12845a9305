package dev.ptpip.client.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.mock.Card;
import dev.ptpip.client.mock.Devices;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.client.operation.IncompleteDataException;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.value.ObjectHandle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Fetching into memory, channels and files. */
@ExtendWith(LeakCheck.class)
class DownloadsTest {
  private static final ObjectHandle OBJECT = new ObjectHandle(5);

  private final Bytes content = random(1_000_000);
  private final Path folder;

  DownloadsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Bytes random(int size) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return Bytes.copyOf(bytes);
  }

  private static List<OperationCode> operations(MockCamera mock) {
    return mock.journal().requests().stream().map(OperationRequest::operation).toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  @Test
  void fileIsWholeAndNothingElseIsLeft() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      new Card(mock).file(5, 0, "DSC_0001.JPG", content);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        List<Long> seen = new ArrayList<>();
        Download download =
            camera
                .downloads()
                .toFolder(
                    OBJECT,
                    folder,
                    DownloadOptions.DEFAULT.withProgress(
                        (done, total) -> {
                          assertThat(total).isEqualTo(content.size());
                          seen.add(done);
                        }));
        assertThat(download)
            .isEqualTo(new Download(folder.resolve("DSC_0001.JPG"), content.size(), 0));
        assertThat(Files.readAllBytes(download.file())).isEqualTo(content.toArray());
        assertThat(seen).isSorted().endsWith((long) content.size());
      }
    }
    assertThat(files()).containsExactly("DSC_0001.JPG");
  }

  @Test
  void channelGetsTheBytesAndStaysOpen() throws Exception {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (MockCamera mock = MockCamera.memory()) {
      new Card(mock).file(5, 0, "a.jpg", content);
      try (CameraSession camera = CameraSession.connect(mock.options());
          var channel = Channels.newChannel(target)) {
        assertThat(camera.downloads().toChannel(OBJECT, channel, DownloadOptions.DEFAULT))
            .isEqualTo(content.size());
        assertThat(channel.isOpen()).isTrue();
      }
    }
    assertThat(target.toByteArray()).isEqualTo(content.toArray());
  }

  @Test
  void memoryHasALimit() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      new Card(mock).file(5, 0, "a.jpg", content);
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            peer.data(request, content);
            peer.read();
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.downloads().toMemory(OBJECT, 1000))
            .isInstanceOf(IncompleteDataException.class)
            .hasMessageContaining("at most 1000 bytes");
      }
    }
  }

  @Test
  void existingFileIsNotTouchedAndNothingIsFetched() throws Exception {
    Files.writeString(folder.resolve("a.jpg"), "mine");
    try (MockCamera mock = MockCamera.memory()) {
      new Card(mock).file(5, 0, "a.jpg", content);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () -> camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT))
            .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(operations(mock)).doesNotContain(OperationCode.GET_OBJECT);
      }
    }
    assertThat(folder.resolve("a.jpg")).hasContent("mine");
    assertThat(files()).containsExactly("a.jpg");
  }

  /** The file appears while the transfer runs: it is not replaced either. */
  @Test
  void fileThatAppearsMeanwhileIsNotReplaced() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      new Card(mock).file(5, 0, "a.jpg", content);
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            Files.writeString(folder.resolve("a.jpg"), "mine");
            peer.data(request, content);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () -> camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT))
            .isInstanceOf(FileAlreadyExistsException.class);
      }
    }
    assertThat(folder.resolve("a.jpg")).hasContent("mine");
  }

  @Test
  void renamePolicyCounts() throws Exception {
    Files.writeString(folder.resolve("a.jpg"), "mine");
    try (MockCamera mock = MockCamera.memory()) {
      new Card(mock).file(5, 0, "a.jpg", Bytes.of(1));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        DownloadOptions options = DownloadOptions.DEFAULT.withExisting(ExistingFile.RENAME);
        assertThat(camera.downloads().toFolder(OBJECT, folder, options).file())
            .isEqualTo(folder.resolve("a (1).jpg"));
        assertThat(camera.downloads().toFolder(OBJECT, folder, options).file())
            .isEqualTo(folder.resolve("a (2).jpg"));
      }
    }
    assertThat(files()).containsExactly("a (1).jpg", "a (2).jpg", "a.jpg");
    assertThat(folder.resolve("a.jpg")).hasContent("mine");
  }

  @Test
  void replacePolicyReplacesWhenTheNewOneIsComplete() throws Exception {
    Path file = folder.resolve("a.jpg");
    Files.writeString(file, "old");
    AtomicBoolean fail = new AtomicBoolean(true);
    try (MockCamera mock = MockCamera.memory()) {
      new Card(mock).file(5, 0, "a.jpg", Bytes.of('n', 'e', 'w'));
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            if (fail.getAndSet(false)) {
              peer.respond(request, ResponseCode.STORE_NOT_AVAILABLE);
            } else {
              Card.send(request, peer, Bytes.of('n', 'e', 'w'));
            }
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        DownloadOptions options = DownloadOptions.DEFAULT.withExisting(ExistingFile.REPLACE);
        assertThatThrownBy(() -> camera.downloads().toFile(OBJECT, file, options))
            .isInstanceOf(OperationFailedException.class);
        assertThat(file).hasContent("old");
        camera.downloads().toFile(OBJECT, file, options);
        assertThat(file).hasContent("new");
      }
    }
    assertThat(files()).containsExactly("a.jpg");
  }

  @Test
  void sizeThatIsNotWhatTheCameraTellsIsAFailure() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      new Card(mock).file(5, 0, "a.jpg", content, content.size() + 1);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () -> camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT))
            .isInstanceOf(IncompleteDataException.class)
            .hasMessageContaining("the camera tells 1000001 bytes, 1000000 came");
      }
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void transferGoesOnWhereItStopped() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      Card card = new Card(mock).file(5, 0, "a.jpg", content);
      mock.on(OperationCode.GET_OBJECT, (request, peer) -> card.breakOff(request, peer, 300_000));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () -> camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT))
            .isInstanceOf(SessionLostException.class);
      }
      assertThat(files()).singleElement().asString().startsWith(".a.jpg.").endsWith(".part");
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        Download download = camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT);
        assertThat(download.resumedAt()).isEqualTo(300_000);
        assertThat(Files.readAllBytes(download.file())).isEqualTo(content.toArray());
      }
      assertThat(mock.journal().requests())
          .filteredOn(request -> request.operation().equals(OperationCode.GET_PARTIAL_OBJECT))
          .singleElement()
          .satisfies(
              request -> assertThat(request.parameters()).containsExactly(5, 300_000, 700_000));
      assertThat(operations(mock)).containsOnlyOnce(OperationCode.GET_OBJECT);
    }
    assertThat(files()).containsExactly("a.jpg");
  }

  @Test
  void cameraMaySendFewerBytesThanAskedFor() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      Card card = new Card(mock).file(5, 0, "a.jpg", content);
      mock.on(OperationCode.GET_OBJECT, (request, peer) -> card.breakOff(request, peer, 300_000));
      mock.on(
          OperationCode.GET_PARTIAL_OBJECT,
          (request, peer) -> {
            int from = request.parameter(2);
            int to = Math.min(content.size(), from + 100_000);
            peer.data(request, content.slice(from, to), to - from);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () -> camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT))
            .isInstanceOf(SessionLostException.class);
      }
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        Download download = camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT);
        assertThat(Files.readAllBytes(download.file())).isEqualTo(content.toArray());
      }
      assertThat(operations(mock).stream().filter(OperationCode.GET_PARTIAL_OBJECT::equals))
          .hasSize(7);
    }
  }

  @Test
  void cameraWithoutPartsStartsAgain() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.deviceInfo(
          Devices.device("Acme", 0, 0x1001, 0x1002, 0x1003, 0x1004, 0x1007, 0x1008, 0x1009));
      Card card = new Card(mock).file(5, 0, "a.jpg", content);
      AtomicBoolean first = new AtomicBoolean(true);
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            if (first.getAndSet(false)) {
              card.breakOff(request, peer, 300_000);
            } else {
              Card.send(request, peer, content);
            }
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () -> camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT))
            .isInstanceOf(SessionLostException.class);
      }
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        Download download = camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT);
        assertThat(download.resumedAt()).isZero();
        assertThat(Files.readAllBytes(download.file())).isEqualTo(content.toArray());
      }
    }
  }

  @Test
  void partOfAnotherObjectIsNotUsed() throws Exception {
    Bytes other = random(900_000);
    try (MockCamera mock = MockCamera.tcp()) {
      Card card = new Card(mock).file(5, 0, "a.jpg", content);
      mock.on(OperationCode.GET_OBJECT, (request, peer) -> card.breakOff(request, peer, 300_000));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () -> camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT))
            .isInstanceOf(SessionLostException.class);
      }
      card.file(5, 0, "a.jpg", other);
      mock.on(OperationCode.GET_OBJECT, (request, peer) -> Card.send(request, peer, other));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        Download download = camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT);
        assertThat(download.resumedAt()).isZero();
        assertThat(Files.readAllBytes(download.file())).isEqualTo(other.toArray());
      }
    }
  }

  @Test
  void restartLeavesNoPart() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      Card card = new Card(mock).file(5, 0, "a.jpg", content);
      mock.on(OperationCode.GET_OBJECT, (request, peer) -> card.breakOff(request, peer, 300_000));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera
                        .downloads()
                        .toFolder(
                            OBJECT, folder, DownloadOptions.DEFAULT.withResume(Resume.RESTART)))
            .isInstanceOf(SessionLostException.class);
      }
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void cancelKeepsThePartForLater() throws Exception {
    Cancellation cancellation = new Cancellation();
    try (MockCamera mock = MockCamera.tcp()) {
      Card card = new Card(mock).file(5, 0, "a.jpg", content);
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            Bytes all = card.content(request);
            var id = request.transactionId();
            peer.send(
                dev.ptpip.client.connection.ChannelKind.COMMAND,
                new dev.ptpip.protocol.packet.StartData(id, all.size()),
                new dev.ptpip.protocol.packet.Data(id, all.slice(0, 200_000)));
            peer.read();
            peer.respond(request, ResponseCode.TRANSACTION_CANCELLED);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera
                        .downloads()
                        .toFolder(
                            OBJECT,
                            folder,
                            DownloadOptions.DEFAULT
                                .withCancellation(cancellation)
                                .withProgress(
                                    (done, total) -> {
                                      if (done >= 200_000) {
                                        cancellation.cancel();
                                      }
                                    })))
            .isInstanceOf(OperationCancelledException.class);
        Download download = camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT);
        assertThat(download.resumedAt()).isEqualTo(200_000);
        assertThat(Files.readAllBytes(download.file())).isEqualTo(content.toArray());
      }
    }
  }

  @Test
  void twoTransfersOfOneFileDoNotMix() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      new Card(mock).file(5, 0, "a.jpg", content);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        AtomicBoolean tried = new AtomicBoolean();
        camera
            .downloads()
            .toFolder(
                OBJECT,
                folder,
                DownloadOptions.DEFAULT.withProgress(
                    (done, total) -> {
                      if (!tried.getAndSet(true)) {
                        String part = partName();
                        String identity = part.substring(".a.jpg.".length(), part.length() - 5);
                        assertThatThrownBy(
                                () -> PartialFile.open(folder.resolve("a.jpg"), identity).close())
                            .hasMessageContaining("another transfer");
                      }
                    }));
        assertThat(tried).isTrue();
      }
    }
  }

  private String partName() {
    try {
      return files().get(0);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** PTP-SESS-16. */
  @Test
  void reconnectLooksTheFileUpAgainAndGoesOn() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      Card card =
          new Card(mock)
              .folder(1, 0, "DCIM")
              .folder(2, 1, "100D5300")
              .file(5, 2, "DSC_0001.JPG", content);
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            card.breakOff(request, peer, 300_000);
            card.renumber(0x100);
          });
      try (ReconnectingDownloads downloads =
          new ReconnectingDownloads(CameraSession.connect(mock.options()), 2)) {
        CameraFile file =
            downloads.camera().objects().find("/DCIM/100D5300/DSC_0001.JPG").orElseThrow();
        Download download =
            downloads.toFile(file, folder.resolve("out.jpg"), DownloadOptions.DEFAULT);
        assertThat(download.resumedAt()).isEqualTo(300_000);
        assertThat(Files.readAllBytes(download.file())).isEqualTo(content.toArray());
      }
      List<OperationCode> all = operations(mock);
      int lost = all.indexOf(OperationCode.GET_OBJECT);
      List<OperationCode> after = all.subList(lost + 1, all.size());
      assertThat(after)
          .startsWith(
              OperationCode.GET_DEVICE_INFO,
              OperationCode.OPEN_SESSION,
              OperationCode.GET_STORAGE_IDS,
              OperationCode.GET_OBJECT_HANDLES);
      assertThat(mock.journal().requests())
          .filteredOn(request -> request.operation().equals(OperationCode.GET_PARTIAL_OBJECT))
          .singleElement()
          .satisfies(request -> assertThat(request.parameter(1)).isEqualTo(0x105));
    }
  }

  @Test
  void fileThatIsGoneAfterTheReconnectIsReported() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      Card card = new Card(mock).file(5, 0, "a.jpg", content);
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            card.breakOff(request, peer, 300_000);
            card.items().clear();
          });
      try (ReconnectingDownloads downloads =
          new ReconnectingDownloads(CameraSession.connect(mock.options()), 2)) {
        CameraFile file = downloads.camera().objects().find("/a.jpg").orElseThrow();
        assertThatThrownBy(
                () -> downloads.toFile(file, folder.resolve("a.jpg"), DownloadOptions.DEFAULT))
            .hasMessageContaining("/a.jpg is no longer in store 0x00010001");
      }
    }
  }

  @Test
  void nameFromTheCameraNeverLeavesTheFolder() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      new Card(mock).file(5, 0, "../../evil.jpg", Bytes.of(1)).file(6, 0, "..", Bytes.of(2));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        Path first = camera.downloads().toFolder(OBJECT, folder, DownloadOptions.DEFAULT).file();
        Path second =
            camera
                .downloads()
                .toFolder(new ObjectHandle(6), folder, DownloadOptions.DEFAULT)
                .file();
        assertThat(first.getParent()).isEqualTo(folder);
        assertThat(second.getParent()).isEqualTo(folder);
        assertThat(second.getFileName()).hasToString("object-00000006");
      }
    }
  }
}
