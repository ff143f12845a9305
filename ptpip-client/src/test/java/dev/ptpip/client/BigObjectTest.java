package dev.ptpip.client;

import static dev.ptpip.client.QuickCamera.connect;
import static dev.ptpip.client.QuickCamera.pictures;
import static dev.ptpip.client.QuickCamera.quick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.object.CameraFile;
import dev.ptpip.client.object.Download;
import dev.ptpip.client.object.DownloadOptions;
import dev.ptpip.client.object.ReconnectingDownloads;
import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transfers of objects that are large, also beyond what 32 bits can name. */
@ExtendWith(LeakCheck.class)
class BigObjectTest {
  private final Path folder;

  BigObjectTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** PTP-SESS-16: after the loss nothing of the old session is used. */
  @Test
  void transferGoesOnAfterTheCameraWasSwitchedOff() throws Exception {
    byte[] content = new byte[40_000_000];
    new Random(2).nextBytes(content);
    Path card = Files.createDirectories(folder.resolve("card/DCIM/100TEST_"));
    Files.write(card.resolve("BIG_0001.JPG"), content);
    AtomicBoolean once = new AtomicBoolean();
    try (VirtualCamera camera = quick().card(folder.resolve("card")).start();
        ReconnectingDownloads downloads = new ReconnectingDownloads(connect(camera), 3)) {
      CameraFile file = pictures(downloads.camera()).get(0);
      Download download =
          downloads.toFile(
              file,
              folder.resolve("out.jpg"),
              DownloadOptions.DEFAULT.withProgress(
                  (done, total) -> {
                    if (done > 5_000_000 && !once.getAndSet(true)) {
                      camera.body().powerOff();
                      camera.body().powerOn();
                    }
                  }));
      assertThat(download.resumedAt()).isBetween(5_000_000L, 39_999_999L);
      assertThat(Files.mismatch(card.resolve("BIG_0001.JPG"), download.file())).isEqualTo(-1);
    }
  }

  /**
   * The D5300 reads parts at 32-bit offsets only: the last part that can be named reaches to the
   * end, and bytes that are there beyond 4 GiB are fetched again.
   */
  @ParameterizedTest
  @CsvSource({
    "4294967000, 4294967000, 300000000",
    "4294967295, 4294967295, 1000000",
    "4295100000, 4294967295, 1000000",
  })
  void transferBeyondFourGigabytesGoesOnWhereItStopped(long there, long start, long beyond)
      throws Exception {
    Path card = Files.createDirectories(folder.resolve("card/DCIM/100TEST_"));
    long size = 0xFFFF_FFFFL + beyond;
    sparse(card.resolve("BIG_0001.MOV"), size);
    Path out = Files.createDirectories(folder.resolve("out"));
    try (VirtualCamera camera = quick().card(folder.resolve("card")).start();
        CameraSession session = connect(camera)) {
      ObjectHandle object = pictures(session).get(0).handle();
      Cancellation enough = new Cancellation();
      assertThatThrownBy(
              () ->
                  session
                      .downloads()
                      .toFolder(
                          object,
                          out,
                          DownloadOptions.DEFAULT
                              .withCancellation(enough)
                              .withProgress((done, total) -> enough.cancel())))
          .isInstanceOf(OperationCancelledException.class);
      try (Stream<Path> parts = Files.list(out);
          FileChannel part =
              FileChannel.open(parts.findFirst().orElseThrow(), StandardOpenOption.WRITE)) {
        part.truncate(there - 1).write(ByteBuffer.wrap(new byte[] {0}), there - 1);
      }
      Download download = session.downloads().toFolder(object, out, DownloadOptions.DEFAULT);
      assertThat(download.resumedAt()).isEqualTo(start);
      assertThat(download.bytes()).isEqualTo(size);
      try (FileChannel whole = FileChannel.open(download.file())) {
        ByteBuffer end = ByteBuffer.allocate(2);
        whole.read(end, size - 2);
        assertThat(end.array()).containsExactly(0, 42);
      }
      assertThat(camera.journal().entries())
          .filteredOn(entry -> entry.request().operation().equals(OperationCode.GET_PARTIAL_OBJECT))
          .singleElement()
          .satisfies(
              entry ->
                  assertThat(Integer.toUnsignedLong(entry.request().parameter(2)))
                      .isEqualTo(start));
    }
  }

  private static void sparse(Path file, long size) throws IOException {
    try (FileChannel sparse =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      sparse.write(ByteBuffer.wrap(new byte[] {42}), size - 1);
    }
  }

  @Test
  void objectBeyondFourGigabytes() throws Exception {
    Path card = Files.createDirectories(folder.resolve("card/DCIM/100TEST_"));
    long size = 0xFFFF_FFFFL + 1_000_000;
    sparse(card.resolve("BIG_0001.MOV"), size);
    try (VirtualCamera camera = quick().card(folder.resolve("card")).start();
        CameraSession session = connect(camera)) {
      CameraFile file = pictures(session).get(0);
      assertThat(file.size()).hasValue(size);
      LastByte target = new LastByte();
      assertThat(session.downloads().toChannel(file.handle(), target, DownloadOptions.DEFAULT))
          .isEqualTo(size);
      assertThat(target.last).isEqualTo((byte) 42);
      assertThat(target.count).isEqualTo(size);
    }
  }

  /** Keeps the last byte. */
  private static final class LastByte implements WritableByteChannel {
    private byte last;
    private long count;

    @Override
    public int write(ByteBuffer source) {
      int bytes = source.remaining();
      if (bytes > 0) {
        last = source.get(source.limit() - 1);
      }
      source.position(source.limit());
      count += bytes;
      return bytes;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
