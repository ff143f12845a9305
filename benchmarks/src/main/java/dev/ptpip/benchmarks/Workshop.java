package dev.ptpip.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What the cases have in common: how much to measure, the checkout, and a temporary folder, which
 * {@link #close} removes.
 *
 * @param scale how much is measured
 * @param root the checkout, for its launchers
 * @param folder for cards and downloads
 */
record Workshop(Scale scale, Path root, Path folder) implements AutoCloseable {
  private static final long MARK_INTERVAL = 1024 * 1024;

  static Workshop open(Scale scale, Path root) throws IOException {
    return new Workshop(scale, root, Files.createTempDirectory("ptpip-benchmarks"));
  }

  /** A card with one movie of {@code bytes} bytes, the same one each time it is asked for. */
  Path card(long bytes) throws IOException {
    Path card = folder.resolve("card-" + bytes);
    if (!Files.exists(card)) {
      Files.createDirectories(movie(card).getParent());
      sparse(movie(card), bytes);
    }
    return card;
  }

  /** The movie on a card. */
  static Path movie(Path card) {
    return card.resolve("DCIM").resolve("100D5300").resolve("DSC_0001.MOV");
  }

  /** A file name that is free. */
  Path download(String name) throws IOException {
    return Files.createTempDirectory(folder, "download").resolve(name);
  }

  /** A file with holes, and in each MiB a number that says where it is. */
  private static void sparse(Path file, long bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long at = 0; at + Long.BYTES <= bytes; at += MARK_INTERVAL) {
        channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, ~at), at);
      }
      if (channel.size() < bytes) {
        channel.write(ByteBuffer.allocate(1).put(0, (byte) 0xA5), bytes - 1);
      }
    }
  }

  /** CRC32C of a file. */
  static long checksum(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(buffer.clear()) >= 0) {
        sum.update(buffer.flip());
      }
    }
    return sum.getValue();
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }

  /** Deletes a folder and what is in it. */
  static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
