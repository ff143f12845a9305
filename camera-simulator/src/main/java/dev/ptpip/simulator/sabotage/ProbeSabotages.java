package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.packet.PacketType.OPERATION_REQUEST;
import static dev.ptpip.protocol.packet.PacketType.PROBE_REQUEST;
import static dev.ptpip.protocol.packet.PacketType.PROBE_RESPONSE;
import static java.util.Map.entry;

import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Breaks the rules of probes. */
final class ProbeSabotages implements SabotageGroup {
  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        entry("putsSomethingIntoProbes", Outgoing.changed(PROBE_RESPONSE, Raw::longer)),
        entry("isDeafWhileItSends", Lines.hearing(DeafWhileSending::new)),
        entry("answersEachTwice", Outgoing.twice(PROBE_RESPONSE)),
        entry("lastOneWins", Lines.hearing(InitEars.LastOneWins::new)),
        entry("doesNotCareForAnswers", Lines.hearing(NeverMissesAnswers::new)),
        entry("stumblesOverProbes", Lines.hearing(FrameEars.StumblesOverProbes::new)),
        entry("endsWithUnaskedAnswers", Lines.hearing(EndsWithAnswers::new)),
        entry("isDeafOutsideSessions", Lines.hearing(DeafOutsideSessions::new)));
  }

  /** Probes are passed over from a request for an object to the next request. */
  private static final class DeafWhileSending implements Ear {
    private volatile boolean sending;

    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) {
      if (packet.is(OPERATION_REQUEST)) {
        sending = Raw.isRequest(packet, GET_OBJECT);
      }
      return packet.is(PROBE_REQUEST) && sending ? Optional.empty() : Optional.of(packet);
    }
  }

  /** Probes are answered, and the camera never learns who could answer its own. */
  private static final class NeverMissesAnswers implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      if (packet.is(PROBE_REQUEST)) {
        line.say(new ProbeResponse());
        return Optional.empty();
      }
      return packet.is(PROBE_RESPONSE) ? Optional.empty() : Optional.of(packet);
    }
  }

  /** A Probe_Response ends the connection. */
  private static final class EndsWithAnswers implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      if (packet.is(PROBE_RESPONSE)) {
        throw new IOException("an answer without a question");
      }
      return Optional.of(packet);
    }
  }

  /** Probes are passed over while no session is open. */
  private static final class DeafOutsideSessions implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) {
      return packet.is(PROBE_REQUEST) && !line.lines().inSession()
          ? Optional.empty()
          : Optional.of(packet);
    }
  }
}
