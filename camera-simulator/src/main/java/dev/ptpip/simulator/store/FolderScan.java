package dev.ptpip.simulator.store;

import dev.ptpip.protocol.dataset.PtpDateTime;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the names in a folder of the host into a card. Confined to one thread. */
final class FolderScan {
  /** Files and folders on one card. */
  static final int LIMIT = 500_000;

  private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);
  private static final int SHOWN_WARNINGS = 10;

  private final Path top;
  private final Card card;
  private final OpenFiles files;
  private final ReducedPictures reduced = new ReducedPictures();
  private int count;
  private int skipped;

  /** A name in a folder, with what is behind it. */
  record Entry(Path path, String name, BasicFileAttributes attributes) {}

  private record Pending(Path path, FolderNode folder, int depth) {}

  FolderScan(Path top, Card card, OpenFiles files) {
    this.top = top;
    this.card = card;
    this.files = files;
  }

  /** Adds everything below {@code path} to {@code folder}. */
  void read(Path path, FolderNode folder) throws IOException {
    Deque<Pending> pending = new ArrayDeque<>();
    pending.add(new Pending(path, folder, folder.depth()));
    while (!pending.isEmpty()) {
      Pending next = pending.remove();
      for (Entry entry : listOrSkip(next.path())) {
        add(entry, next, pending);
      }
    }
  }

  private List<Entry> listOrSkip(Path folder) throws IOException {
    try {
      return list(folder);
    } catch (IOException e) {
      if (folder.equals(top)) {
        throw e;
      }
      skip(folder, "can't be read");
      return List.of();
    }
  }

  private void add(Entry entry, Pending at, Deque<Pending> pending) throws IOException {
    if (++count > LIMIT) {
      throw new IOException(top + " holds more than " + LIMIT + " files");
    }
    if (entry.attributes().isDirectory()) {
      if (at.depth() >= StoreState.DEPTH_LIMIT - 1) {
        skip(entry.path(), "nested too deep");
      } else if (!Files.isReadable(entry.path()) || !Files.isExecutable(entry.path())) {
        skip(entry.path(), "can't be read");
      } else {
        FolderNode folder = new FolderNode(entry.name(), identity(entry.path()));
        folder.modificationDate = date(entry.attributes().lastModifiedTime());
        card.attach(at.folder(), folder);
        pending.add(new Pending(entry.path(), folder, at.depth() + 1));
      }
    } else if (entry.attributes().isSymbolicLink()) {
      addLinked(entry, at.folder());
    } else {
      addFile(entry, at.folder());
    }
  }

  /** A link counts as the file that it leads to, if that is inside the card's folder. */
  private void addLinked(Entry link, FolderNode folder) {
    try {
      Path target = link.path().toRealPath();
      BasicFileAttributes attributes = attributes(target);
      if (!target.startsWith(top)) {
        skip(link.path(), "leads out of the card");
      } else if (!attributes.isRegularFile()) {
        skip(link.path(), "leads to something that is no file");
      } else {
        addFile(new Entry(target, link.name(), attributes), folder);
      }
    } catch (IOException e) {
      skip(link.path(), "leads nowhere");
    }
  }

  private void addFile(Entry entry, FolderNode folder) {
    if (!entry.attributes().isRegularFile()) {
      skip(entry.path(), "is neither file nor folder");
    } else if (!Files.isReadable(entry.path())) {
      skip(entry.path(), "can't be read");
    } else {
      long size = entry.attributes().size();
      FileKind kind = FileKind.of(entry.name());
      ObjectContent content =
          new StoredContent(new FileSource(files, entry.path(), size), kind, reduced, () -> {});
      FileNode file =
          new FileNode(
                  entry.name(),
                  identity(entry.path()),
                  kind.format(),
                  new Holding(content),
                  Card.allocation(size))
              .guessed();
      file.modificationDate = date(entry.attributes().lastModifiedTime());
      card.attach(folder, file);
    }
  }

  private String identity(Path path) {
    return card.id() + "/" + top.relativize(path);
  }

  /** What is in {@code folder} and can be shown, by name. */
  List<Entry> list(Path folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path path : stream) {
        String name = path.getFileName().toString();
        if (Files.isHidden(path)) {
          continue;
        }
        if (FileNames.isTransferable(name)) {
          entryOrSkip(path, name).ifPresent(entries::add);
        } else {
          skip(path, "has a name that PTP can't carry");
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  private Optional<Entry> entryOrSkip(Path path, String name) {
    try {
      return Optional.of(new Entry(path, name, attributes(path)));
    } catch (IOException e) {
      skip(path, "can't be read");
      return Optional.empty();
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** The host's time zone is taken as the camera's. */
  static PtpDateTime date(FileTime time) {
    LocalDateTime local = LocalDateTime.ofInstant(time.toInstant(), ZoneId.systemDefault());
    return local.getYear() >= 1 && local.getYear() <= 9999
        ? PtpDateTime.of(local.withNano(0))
        : PtpDateTime.UNKNOWN;
  }

  private void skip(Path path, String why) {
    skipped++;
    if (skipped <= SHOWN_WARNINGS) {
      LOG.warn("Not on the card: {} {}", printable(top.relativize(path)), why);
    }
  }

  /** Names can hold anything; a log line must stay one. */
  private static String printable(Path path) {
    return path.toString().replaceAll("\\p{Cntrl}", "?");
  }

  void reportSkipped() {
    if (skipped > SHOWN_WARNINGS) {
      LOG.warn("Not on the card: {} files in all", skipped);
    }
  }
}
