package dev.ptpip.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A folder to be used as a card: {@code DCIM/100D5300} with two small pictures and a large one,
 * {@code DCIM/101D5300} with one that has the name of another.
 */
final class TestCard {
  static final int LARGE = 3_000_000;

  private TestCard() {}

  static Path in(Path folder) throws IOException {
    write(folder, "DCIM/100D5300/DSC_0001.JPG", 1000);
    write(folder, "DCIM/100D5300/DSC_0002.NEF", 2345);
    write(folder, "DCIM/100D5300/DSC_0003.JPG", LARGE);
    write(folder, "DCIM/101D5300/DSC_0001.JPG", 500);
    return folder;
  }

  private static void write(Path folder, String name, int size) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    bytes[0] = (byte) 0xFF;
    bytes[1] = (byte) 0xD8;
    Files.write(file, bytes);
  }
}
