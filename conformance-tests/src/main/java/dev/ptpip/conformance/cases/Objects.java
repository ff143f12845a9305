package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Objects that are on the card of the target. */
final class Objects {
  /** A handle that no object has. */
  static final ObjectHandle NOBODY = new ObjectHandle(0x7FFF_FFF1);

  private static final int MOST_LOOKED_AT = 60;
  private static final long ENOUGH_BYTES = 1024 * 1024;
  private static final long MOST_BYTES = 32L * 1024 * 1024;

  private Objects() {}

  /** An object with its handle. */
  record Found(ObjectHandle handle, ObjectInfo info) {}

  /** All handles; a precondition. */
  static List<ObjectHandle> handles(CaseContext c, ProbeSession s) {
    Answer answer = c.given(s.call(OperationCode.GET_OBJECT_HANDLES, -1, 0, 0));
    try {
      return UInt32Array.decode(answer.data(), DecodePolicy.LENIENT).as(ObjectHandle::new);
    } catch (DecodeException unreadable) {
      throw c.stop("the list of handles can't be read: " + unreadable.getMessage());
    }
  }

  /** The first objects with their descriptions. */
  static List<Found> all(CaseContext c, ProbeSession s) {
    List<Found> found = new ArrayList<>();
    for (ObjectHandle handle : handles(c, s)) {
      if (found.size() >= MOST_LOOKED_AT) {
        break;
      }
      info(s, handle).ifPresent(info -> found.add(new Found(handle, info)));
    }
    return found;
  }

  /** The description of an object, if the target gives one that can be read. */
  static Optional<ObjectInfo> info(ProbeSession s, ObjectHandle handle) {
    Answer answer = s.call(OperationCode.GET_OBJECT_INFO, handle.raw());
    try {
      return answer.isOk()
          ? Optional.of(ObjectInfo.decode(answer.data(), DecodePolicy.LENIENT))
          : Optional.empty();
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * A file that takes a while and not too long: the smallest from 1 MiB up, or else the biggest;
   * n/a if there is none.
   */
  static Found big(CaseContext c, ProbeSession s) {
    List<Found> files =
        files(c, s).sorted(Comparator.comparingLong(each -> each.info().compressedSize())).toList();
    return files.stream()
        .filter(each -> each.info().compressedSize() >= ENOUGH_BYTES)
        .findFirst()
        .or(() -> files.stream().reduce((one, other) -> other))
        .orElseThrow(() -> c.stopNotApplicable("no file on the card"));
  }

  /**
   * A file that no buffer on the way holds, so that it is still under way when something happens:
   * one of {@code bytes} if somebody can put it onto the card, or else {@link #big}.
   */
  static Found beyondBuffers(CaseContext c, ProbeSession s, long bytes) {
    Set<ObjectHandle> before = new HashSet<>(handles(c, s));
    if (c.facts().stores().isEmpty()
        || !c.handIfAble(new Hand.AddObject(c.facts().stores().get(0), bytes))) {
      return big(c, s);
    }
    return handles(c, s).stream()
        .filter(handle -> !before.contains(handle))
        .flatMap(handle -> info(s, handle).map(info -> new Found(handle, info)).stream())
        .filter(found -> !found.info().isAssociation())
        .findFirst()
        .orElseThrow(() -> c.stop("the new object is not listed"));
  }

  /** The smallest file; n/a if there is none. */
  static Found smallest(CaseContext c, ProbeSession s) {
    return files(c, s)
        .min(Comparator.comparingLong(each -> each.info().compressedSize()))
        .orElseThrow(() -> c.stopNotApplicable("no file on the card"));
  }

  private static Stream<Found> files(CaseContext c, ProbeSession s) {
    return all(c, s).stream()
        .filter(
            each ->
                !each.info().isAssociation()
                    && each.info().compressedSize() > 0
                    && each.info().compressedSize() <= MOST_BYTES);
  }
}
