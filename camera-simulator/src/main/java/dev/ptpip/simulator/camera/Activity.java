package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.ResponseCode;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one piece of work that the camera does behind an operation that was already answered: a
 * capture, focusing, starting live view. While it lasts DeviceReady answers its busy code, and
 * operations that it is in the way of answer Device_Busy. Guarded by {@code lock}.
 */
public final class Activity {

  /** What the work is. */
  public enum Kind {
    /** Taking one or more pictures with a known exposure time. */
    CAPTURE,
    /** An exposure that lasts until someone ends it. */
    BULB,
    /** Counting down to a capture. */
    SELF_TIMER,
    /** Finding focus. */
    AUTOFOCUS,
    /** Moving the focus by a given way. */
    FOCUS_DRIVE,
    /** Raising the mirror, or lowering it. */
    LIVE_VIEW,
    /** Starting or ending a movie. */
    MOVIE,
    /** Erasing or rewriting a store. */
    STORAGE
  }

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Work current;
  private int claims;
  private ResponseCode lastResult = ResponseCode.OK;

  /** Nothing goes on. */
  public Activity() {}

  /** Work under way; only its holder can end it. */
  public final class Work {
    private final Optional<Cause> cause;
    private Kind kind;
    private ResponseCode busyCode;

    private Work(Kind kind, ResponseCode busyCode, Optional<Cause> cause) {
      this.kind = kind;
      this.cause = cause;
      this.busyCode = busyCode;
    }

    /** What it is. */
    public Kind kind() {
      lock.lock();
      try {
        return kind;
      } finally {
        lock.unlock();
      }
    }

    /** Changes what DeviceReady answers from now on; without effect after the end. */
    public void busyCode(ResponseCode code) {
      lock.lock();
      try {
        busyCode = code;
      } finally {
        lock.unlock();
      }
    }

    /** Goes over into another kind of work; without effect after the end. */
    public void become(Kind next) {
      lock.lock();
      try {
        kind = next;
      } finally {
        lock.unlock();
      }
    }

    /** Whether it goes on. */
    public boolean isUnderWay() {
      lock.lock();
      try {
        return current == this;
      } finally {
        lock.unlock();
      }
    }

    /**
     * Ends it; {@code result} is what the next DeviceReady answers.
     *
     * @return false if it had ended or was abandoned, and nothing changed
     */
    public boolean end(ResponseCode result) {
      lock.lock();
      try {
        if (current != this) {
          return false;
        }
        current = null;
        lastResult = result;
        return true;
      } finally {
        lock.unlock();
      }
    }
  }

  /** Takes the slot, with Device_Busy as busy code; empty if other work is under way. */
  public Optional<Work> begin(Kind kind) {
    return begin(kind, ResponseCode.DEVICE_BUSY);
  }

  /** Takes the slot; empty if other work is under way. */
  public Optional<Work> begin(Kind kind, ResponseCode busyCode) {
    return begin(kind, busyCode, Optional.empty());
  }

  /** Takes the slot for an operation, to which the events of the work belong. */
  public Optional<Work> begin(Kind kind, Cause cause) {
    return begin(kind, ResponseCode.DEVICE_BUSY, Optional.of(cause));
  }

  private Optional<Work> begin(Kind kind, ResponseCode busyCode, Optional<Cause> cause) {
    lock.lock();
    try {
      if (current != null) {
        return Optional.empty();
      }
      Work work = new Work(kind, busyCode, cause);
      current = work;
      lastResult = ResponseCode.OK;
      return Optional.of(work);
    } finally {
      lock.unlock();
    }
  }

  /** What goes on. */
  public Optional<Kind> kind() {
    lock.lock();
    try {
      return Optional.ofNullable(current).map(work -> work.kind);
    } finally {
      lock.unlock();
    }
  }

  /** The operation that the work under way belongs to. */
  public Optional<Cause> cause() {
    lock.lock();
    try {
      return Optional.ofNullable(current).flatMap(work -> work.cause);
    } finally {
      lock.unlock();
    }
  }

  /** Whether something goes on. */
  public boolean isBusy() {
    return kind().isPresent();
  }

  /** What DeviceReady would answer: the busy code, or the result of the work that ended last. */
  public ResponseCode state() {
    lock.lock();
    try {
      return current == null ? lastResult : current.busyCode;
    } finally {
      lock.unlock();
    }
  }

  /** Answers DeviceReady: as {@link #state}, and a result that was told once is OK afterwards. */
  public ResponseCode report() {
    lock.lock();
    try {
      if (claims > 0) {
        claims--;
        return ResponseCode.DEVICE_BUSY;
      }
      if (current != null) {
        return current.busyCode;
      }
      ResponseCode told = lastResult;
      lastResult = ResponseCode.OK;
      return told;
    } finally {
      lock.unlock();
    }
  }

  /** Has the next reports say Device_Busy, whatever goes on. */
  public void claimBusy(int times) {
    lock.lock();
    try {
      claims = times;
    } finally {
      lock.unlock();
    }
  }

  /** Frees the slot, whatever was under way: the power went off, or a scenario starts anew. */
  public void abandon() {
    lock.lock();
    try {
      current = null;
      claims = 0;
      lastResult = ResponseCode.OK;
    } finally {
      lock.unlock();
    }
  }
}
