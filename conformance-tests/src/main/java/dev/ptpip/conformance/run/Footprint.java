package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the run has done to the target, and how to undo it. Noted before it is done, so that nothing
 * is forgotten when the connection is lost in between. Guarded by {@code lock}.
 */
public final class Footprint {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<DevicePropertyCode, Bytes> changed = new LinkedHashMap<>();
  private final Set<ObjectHandle> made = new LinkedHashSet<>();
  private final Set<ObjectHandle> everMade = new LinkedHashSet<>();
  private final Set<DevicePropertyCode> everChanged = new LinkedHashSet<>();
  private int shots;

  /** Nothing was touched. */
  public Footprint() {}

  /**
   * What it comes to.
   *
   * @param shutterActuations how often the shutter moved
   * @param settingsChanged how many settings were changed
   * @param filesMade how many files were made
   * @param left what is not as it was, in words; empty when all was put back
   */
  public record Summary(
      int shutterActuations, int settingsChanged, int filesMade, List<String> left) {
    /** Copies the list. */
    public Summary {
      left = List.copyOf(left);
    }

    /** In one line. */
    public String text() {
      String counts =
          count(shutterActuations, "shutter actuation")
              + ", "
              + count(settingsChanged, "setting")
              + " changed, "
              + count(filesMade, "file");
      if (!left.isEmpty()) {
        return "NOT put back: " + String.join("; ", left) + " (" + counts + ")";
      }
      return shutterActuations + settingsChanged + filesMade == 0
          ? "camera left as found: " + counts
          : "camera put back as found: " + counts;
    }
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** A setting is about to be changed; {@code original} is its value on the wire. */
  public void changing(DevicePropertyCode property, Bytes original) {
    lock.lock();
    try {
      changed.putIfAbsent(property, original);
      everChanged.add(property);
    } finally {
      lock.unlock();
    }
  }

  /** A file of ours has come into being. */
  public void made(ObjectHandle handle) {
    lock.lock();
    try {
      made.add(handle);
      everMade.add(handle);
    } finally {
      lock.unlock();
    }
  }

  /** A file of ours may come into being: it is deleted if it does, whoever hears of it. */
  public void making(ObjectHandle handle) {
    lock.lock();
    try {
      made.add(handle);
    } finally {
      lock.unlock();
    }
  }

  /** A file of ours did not come into being. */
  public void notMade(ObjectHandle handle) {
    lock.lock();
    try {
      if (!everMade.contains(handle)) {
        made.remove(handle);
      }
    } finally {
      lock.unlock();
    }
  }

  /** A file of ours is gone. */
  public void deleted(ObjectHandle handle) {
    lock.lock();
    try {
      made.remove(handle);
    } finally {
      lock.unlock();
    }
  }

  /** Whether {@code handle} is a file of ours. */
  public boolean isOurs(ObjectHandle handle) {
    lock.lock();
    try {
      return everMade.contains(handle);
    } finally {
      lock.unlock();
    }
  }

  /** The shutter moves. */
  public void shot() {
    lock.lock();
    try {
      shots++;
    } finally {
      lock.unlock();
    }
  }

  /** Whether something is still to be put back. */
  public boolean isPending() {
    lock.lock();
    try {
      return !changed.isEmpty() || !made.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Puts back what it can over {@code session}; what can't be put back stays pending. */
  public void restore(ProbeSession session) {
    for (Map.Entry<DevicePropertyCode, Bytes> each : settings()) {
      Answer answer =
          session.call(
              Call.of(OperationCode.SET_DEVICE_PROP_VALUE, each.getKey().raw())
                  .sending(each.getValue()));
      if (answer.isOk()) {
        forget(each.getKey());
      } else if (answer.code().isEmpty()) {
        return;
      } else if (isAsItWas(session, each)) {
        forget(each.getKey());
      }
    }
    for (ObjectHandle handle : files()) {
      Answer answer = session.call(OperationCode.DELETE_OBJECT, handle.raw());
      if (answer.isOk()) {
        made(handle); // it was there, whatever was heard of it
      }
      if (answer.isOk() || answer.is(ResponseCode.INVALID_OBJECT_HANDLE)) {
        deleted(handle);
      } else if (answer.code().isEmpty()) {
        return;
      }
    }
  }

  /** A setting that can't be set was not changed either. */
  private static boolean isAsItWas(
      ProbeSession session, Map.Entry<DevicePropertyCode, Bytes> setting) {
    Answer now = session.call(OperationCode.GET_DEVICE_PROP_VALUE, setting.getKey().raw());
    return now.isOk() && now.data().equals(setting.getValue());
  }

  private List<Map.Entry<DevicePropertyCode, Bytes>> settings() {
    lock.lock();
    try {
      return changed.entrySet().stream()
          .<Map.Entry<DevicePropertyCode, Bytes>>map(
              each -> Map.entry(each.getKey(), each.getValue()))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** The youngest first: a file before the folder that it is in. */
  private List<ObjectHandle> files() {
    lock.lock();
    try {
      List<ObjectHandle> all = new ArrayList<>();
      made.forEach(handle -> all.add(0, handle));
      return all;
    } finally {
      lock.unlock();
    }
  }

  private void forget(DevicePropertyCode property) {
    lock.lock();
    try {
      changed.remove(property);
    } finally {
      lock.unlock();
    }
  }

  /** What it comes to so far. */
  public Summary summary() {
    lock.lock();
    try {
      List<String> left = new ArrayList<>();
      changed.forEach(
          (property, original) -> left.add(Words.of(property) + " was " + original.toHex()));
      made.forEach(handle -> left.add("file " + handle));
      return new Summary(shots, everChanged.size(), everMade.size(), left);
    } finally {
      lock.unlock();
    }
  }
}
