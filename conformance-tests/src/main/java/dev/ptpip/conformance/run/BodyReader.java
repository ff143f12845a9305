package dev.ptpip.conformance.run;

import dev.ptpip.conformance.model.BodyFacts;
import dev.ptpip.conformance.model.BodyFacts.Kind;
import dev.ptpip.conformance.model.PropertyFacts;
import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.protocol.code.Code;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads all that a body says of itself, in a session of its own. */
final class BodyReader {
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

  private BodyReader() {}

  /**
   * Reads.
   *
   * @throws UnreachableTargetException if there is no session, or no DeviceInfo
   */
  static BodyFacts read(RunState run) throws UnreachableTargetException {
    try (Probe probe =
        new Probe(run.target(), new Transcript(Instant.now()), run.manners(), CONNECT_PATIENCE)) {
      ProbeSession session =
          Reach.handshake(probe, run.options().identity(), run, IllegalStateException::new);
      Answer opened = session.call(OperationCode.OPEN_SESSION, 1);
      Optional<DeviceInfo> info = run.facts().info();
      if (!opened.isOk() || info.isEmpty()) {
        throw new UnreachableTargetException(
            "what the body says of itself can't be read: OpenSession " + opened.describe(), "");
      }
      BodyFacts facts = facts(run, session, info.get());
      Reach.leave(session, run.timing());
      return facts;
    } catch (IllegalStateException none) {
      throw new UnreachableTargetException(
          "what the body says of itself can't be read: " + none.getMessage(), "");
    }
  }

  private static BodyFacts facts(RunState run, ProbeSession session, DeviceInfo info) {
    Set<Integer> properties = numbers(info.deviceProperties());
    if (info.supports(NikonOperations.GET_VENDOR_PROP_CODES)) {
      properties.addAll(vendorList(session));
    }
    Map<Integer, PropertyFacts> described = new LinkedHashMap<>();
    for (int code : properties) {
      describe(session, code).ifPresent(desc -> described.put(code, PropertyFacts.of(desc)));
    }
    Map<Kind, Set<Integer>> lists = new EnumMap<>(Kind.class);
    lists.put(Kind.OPERATION, numbers(info.operations()));
    lists.put(Kind.EVENT, numbers(info.events()));
    lists.put(Kind.CAPTURE_FORMAT, numbers(info.captureFormats()));
    lists.put(Kind.IMAGE_FORMAT, numbers(info.imageFormats()));
    lists.put(Kind.PROPERTY, properties);
    return new BodyFacts(
        info.model().strip(),
        info.deviceVersion().strip(),
        "read from " + run.target().text(),
        lists,
        described);
  }

  private static Set<Integer> numbers(Collection<? extends Code> codes) {
    return codes.stream().map(Code::raw).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<Integer> vendorList(ProbeSession session) {
    Answer answer = session.call(NikonOperations.GET_VENDOR_PROP_CODES);
    try {
      return answer.isOk()
          ? numbers(
              UInt16Array.decode(answer.data(), DecodePolicy.LENIENT).as(DevicePropertyCode::new))
          : Set.of();
    } catch (DecodeException unreadable) {
      return Set.of();
    }
  }

  private static Optional<DevicePropDesc> describe(ProbeSession session, int code) {
    Answer answer = session.call(OperationCode.GET_DEVICE_PROP_DESC, code);
    try {
      return answer.isOk()
          ? Optional.of(DevicePropDesc.decode(answer.data(), DecodePolicy.LENIENT))
          : Optional.empty();
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }
}
