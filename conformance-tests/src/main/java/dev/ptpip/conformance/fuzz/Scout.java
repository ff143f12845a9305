package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.TargetFacts;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at what there is on a target, within a session. Confined to one thread. */
final class Scout {
  private static final int MOST_OBJECTS = 8;
  private static final int MOST_SETTINGS = 24;
  private static final long SMALL_BYTES = 256 * 1024;

  /** The clock moves by itself; the other two change what a body offers. */
  private static final List<Integer> LEFT_ALONE = List.of(0x5011, 0x5002, 0x500E);

  private final ProbeSession session;
  private final TargetFacts facts;

  Scout(ProbeSession session, TargetFacts facts) {
    this.session = session;
    this.facts = facts;
  }

  /** All handles; none if they can't be had. */
  List<ObjectHandle> handles() {
    Answer answer = session.call(OperationCode.GET_OBJECT_HANDLES, -1, 0, 0);
    try {
      return answer.isOk()
          ? UInt32Array.decode(answer.data(), DecodePolicy.LENIENT).as(ObjectHandle::new)
          : List.of();
    } catch (DecodeException unreadable) {
      return List.of();
    }
  }

  /** Some of {@code all}, from both ends. */
  static List<ObjectHandle> some(List<ObjectHandle> all) {
    int half = MOST_OBJECTS / 2;
    if (all.size() <= MOST_OBJECTS) {
      return all;
    }
    List<ObjectHandle> some = new ArrayList<>(all.subList(0, half));
    some.addAll(all.subList(all.size() - half, all.size()));
    return some;
  }

  /** The description of an object. */
  Optional<ObjectInfo> info(ObjectHandle handle) {
    Answer answer = session.call(OperationCode.GET_OBJECT_INFO, handle.raw());
    try {
      return answer.isOk()
          ? Optional.of(ObjectInfo.decode(answer.data(), DecodePolicy.LENIENT))
          : Optional.empty();
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether an object is quickly read. */
  boolean isSmall(ObjectHandle handle) {
    return info(handle)
        .filter(info -> !info.isAssociation() && info.compressedSize() <= SMALL_BYTES)
        .isPresent();
  }

  /** Properties that can be set, as they are now. */
  List<DevicePropDesc> settings() {
    List<DevicePropDesc> all = new ArrayList<>();
    for (DevicePropertyCode code :
        facts.info().map(info -> info.deviceProperties()).orElse(List.of())) {
      if (!LEFT_ALONE.contains(code.raw()) && all.size() < MOST_SETTINGS) {
        describe(code)
            .filter(desc -> desc.access().filter(PropertyAccess.GET_SET::equals).isPresent())
            .ifPresent(all::add);
      }
    }
    return all;
  }

  /** The description of a property. */
  Optional<DevicePropDesc> describe(DevicePropertyCode code) {
    Answer answer = session.call(OperationCode.GET_DEVICE_PROP_DESC, code.raw());
    try {
      return answer.isOk()
          ? Optional.of(DevicePropDesc.decode(answer.data(), DecodePolicy.LENIENT))
          : Optional.empty();
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }
}
