package dev.ptpip.simulator.gphoto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Listing, downloading, deleting and uploading files with gphoto2, from a folder that stands in for
 * the card.
 */
@SuppressWarnings("NullAway") // JUnit fills the folder before start()
class GphotoFilesIT {
  private static final String DCIM = "/store_00010001/DCIM/100D5300";

  @TempDir Path folder;
  private Path card;
  private VirtualCamera camera;
  private Gphoto gphoto;

  @BeforeEach
  void start() throws Exception {
    Gphoto.requireProgram();
    card = folder.resolve("card");
    Path shots = Files.createDirectories(card.resolve("DCIM/100D5300"));
    Files.write(shots.resolve("DSC_0001.JPG"), SamplePictures.jpeg(640, 424));
    Files.write(shots.resolve("DSC_0002.NEF"), noise(300_000));
    Files.write(shots.resolve("DSC_0003.MOV"), noise(3_000_000));
    camera = VirtualCamera.builder().model("nikon-d5300").card(card).start();
    gphoto = Gphoto.on(camera, folder);
  }

  @AfterEach
  void stop() {
    if (camera != null) {
      camera.close();
    }
  }

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private Path onCard(String name) {
    return card.resolve("DCIM/100D5300").resolve(name);
  }

  @Test
  void foldersAndFilesAreListed() throws Exception {
    assertThat(gphoto.run("--list-folders").ok().out())
        .contains("There is 1 folder in folder '/store_00010001/DCIM'.")
        .contains(" - 100D5300");
    assertThat(gphoto.run("--list-files").ok().out())
        .contains("There are 3 files in folder '" + DCIM + "'.")
        .contains("DSC_0001.JPG")
        .contains("DSC_0002.NEF")
        .contains("DSC_0003.MOV");
    assertThat(gphoto.run("--folder", DCIM, "--num-files").ok().out().strip()).endsWith("': 3");
  }

  @Test
  void informationComesFromTheFile() throws Exception {
    String out = gphoto.run("--folder", DCIM, "--show-info", "1").ok().out();

    assertThat(out)
        .contains("Information on file 'DSC_0001.JPG'")
        .contains("Mime type:   'image/jpeg'")
        .contains("Size:        " + Files.size(onCard("DSC_0001.JPG")) + " byte(s)")
        .contains("Width:       640 pixel(s)")
        .contains("Height:      424 pixel(s)")
        .contains("Permissions: read/delete");
  }

  @Test
  void exifIsShown() throws Exception {
    assertThat(gphoto.run("--folder", DCIM, "--show-exif", "1").ok().out())
        .contains("D5300")
        .contains("1/125");
  }

  @Test
  void downloadsAreEqualToTheCard() throws Exception {
    Gphoto.Result one = gphoto.run("--folder", DCIM, "--get-file", "1").ok();
    Gphoto.Result large = gphoto.run("--folder", DCIM, "--get-file", "DSC_0003.MOV").ok();
    Gphoto.Result all = gphoto.run("--get-all-files").ok();

    assertThat(one.file("DSC_0001.JPG")).hasSameBinaryContentAs(onCard("DSC_0001.JPG"));
    assertThat(large.file("DSC_0003.MOV")).hasSameBinaryContentAs(onCard("DSC_0003.MOV"));
    for (String name : new String[] {"DSC_0001.JPG", "DSC_0002.NEF", "DSC_0003.MOV"}) {
      assertThat(all.file(name)).hasSameBinaryContentAs(onCard(name));
    }
  }

  @Test
  void thumbnailIsTheOneInTheFile() throws Exception {
    byte[] thumbnail =
        Files.readAllBytes(
            gphoto.run("--folder", DCIM, "--get-thumbnail", "1").ok().file("thumb_DSC_0001.jpg"));

    assertThat(thumbnail).startsWith(0xFF, 0xD8).endsWith(0xFF, 0xD9);
    assertThat(Files.readAllBytes(onCard("DSC_0001.JPG")))
        .containsSequence(thumbnail)
        .hasSizeGreaterThan(thumbnail.length);
  }

  @Test
  void deletingLeavesTheUsersFolderAlone() throws Exception {
    gphoto.run("--folder", DCIM, "--delete-file", "1").ok();

    assertThat(gphoto.run("--list-files").ok().out())
        .doesNotContain("DSC_0001.JPG")
        .contains("DSC_0002.NEF");
    gphoto.run("--folder", DCIM, "--delete-all-files").ok();
    assertThat(gphoto.run("--list-files").ok().out())
        .contains("There is no file in folder '" + DCIM + "'.");
    assertThat(onCard("DSC_0001.JPG")).exists();
    assertThat(onCard("DSC_0003.MOV")).exists();
  }

  @Test
  void uploadsCanBeDownloadedAgain() throws Exception {
    Path upload = folder.resolve("up.jpg");
    Files.write(upload, noise(200_000));
    Path empty = Files.createFile(folder.resolve("empty.txt"));

    gphoto.run("--folder", DCIM, "--upload-file", upload.toString()).ok();
    gphoto.run("--folder", DCIM, "--upload-file", empty.toString()).ok();

    assertThat(gphoto.run("--list-files").ok().out()).contains("up.jpg").contains("empty.txt");
    assertThat(gphoto.run("--folder", DCIM, "--get-file", "up.jpg").ok().file("up.jpg"))
        .hasSameBinaryContentAs(upload);
    assertThat(gphoto.run("--folder", DCIM, "--show-info", "empty.txt").ok().out())
        .contains("Size:        0 byte(s)");
    assertThat(onCard("up.jpg")).doesNotExist();
  }

  @Test
  void foldersComeAndGo() throws Exception {
    gphoto.run("--folder", "/store_00010001/DCIM", "--mkdir", "200NEW").ok();
    assertThat(gphoto.run("--list-folders").ok().out()).contains(" - 200NEW");

    gphoto.run("--folder", "/store_00010001/DCIM", "--rmdir", "200NEW").ok();
    assertThat(gphoto.run("--list-folders").ok().out()).doesNotContain("200NEW");
    assertThat(card.resolve("DCIM/200NEW")).doesNotExist();
  }

  /**
   * gphoto2 reads objects beyond 4 GiB only from bodies that have 0x9421 and 0x9431, as the Z 6.
   */
  @Test
  @Timeout(value = 7, unit = TimeUnit.MINUTES)
  void fiveGibibytesArrive() throws Exception {
    camera.close();
    long size = 5L << 30;
    Path large = onCard("DSC_0004.MOV");
    try (FileChannel file =
        FileChannel.open(
            large,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      file.write(ByteBuffer.wrap(noise(64)), 0);
      file.write(ByteBuffer.wrap(noise(65)), (4L << 30) - 7);
      file.write(ByteBuffer.wrap(noise(66)), size - 66);
    }
    camera = VirtualCamera.builder().model("nikon-z6").card(card).start();

    Path fetched =
        Gphoto.on(camera, folder)
            .run("--folder", DCIM, "--get-file", "DSC_0004.MOV")
            .ok()
            .file("DSC_0004.MOV");

    assertThat(Files.size(fetched)).isEqualTo(size);
    assertThat(part(fetched, 0)).isEqualTo(part(large, 0));
    assertThat(part(fetched, (4L << 30) - 7)).isEqualTo(part(large, (4L << 30) - 7));
    assertThat(part(fetched, size - 66)).isEqualTo(part(large, size - 66));
    Files.delete(fetched);
  }

  private static byte[] part(Path path, long at) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(66);
    try (FileChannel file = FileChannel.open(path)) {
      file.read(buffer, at);
    }
    return buffer.array();
  }
}
