package dev.ptpip.protocol.channel;

import java.time.Duration;

/** A point in time up to which something may wait. */
public final class Deadline {
  /**
   * No limit; only for waits that something else ends, such as an idle connection with an owner
   * that closes it.
   */
  public static final Deadline NEVER = new Deadline(0, true);

  private static final long MAX_NANOS = Long.MAX_VALUE / 4;

  private final long nanoTime;
  private final boolean never;

  private Deadline(long nanoTime, boolean never) {
    this.nanoTime = nanoTime;
    this.never = never;
  }

  /** {@code wait} from now; a negative one has passed already. */
  public static Deadline after(Duration wait) {
    long nanos;
    try {
      nanos = Math.max(-1, Math.min(wait.toNanos(), MAX_NANOS));
    } catch (ArithmeticException tooLong) {
      nanos = wait.isNegative() ? -1 : MAX_NANOS;
    }
    return new Deadline(System.nanoTime() + nanos, false);
  }

  /** Whether the point has passed. */
  public boolean isExpired() {
    return !never && isExpiredAt(System.nanoTime());
  }

  /** Whether the point had passed when {@link System#nanoTime} was {@code now}. */
  boolean isExpiredAt(long now) {
    return !never && now - nanoTime >= 0;
  }

  /** Nanoseconds that are left, at least 0; {@code Long.MAX_VALUE} for {@link #NEVER}. */
  public long remainingNanos() {
    return never ? Long.MAX_VALUE : Math.max(0, nanoTime - System.nanoTime());
  }

  /** The earlier of two. */
  public Deadline orEarlier(Deadline other) {
    if (never) {
      return other;
    }
    return other.never || nanoTime - other.nanoTime <= 0 ? this : other;
  }
}
