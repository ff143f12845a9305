package dev.ptpip.pcap.live;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.PacketContent;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.conversation.Transport;
import dev.ptpip.pcap.rule.Onlooker;
import dev.ptpip.pcap.rule.PassiveRule;
import dev.ptpip.pcap.rule.Requirements;
import dev.ptpip.pcap.rule.TrafficState;
import dev.ptpip.pcap.rule.Violation;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.value.ConnectionNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies passive rules to live traffic: puts the two connections of each initiator together by the
 * connection number, and tells what an initiator does against a rule. Guarded by the lock of its
 * {@link LiveTraffic}.
 */
public final class LiveJudge implements LiveListener {
  private static final String ONE_AT_A_TIME = "PTP-TXN-12";

  private final List<PassiveRule> rules;
  private final Offences found;
  private final Map<LiveConnection, Talk> talks = new LinkedHashMap<>();

  /** Takes what is found. */
  @FunctionalInterface
  public interface Offences {
    /** An initiator did something against a rule. */
    void found(LiveConnection connection, Violation violation);
  }

  /** Judges by {@code rules}. */
  public LiveJudge(List<PassiveRule> rules, Offences found) {
    this.rules = List.copyOf(rules);
    this.found = found;
  }

  /** What two connections have in common. */
  private final class Talk {
    private final List<LiveConnection> open = new ArrayList<>(2);
    private final Onlooker onlooker;
    private LiveConnection current;
    private Optional<ConnectionNumber> number = Optional.empty();
    private boolean hasEvents;

    Talk(LiveConnection first) {
      this.current = first;
      open.add(first);
      onlooker =
          new Onlooker(rules, TrafficState.fromTheBeginning(Transport.PTP_IP), this::violated);
    }

    private void violated(Violation violation) {
      if (violation.offender() == Side.INITIATOR) {
        found.found(current, violation);
      }
    }
  }

  @Override
  public void opened(LiveConnection connection) {
    talks.put(connection, new Talk(connection));
  }

  @Override
  public void packet(LiveConnection connection, CapturedPacket packet) {
    packet
        .packet(InitEventRequest.class)
        .flatMap(request -> waiting(request.connectionNumber()))
        .ifPresent(talk -> join(talk, connection));
    Talk talk = talks.get(connection);
    if (talk == null) {
      return;
    }
    talk.current = connection;
    packet
        .packet(InitCommandAck.class)
        .ifPresent(ack -> talk.number = Optional.of(ack.connectionNumber()));
    if (!(packet.content() instanceof PacketContent.Malformed)) {
      talk.onlooker.packet(packet);
    }
  }

  @Override
  public void anomaly(LiveConnection connection, CapturedPacket packet, Anomaly anomaly) {
    if (packet.sender() == Side.INITIATOR) {
      Requirements.find(anomaly.rule())
          .ifPresent(
              requirement ->
                  found.found(
                      connection,
                      new Violation(
                          requirement,
                          Side.INITIATOR,
                          anomaly.field() + ": " + anomaly.detail(),
                          packet.time(),
                          packet.frames())));
    }
  }

  @Override
  public void early(LiveConnection connection, CapturedPacket request) {
    if (rules.stream().anyMatch(rule -> rule.id().equals(ONE_AT_A_TIME))) {
      found.found(
          connection,
          new Violation(
              Requirements.find(ONE_AT_A_TIME).orElseThrow(),
              Side.INITIATOR,
              "a request came before the one before it was answered",
              request.time(),
              request.frames()));
    }
  }

  /**
   * The talk that got this number last, as cameras give a number again; or the only one that waits
   * for its event connection.
   */
  private Optional<Talk> waiting(ConnectionNumber number) {
    List<Talk> all =
        talks.values().stream()
            .distinct()
            .filter(talk -> talk.number.isPresent() && !talk.hasEvents)
            .toList();
    Optional<Talk> exact =
        all.stream()
            .filter(talk -> talk.number.equals(Optional.of(number)))
            .reduce((earlier, later) -> later);
    return exact.isPresent() || all.size() != 1 ? exact : Optional.of(all.get(0));
  }

  private void join(Talk talk, LiveConnection event) {
    talk.hasEvents = true;
    talk.open.add(event);
    talks.put(event, talk);
  }

  @Override
  public void ended(LiveConnection connection, Ending ending) {
    Talk talk = talks.remove(connection);
    if (talk == null) {
      return;
    }
    boolean first = talk.onlooker.state().endedRoutes().isEmpty();
    talk.open.remove(connection);
    talk.current = connection;
    talk.onlooker.ended(ending);
    if (first && ending.sender() == Side.INITIATOR) {
      talk.onlooker.end();
    }
  }
}
