package dev.ptpip.simulator.store;

import dev.ptpip.simulator.store.DcfNumbers.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * A folder of the host as a card. The folder is read and never written: what initiators and the
 * camera change lives in memory and temporary files.
 *
 * <p>What is shown where:
 *
 * <ul>
 *   <li>a folder that contains {@code DCIM} is the card's root, with everything in it
 *   <li>a folder called {@code DCIM}, or one that contains folders such as {@code 100D5300}, is
 *       shown as {@code DCIM}
 *   <li>a folder with such a name itself is shown as that folder in {@code DCIM}
 *   <li>any other folder is shown as the camera's first folder in {@code DCIM}, with its files and
 *       subfolders
 * </ul>
 *
 * <p>Left out: hidden files, links that lead out of the folder or to folders, what is neither file
 * nor folder, what can't be read, and names that PTP can't carry; a warning in the log tells of all
 * but the hidden ones.
 */
public final class FolderCard {
  private static final long GIGABYTE = 1_000_000_000L;
  private static final long MINIMUM_FREE = 4 * GIGABYTE;

  private FolderCard() {}

  /**
   * Reads the names of all files, but nothing of their content. The card's size is that of the
   * smallest usual card (16 GB, 32 GB, …) that leaves 4 GB free.
   *
   * @throws NotDirectoryException if {@code folder} is none
   * @throws IOException if it can't be read or holds more than {@link FolderScan#LIMIT} files
   */
  public static Card open(Path folder, DcfNaming naming) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder + ": a card must be a folder that exists");
    }
    Path top = folder.toRealPath();
    OpenFiles files = new OpenFiles();
    Card card = Card.blank(top.toString(), 0);
    card.files(files);
    FolderScan scan = new FolderScan(top, card, files);
    scan.read(top, place(top, card, naming, scan.list(top)));
    scan.reportSkipped();
    card.capacity(usualSize(card.used() + MINIMUM_FREE));
    return card;
  }

  private static FolderNode place(
      Path top, Card card, DcfNaming naming, List<FolderScan.Entry> entries) throws IOException {
    if (hasFolder(entries, name -> name.equalsIgnoreCase(DcfCounter.DCIM))) {
      return card.root();
    }
    FolderNode dcim = newFolder(card, card.root(), DcfCounter.DCIM, top);
    String name = top.getFileName() == null ? "" : top.getFileName().toString();
    if (name.equalsIgnoreCase(DcfCounter.DCIM) || hasFolder(entries, FolderCard::isDcfFolder)) {
      return dcim;
    }
    return newFolder(card, dcim, isDcfFolder(name) ? name : naming.folder(100), top);
  }

  private static FolderNode newFolder(Card card, FolderNode parent, String name, Path from)
      throws IOException {
    FolderNode folder = new FolderNode(name, card.id() + "//" + name);
    folder.modificationDate = FolderScan.date(Files.getLastModifiedTime(from));
    card.attach(parent, folder);
    return folder;
  }

  private static boolean isDcfFolder(String name) {
    return DcfNumbers.of(name, Kind.FOLDER) != 0;
  }

  private static boolean hasFolder(List<FolderScan.Entry> entries, Predicate<String> wanted) {
    return entries.stream()
        .anyMatch(entry -> entry.attributes().isDirectory() && wanted.test(entry.name()));
  }

  private static long usualSize(long bytes) {
    long size = 16 * GIGABYTE;
    while (size < bytes && size < Long.MAX_VALUE / 2) {
      size *= 2;
    }
    return size;
  }
}
