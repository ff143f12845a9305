package dev.ptpip.client.object;

import dev.ptpip.client.operation.Cancellation;

/**
 * How objects are sent.
 *
 * @param progress is told how far it is
 * @param cancellation gives it up
 */
public record UploadOptions(Progress progress, Cancellation cancellation) {
  /** Tells nobody, is not given up. */
  public static final UploadOptions DEFAULT = new UploadOptions(Progress.NONE, Cancellation.NEVER);

  /** The same with {@code newProgress} told how far it is. */
  public UploadOptions withProgress(Progress newProgress) {
    return new UploadOptions(newProgress, cancellation);
  }

  /** The same, given up when {@code newCancellation} is cancelled. */
  public UploadOptions withCancellation(Cancellation newCancellation) {
    return new UploadOptions(progress, newCancellation);
  }
}
