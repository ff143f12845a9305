package dev.ptpip.simulator.store;

import dev.ptpip.simulator.store.DcfNumbers.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts folders and files after the DCF rules: numbers go on from the highest that the card ever
 * had, folder 100 to 999, file 0001 to 9999. Guarded by the store's lock.
 */
final class DcfCounter {
  static final String DCIM = "DCIM";
  private static final int FIRST_FOLDER = 100;
  private static final int LAST_FOLDER = 999;
  private static final int LAST_FILE = 9999;

  private int folder = FIRST_FOLDER;
  private int file;

  /** Takes note of {@code node} and everything below it. */
  void noteTree(FolderNode root, Node node) {
    note(root, node);
    if (node instanceof FolderNode folder) {
      for (Node each : folder.below()) {
        note(root, each);
      }
    }
  }

  private void note(FolderNode root, Node node) {
    FolderNode parent = node.parent();
    if (parent == null) {
      return;
    }
    if (isDcim(root, parent) && node instanceof FolderNode) {
      note(DcfNumbers.of(node.name(), Kind.FOLDER), 0);
    } else if (isDcim(root, parent.parent()) && node instanceof FileNode) {
      note(DcfNumbers.of(parent.name(), Kind.FOLDER), DcfNumbers.of(node.name(), Kind.FILE));
    }
  }

  private static boolean isDcim(FolderNode root, @Nullable FolderNode at) {
    return at != null && at.parent() == root && at.name().equalsIgnoreCase(DCIM);
  }

  private void note(int folderNumber, int fileNumber) {
    if (folderNumber > folder) {
      folder = folderNumber;
      file = fileNumber;
    } else if (folderNumber == folder) {
      file = Math.max(file, fileNumber);
    }
  }

  /** The folder that the next file goes to. */
  int folder() {
    return folder;
  }

  /** The number of the next file, which is used up by this call; empty at 999-9999. */
  Optional<DcfName> next(DcfNaming naming, Optional<FolderNode> dcim) {
    if (file >= LAST_FILE) {
      if (folder >= LAST_FOLDER) {
        return Optional.empty();
      }
      folder++;
      file = 0;
    }
    file++;
    return Optional.of(new DcfName(folder, file, folderName(naming, dcim), naming.stem(file)));
  }

  /** Restarts the file numbers, in a new folder unless nothing was counted in this one. */
  void restart() {
    if (file > 0 && folder < LAST_FOLDER) {
      folder++;
    }
    file = 0;
  }

  /** The name that a folder with this number has already, or the camera's own. */
  String folderName(DcfNaming naming, Optional<FolderNode> dcim) {
    if (dcim.isPresent()) {
      for (Node child : dcim.get().children()) {
        if (child instanceof FolderNode && DcfNumbers.of(child.name(), Kind.FOLDER) == folder) {
          return child.name();
        }
      }
    }
    return naming.folder(folder);
  }
}
