package dev.ptpip.client.capability;

import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.protocol.value.StorageId;
import java.time.Duration;

/** How a picture is to be taken. Immutable; the methods give back changed copies. */
public final class CaptureRequest {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

  private final CaptureTarget target;
  private final AutoFocus autoFocus;
  private final StorageId storage;
  private final Duration timeout;
  private final Cancellation cancellation;

  private CaptureRequest(
      CaptureTarget target,
      AutoFocus autoFocus,
      StorageId storage,
      Duration timeout,
      Cancellation cancellation) {
    this.target = target;
    this.autoFocus = autoFocus;
    this.storage = storage;
    this.timeout = timeout;
    this.cancellation = cancellation;
  }

  /** To {@code target}, focused as the camera is now, done within two minutes. */
  public static CaptureRequest to(CaptureTarget target) {
    return new CaptureRequest(
        target, AutoFocus.OFF, StorageId.NONE, DEFAULT_TIMEOUT, Cancellation.NEVER);
  }

  /** The same with another choice of focusing. */
  public CaptureRequest focusing(AutoFocus choice) {
    return new CaptureRequest(target, choice, storage, timeout, cancellation);
  }

  /** The same with the store named; only cameras that can be told make use of it. */
  public CaptureRequest on(StorageId newStorage) {
    return new CaptureRequest(target, autoFocus, newStorage, timeout, cancellation);
  }

  /** The same with another limit from the release to the last object. */
  public CaptureRequest within(Duration newTimeout) {
    return new CaptureRequest(target, autoFocus, storage, newTimeout, cancellation);
  }

  /** The same, with the wait for the picture given up when {@code newCancellation} is cancelled. */
  public CaptureRequest cancelledBy(Cancellation newCancellation) {
    return new CaptureRequest(target, autoFocus, storage, timeout, newCancellation);
  }

  /** Where the picture goes. */
  public CaptureTarget target() {
    return target;
  }

  /** Whether to focus first. */
  public AutoFocus autoFocus() {
    return autoFocus;
  }

  /** The store, {@link StorageId#NONE} to leave the choice to the camera. */
  public StorageId storage() {
    return storage;
  }

  /** Limit from the release to the last object. */
  public Duration timeout() {
    return timeout;
  }

  /** The switch that gives it up. */
  public Cancellation cancellation() {
    return cancellation;
  }
}
