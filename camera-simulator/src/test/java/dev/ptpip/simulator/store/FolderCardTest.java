package dev.ptpip.simulator.store;

import static dev.ptpip.simulator.store.TestStore.NAMING;
import static dev.ptpip.simulator.store.TestStore.SLOT_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.testing.CapturedLog;
import dev.ptpip.simulator.testing.LogsWarnings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCardTest {
  @TempDir Path dir = Path.of(".");

  private final TestStore test = TestStore.writable();

  @AfterEach
  void close() {
    test.close();
  }

  private Path write(String name, Bytes bytes) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes.toArray());
  }

  private void insert() throws IOException {
    insert(dir);
  }

  private void insert(Path folder) throws IOException {
    test.store.eject(1);
    test.store.insert(1, FolderCard.open(folder, NAMING));
  }

  /** The paths of all objects on the card. */
  private Map<String, ObjectHandle> paths() {
    return test.all().stream()
        .collect(Collectors.toMap(this::path, handle -> handle, (a, b) -> a, TreeMap::new));
  }

  private ObjectHandle at(String path) {
    return Optional.ofNullable(paths().get(path)).orElseThrow();
  }

  private String path(ObjectHandle handle) {
    ObjectInfo info = test.info(handle);
    String parent = info.parent().equals(ObjectHandle.NONE) ? "" : path(info.parent());
    return parent + "/" + info.fileName();
  }

  @Test
  void aFolderWithDcimIsTheCardsRoot() throws IOException {
    write("DCIM/100D5300/DSC_0001.JPG", Bytes.of(1));
    write("MISC/AUTPRINT.MRK", Bytes.of(2));
    write("note.txt", Bytes.of(3));
    insert();
    assertThat(paths())
        .containsOnlyKeys(
            "/DCIM",
            "/DCIM/100D5300",
            "/DCIM/100D5300/DSC_0001.JPG",
            "/MISC",
            "/MISC/AUTPRINT.MRK",
            "/note.txt");
    assertThat(at("/DCIM/100D5300/DSC_0001.JPG")).isEqualTo(new ObjectHandle(0x29190001));
    assertThat(test.info(at("/MISC/AUTPRINT.MRK")).format().raw()).isEqualTo(0x3006);
  }

  @Test
  void anyOtherFolderIsShownAsTheFirstPictureFolder() throws IOException {
    write("beach.jpg", Bytes.of(1));
    write("trip/day2.jpg", Bytes.of(2));
    insert();
    assertThat(paths())
        .containsOnlyKeys(
            "/DCIM",
            "/DCIM/100D5300",
            "/DCIM/100D5300/beach.jpg",
            "/DCIM/100D5300/trip",
            "/DCIM/100D5300/trip/day2.jpg");
  }

  @Test
  void partsOfADcfTreeArePutInTheirPlace() throws IOException {
    write("102NIKON/DSC_0007.JPG", Bytes.of(1));
    insert();
    assertThat(paths()).containsKey("/DCIM/102NIKON/DSC_0007.JPG");
    assertThat(test.store.nextName(SLOT_1).value())
        .isEqualTo(new DcfName(102, 8, "102NIKON", "DSC_0008"));
    insert(dir.resolve("102NIKON"));
    assertThat(paths()).containsKey("/DCIM/102NIKON/DSC_0007.JPG");
  }

  @Test
  void anEmptyFolderIsAnEmptyCard() throws IOException {
    insert();
    assertThat(paths()).containsOnlyKeys("/DCIM", "/DCIM/100D5300");
    assertThat(test.store.storageInfo(SLOT_1).value().maxCapacity())
        .isBetween(16_000_000_000L, 16_000_100_000L);
  }

  @Test
  void whatIsNoFolderIsRefused() throws IOException {
    Path file = write("file", Bytes.of(1));
    assertThatThrownBy(() -> FolderCard.open(file, NAMING))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> FolderCard.open(dir.resolve("missing"), NAMING))
        .isInstanceOf(NotDirectoryException.class);
  }

  @Test
  @LogsWarnings("each file that is left out is told")
  void hiddenFilesAndForeignLinksAreLeftOut() throws IOException {
    Path outside = Files.createTempFile("outside", ".jpg");
    try {
      write("DCIM/a.jpg", Bytes.of(1));
      write("DCIM/.hidden.jpg", Bytes.of(2));
      write(".Trash/b.jpg", Bytes.of(3));
      Path dcim = dir.resolve("DCIM");
      Files.createSymbolicLink(dcim.resolve("inside.jpg"), dcim.resolve("a.jpg"));
      Files.createSymbolicLink(dcim.resolve("outside.jpg"), outside);
      Files.createSymbolicLink(dcim.resolve("relative.jpg"), Path.of("../../" + outside));
      Files.createSymbolicLink(dcim.resolve("loop"), dcim);
      Files.createSymbolicLink(dcim.resolve("dangling.jpg"), dcim.resolve("nothing"));
      write("DCIM/bad\\name.jpg", Bytes.of(4));
      write("DCIM/new\nline.jpg", Bytes.of(4));
      insert();
      assertThat(paths()).containsOnlyKeys("/DCIM", "/DCIM/a.jpg", "/DCIM/inside.jpg");
      assertThat(test.read(at("/DCIM/inside.jpg"))).isEqualTo(Bytes.of(1));
      assertThat(CapturedLog.lines()).hasSize(6).noneMatch(line -> line.message().contains("\n"));
    } finally {
      Files.delete(outside);
    }
  }

  @Test
  void aFileThatBecomesALinkIsNotFollowed() throws IOException {
    write("DCIM/a.bin", Bytes.of(1, 2));
    Path secret = write("DCIM/secret.jpg", Bytes.of(7, 7));
    insert();
    ObjectHandle handle = at("/DCIM/a.bin");
    Files.delete(dir.resolve("DCIM/a.bin"));
    Files.createSymbolicLink(dir.resolve("DCIM/a.bin"), secret);
    DataSource source = test.store.open(handle).value();
    assertThatThrownBy(() -> source.read(0, ByteBuffer.allocate(2)))
        .isInstanceOf(IOException.class);
  }

  @Test
  @LogsWarnings("each file that is left out is told")
  void unreadableFilesAreSkipped() throws IOException {
    write("DCIM/a.jpg", Bytes.of(1));
    Path locked = write("DCIM/locked.jpg", Bytes.of(2));
    assertThat(locked.toFile().setReadable(false, false)).isTrue();
    insert();
    // The super-user can read everything.
    assertThat(paths().containsKey("/DCIM/locked.jpg")).isEqualTo(Files.isReadable(locked));
    assertThat(paths()).containsKey("/DCIM/a.jpg");
  }

  @Test
  void aFileTellsItsDimensionsDateAndThumbnail() throws IOException {
    Bytes thumbnail = JpegFiles.plain(160, 120);
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      Bytes jpeg =
          JpegFiles.withExif(JpegFiles.plain(640, 480), order, "2023:12:24 18:30:00", thumbnail);
      write("DCIM/" + order + ".JPG", jpeg);
    }
    insert();
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      ObjectHandle handle = at("/DCIM/" + order + ".JPG");
      ObjectInfo info = test.info(handle);
      assertThat(info.format()).isEqualTo(TestStore.JPEG);
      assertThat(info.imageWidth()).isEqualTo(640);
      assertThat(info.imageHeight()).isEqualTo(480);
      assertThat(info.imageBitDepth()).isEqualTo(24);
      assertThat(info.captureDate().text()).isEqualTo("20231224T183000");
      assertThat(info.thumbFormat().raw()).isEqualTo(0x3808);
      assertThat(info.thumbWidth()).isEqualTo(160);
      assertThat(info.thumbHeight()).isEqualTo(120);
      assertThat(info.thumbCompressedSize()).isEqualTo(thumbnail.size());
      assertThat(TestStore.readAll(test.store.thumbnail(handle).value())).isEqualTo(thumbnail);
    }
  }

  @Test
  void aPictureWithoutExifHasTheFilesDate() throws IOException {
    Path file = write("DCIM/a.JPG", JpegFiles.plain(64, 48));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-02-03T04:05:06Z")));
    insert();
    ObjectInfo info = test.info(at("/DCIM/a.JPG"));
    assertThat(info.captureDate()).isEqualTo(info.modificationDate());
    assertThat(info.captureDate().text()).startsWith("202002").endsWith("06");
    assertThat(info.imageWidth()).isEqualTo(64);
    assertThat(info.thumbFormat().raw()).isEqualTo(0x3808);
  }

  @Test
  void formatsFollowTheSuffix() throws IOException {
    Map<String, Integer> formats =
        Map.of(
            "a.JPG", 0x3801,
            "a.jpeg", 0x3801,
            "a.NEF", 0x3000,
            "a.MOV", 0x300D,
            "a.txt", 0x3004,
            "a.scr", 0x3002,
            "a.wav", 0x3000, // the test's camera does not know sounds
            "a", 0x3000);
    for (String name : formats.keySet()) {
      write("DCIM/" + name, Bytes.of(1));
    }
    insert();
    formats.forEach(
        (name, format) -> {
          ObjectInfo info = test.info(at("/DCIM/" + name));
          assertThat(info.format().raw()).as(name).isEqualTo(format);
          boolean image = List.of("a.JPG", "a.jpeg", "a.NEF").contains(name);
          assertThat(info.thumbFormat().raw() != 0).as(name).isEqualTo(image);
        });
  }

  @Test
  void fiveGibibytesAreNoProblem() throws IOException {
    long size = (5L << 30) + 7;
    Path file = write("DCIM/big.MOV", Bytes.EMPTY);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(size);
      sparse.seek(size - 2);
      sparse.write(new byte[] {42, 43});
    }
    insert();
    ObjectHandle handle = at("/DCIM/big.MOV");
    assertThat(test.info(handle).compressedSize()).isEqualTo(ObjectInfo.SIZE_BEYOND_32_BITS);
    DataSource source = test.store.open(handle).value();
    assertThat(source.size()).isEqualTo(size);
    ByteBuffer end = ByteBuffer.allocate(10);
    assertThat(source.read(size - 2, end)).isEqualTo(2);
    assertThat(end.get(0)).isEqualTo((byte) 42);
    assertThat(source.read(size, end)).isEqualTo(-1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(source.transferTo(size - 2, 100, Channels.newChannel(out))).isEqualTo(2);
    assertThat(out.toByteArray()).containsExactly(42, 43);
  }

  @Test
  void handlesAndIdentitiesAreTheSameNextTime() throws IOException {
    for (String name : List.of("DCIM/b.jpg", "DCIM/a.jpg", "DCIM/100D5300/DSC_0003.JPG")) {
      write(name, Bytes.of(1));
    }
    insert();
    Map<String, ObjectHandle> first = paths();
    List<Bytes> ids = ids();
    try (TestStore other = TestStore.writable()) {
      other.store.eject(1);
      other.store.insert(1, FolderCard.open(dir, NAMING));
      assertThat(other.all()).containsExactlyInAnyOrderElementsOf(first.values());
      assertThat(
              other.all().stream()
                  .map(handle -> other.store.find(handle).orElseThrow().persistentId()))
          .containsExactlyElementsOf(ids)
          .doesNotHaveDuplicates();
    }
  }

  private List<Bytes> ids() {
    return test.all().stream()
        .map(handle -> test.store.find(handle).orElseThrow().persistentId())
        .toList();
  }

  @Test
  void theUsersFilesAreNeverTouched() throws IOException {
    write("DCIM/100D5300/DSC_0001.JPG", JpegFiles.plain(64, 64));
    write("DCIM/100D5300/DSC_0002.JPG", Bytes.of(2));
    write("other/keep.txt", Bytes.of(3));
    Map<String, String> before = fingerprint();
    insert();
    ObjectHandle folder = at("/DCIM/100D5300");
    ObjectHandle first = at("/DCIM/100D5300/DSC_0001.JPG");
    assertThat(test.store.rename(first, "renamed.jpg")).isEqualTo(ResponseCode.OK);
    assertThat(test.store.move(first, SLOT_1, at("/other"))).isEqualTo(ResponseCode.OK);
    ObjectHandle copy = test.store.copy(first, SLOT_1, folder).value();
    assertThat(test.read(copy)).isEqualTo(JpegFiles.plain(64, 64));
    assertThat(test.protect(copy, 1)).isEqualTo(ResponseCode.OK);
    assertThat(test.delete(at("/DCIM/100D5300/DSC_0002.JPG"))).isEqualTo(ResponseCode.OK);
    test.file(folder, "DSC_0002.JPG");
    test.file(SLOT_1, folder, TestStore.JPEG, "large.jpg", Bytes.copyOf(new byte[500_000]));
    test.folder(folder, "NEW");
    DcfName name = test.store.nextName(SLOT_1).value();
    assertThat(test.store.add(SLOT_1, name, CaptureTest.picture("JPG")).isOk()).isTrue();
    assertThat(fingerprint()).isEqualTo(before);
    assertThat(paths())
        .containsKeys(
            "/other/renamed.jpg",
            "/DCIM/100D5300/renamed.jpg",
            "/DCIM/100D5300/DSC_0002.JPG",
            "/DCIM/100D5300/DSC_0003.JPG",
            "/DCIM/100D5300/NEW",
            "/DCIM/100D5300/large.jpg");
    assertThat(test.store.format(SLOT_1, 0)).isEqualTo(ResponseCode.OK);
    assertThat(paths()).isEmpty();
    assertThat(fingerprint()).isEqualTo(before);
    test.close();
    assertThat(fingerprint()).isEqualTo(before);
  }

  /** Content, kind and times of everything in the folder. */
  private Map<String, String> fingerprint() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(dir, new FileVisitOption[0])) {
      for (Path path : (Iterable<Path>) files::iterator) {
        boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        all.put(
            dir.relativize(path).toString(),
            (file ? Bytes.copyOf(Files.readAllBytes(path)).toHex() : "folder")
                + " "
                + Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
      }
    }
    return all;
  }

  @Test
  void namesThatDifferInCaseOnlyAreBothThere() throws IOException {
    write("DCIM/a.jpg", Bytes.of(1));
    write("DCIM/A.JPG", Bytes.of(2));
    insert();
    assertThat(paths()).containsKeys("/DCIM/a.jpg", "/DCIM/A.JPG");
    assertThat(test.delete(at("/DCIM/A.JPG"))).isEqualTo(ResponseCode.OK);
    assertThat(test.store.rename(at("/DCIM"), "PHOTOS")).isEqualTo(ResponseCode.OK);
    Outcome<Upload> again =
        test.store.beginUpload(
            TestStore.request(SLOT_1, at("/PHOTOS"), TestStore.JPEG, 1, "A.jpg"));
    assertThat(again.code()).isEqualTo(ResponseCode.ACCESS_DENIED);
  }

  @Test
  void aHundredFilesNeedFewDescriptors() throws IOException {
    for (int i = 0; i < 100; i++) {
      write("DCIM/f" + i + ".bin", Bytes.of(i));
    }
    insert();
    List<DataSource> sources = new ArrayList<>();
    for (ObjectHandle handle : test.in(at("/DCIM"))) {
      sources.add(test.store.open(handle).value());
    }
    long before = openFiles();
    for (int round = 0; round < 2; round++) {
      for (DataSource source : sources) {
        assertThat(TestStore.readAll(source).size()).isEqualTo(1);
      }
    }
    assertThat(openFiles() - before).isLessThanOrEqualTo(20);
  }

  private static long openFiles() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(descriptors)) {
      return files.count();
    }
  }

  @Test
  void twentyThousandFilesOpenAtOnce() throws IOException {
    Path folder = Files.createDirectories(dir.resolve("DCIM/100D5300"));
    for (int i = 1; i <= 9999; i++) {
      Files.createFile(folder.resolve("DSC_%04d.JPG".formatted(i)));
      Files.createFile(folder.resolve("DSC_%04d.NEF".formatted(i)));
    }
    FolderCard.open(dir, NAMING);
    long start = System.nanoTime();
    insert();
    long opened = System.nanoTime();
    assertThat(test.all()).hasSize(2 + 2 * 9999);
    long listed = System.nanoTime();
    assertThat(opened - start).as("nanoseconds to open").isLessThan(5_000_000_000L);
    assertThat(listed - opened).as("nanoseconds to list").isLessThan(1_000_000_000L);
  }
}
