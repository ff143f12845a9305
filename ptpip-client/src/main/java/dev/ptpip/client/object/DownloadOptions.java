package dev.ptpip.client.object;

import dev.ptpip.client.operation.Cancellation;

/**
 * How objects are fetched.
 *
 * @param existing what becomes of a file that has the name already
 * @param resume what becomes of a part that an earlier attempt has left
 * @param durability when a file counts as saved
 * @param progress is told how far it is
 * @param cancellation gives it up
 */
public record DownloadOptions(
    ExistingFile existing,
    Resume resume,
    Durability durability,
    Progress progress,
    Cancellation cancellation) {
  /** Fails if the file exists, continues, on disk. */
  public static final DownloadOptions DEFAULT =
      new DownloadOptions(
          ExistingFile.FAIL,
          Resume.CONTINUE,
          Durability.ON_DISK,
          Progress.NONE,
          Cancellation.NEVER);

  /** The same with another choice. */
  public DownloadOptions withExisting(ExistingFile choice) {
    return new DownloadOptions(choice, resume, durability, progress, cancellation);
  }

  /** The same with another choice. */
  public DownloadOptions withResume(Resume choice) {
    return new DownloadOptions(existing, choice, durability, progress, cancellation);
  }

  /** The same with another choice. */
  public DownloadOptions withDurability(Durability choice) {
    return new DownloadOptions(existing, resume, choice, progress, cancellation);
  }

  /** The same with {@code newProgress} told how far it is. */
  public DownloadOptions withProgress(Progress newProgress) {
    return new DownloadOptions(existing, resume, durability, newProgress, cancellation);
  }

  /** The same, given up when {@code newCancellation} is cancelled. */
  public DownloadOptions withCancellation(Cancellation newCancellation) {
    return new DownloadOptions(existing, resume, durability, progress, newCancellation);
  }
}
