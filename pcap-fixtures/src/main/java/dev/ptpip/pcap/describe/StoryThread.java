package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.ByteRange;
import dev.ptpip.pcap.conversation.CapturedData;
import dev.ptpip.pcap.conversation.CapturedEvent;
import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Connection;
import dev.ptpip.pcap.conversation.Conversation;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.Finding;
import dev.ptpip.pcap.conversation.Gap;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.rule.Onlooker;
import dev.ptpip.pcap.rule.PassiveRules;
import dev.ptpip.pcap.rule.Requirements;
import dev.ptpip.pcap.rule.TrafficState;
import dev.ptpip.pcap.rule.Violation;
import dev.ptpip.pcap.rule.Weight;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.UnknownPacket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One conversation being told: what happens while a transaction runs is held back until the
 * transaction has been told, so that all comes in the order in which it began. Confined to the
 * thread that reads.
 */
final class StoryThread {
  /** Most things that are held back behind one transaction. */
  private static final int MOST_HELD = 1000;

  private final Conversation conversation;
  private final DeviceFacts facts;
  private final StoryListener listener;
  private final Findings findings;
  private final Onlooker onlooker;
  private final Map<Route, CapturedPacket> knocking = new EnumMap<>(Route.class);
  private final Deque<Told> held = new ArrayDeque<>();
  private boolean running;
  private Optional<Told.Transaction> unanswered = Optional.empty();

  StoryThread(
      Conversation conversation, DeviceFacts facts, StoryListener listener, Findings findings) {
    this.conversation = conversation;
    this.facts = facts;
    this.listener = listener;
    this.findings = findings;
    boolean whole =
        conversation
            .command()
            .filter(each -> each.beginning() == Connection.Beginning.SEEN)
            .isPresent();
    TrafficState state =
        whole
            ? TrafficState.fromTheBeginning(conversation.transport())
            : TrafficState.inTheMiddle(conversation.transport());
    this.onlooker = new Onlooker(PassiveRules.all(), state, this::violated);
  }

  private void violated(Violation violation) {
    findings.add(
        new Found(
            conversation.number(),
            violation.weight(),
            violation.requirement().id(),
            violation.offender(),
            violation.text(),
            violation.frames()));
  }

  void packet(CapturedPacket packet) {
    tellUnanswered("");
    onlooker.packet(packet);
    Optional<Packet> whole = packet.packet();
    if (whole.isPresent()) {
      whole(whole.get(), packet);
    }
  }

  private void whole(Packet packet, CapturedPacket seen) {
    if (packet instanceof OperationRequest) {
      running = true;
    } else if (packet instanceof InitCommandRequest || packet instanceof InitEventRequest) {
      tellKnocking(seen.route(), Optional.empty());
      knocking.put(seen.route(), seen);
    } else if (packet instanceof InitCommandAck
        || packet instanceof InitEventAck
        || packet instanceof InitFail) {
      tellKnocking(seen.route(), Optional.of(seen));
    } else if (packet instanceof ProbeRequest) {
      tell(new Told.Single(conversation, seen, "Probe Request"));
    } else if (packet instanceof ProbeResponse) {
      tell(new Told.Single(conversation, seen, "Probe Response"));
    } else if (packet instanceof Cancel cancel) {
      tell(new Told.Single(conversation, seen, "Cancel " + cancel.transactionId()));
    } else if (packet instanceof UnknownPacket unknown) {
      int code = unknown.typeCode();
      String type = code >>> 16 == 0 ? String.valueOf(code) : "0x%08X".formatted(code);
      tell(new Told.Single(conversation, seen, "packet of type " + type + ", " + unknown.body()));
    }
  }

  private void tellKnocking(Route route, Optional<CapturedPacket> answer) {
    CapturedPacket request = knocking.remove(route);
    if (request != null) {
      tell(new Told.Handshake(conversation, request, answer));
    }
  }

  void transaction(CapturedTransaction transaction) {
    Told.Transaction told = told(transaction);
    running = false;
    if (transaction.state() == CapturedTransaction.State.NO_ANSWER) {
      unanswered = Optional.of(told);
    } else {
      tell(told);
      releaseHeld();
    }
  }

  private Told.Transaction told(CapturedTransaction transaction) {
    Optional<OperationInfo> before = facts.codes().find(transaction.operation());
    Optional<ToldData> data =
        transaction.data().map(phase -> new ToldData(phase, decode(transaction, phase)));
    OperationCode operation = transaction.operation();
    Optional<OperationInfo> info = facts.codes().find(operation).or(() -> before);
    return new Told.Transaction(
        conversation,
        transaction,
        facts.codes().name(operation),
        Parameter.of(
            transaction.request().parameters(),
            info.map(OperationInfo::parameterLabels).orElse(List.of()),
            facts.codes()),
        data,
        transaction.response().map(each -> facts.codes().name(each.response())).orElse(""),
        transaction
            .response()
            .map(
                each ->
                    Parameter.of(
                        each.parameters(),
                        info.map(OperationInfo::responseLabels).orElse(List.of()),
                        facts.codes()))
            .orElse(List.of()),
        "");
  }

  private Optional<Decoded> decode(CapturedTransaction transaction, CapturedData phase) {
    if (!phase.isInMemory() || phase.end() != CapturedData.End.END_DATA || phase.size() == 0) {
      return Optional.empty();
    }
    DataDirection direction =
        phase.sender() == Side.INITIATOR
            ? DataDirection.FROM_INITIATOR
            : DataDirection.FROM_RESPONDER;
    Optional<Decoded> decoded =
        Datasets.installed().decode(transaction.request(), direction, phase.head(), facts);
    facts.info().ifPresent(onlooker::deviceInfo);
    decoded.ifPresent(each -> judge(each, phase));
    return decoded;
  }

  private void judge(Decoded decoded, CapturedData phase) {
    for (Anomaly anomaly : decoded.anomalies()) {
      oddity(
          phase,
          "ANOMALY",
          anomaly.rule(),
          decoded.kind()
              + "."
              + anomaly.field()
              + ", byte "
              + anomaly.offset()
              + " of the dataset: "
              + anomaly.detail());
    }
    decoded
        .problem()
        .ifPresent(
            problem ->
                oddity(phase, "MALFORMED", "", decoded.kind() + " can't be read: " + problem));
  }

  private void oddity(CapturedData phase, String kind, String rule, String text) {
    tell(
        new Told.Oddity(
            conversation, phase.ended(), phase.frames(), phase.sender(), kind, rule, text));
    Weight weight = rule.isEmpty() ? Weight.ERROR : weight(rule);
    findings.add(
        new Found(conversation.number(), weight, rule, phase.sender(), text, phase.frames()));
  }

  void event(CapturedEvent captured) {
    Event event = captured.event();
    tell(
        new Told.Event(
            conversation,
            captured.packet(),
            facts.codes().name(event.event()),
            event.event().toString(),
            event.transactionId().unsigned(),
            Parameter.of(
                event.parameters(),
                facts
                    .codes()
                    .find(event.event())
                    .map(each -> each.parameterLabels())
                    .orElse(List.of()),
                facts.codes())));
  }

  void missing() {
    onlooker.gap();
  }

  void gap(Gap gap) {
    tellUnanswered("");
    onlooker.gap();
    tell(
        new Told.Oddity(
            conversation,
            gap.time(),
            gap.frames(),
            gap.sender(),
            "GAP",
            "",
            gap.bytes().size()
                + " B of the "
                + side(gap.sender())
                + " can't be read ("
                + switch (gap.cause()) {
                  case MISSING -> "not in the capture";
                  case SNAPPED -> "frames were cut off";
                  case MID_STREAM -> "the capture begins here";
                  case UNDECODABLE -> "no packets";
                }
                + "), "
                + bytes(gap.bytes())));
  }

  void finding(Finding finding) {
    String text = finding.text() + ", " + bytes(finding.bytes());
    tell(
        new Told.Oddity(
            conversation,
            finding.time(),
            finding.frames(),
            finding.sender(),
            finding.kind().name(),
            finding.rule(),
            text));
    Weight weight =
        finding.rule().isEmpty()
            ? finding.kind() == Finding.Kind.MALFORMED ? Weight.ERROR : Weight.WARNING
            : weight(finding.rule());
    findings.add(
        new Found(
            conversation.number(),
            weight,
            finding.rule(),
            finding.sender(),
            text,
            finding.frames()));
  }

  private static Weight weight(String rule) {
    return Requirements.find(rule).map(each -> each.weight()).orElse(Weight.WARNING);
  }

  private static String bytes(ByteRange range) {
    return range.toString();
  }

  void ended(Ending ending) {
    onlooker.ended(ending);
    tellKnocking(ending.route(), Optional.empty());
    String text = text(ending);
    if (ending.route() == Route.COMMAND && unanswered.isPresent()) {
      tellUnanswered(text);
    } else if (ending.how() != Ending.How.CAPTURE_END) {
      tell(new Told.End(conversation, ending.time(), ending.frames(), text));
    }
  }

  private static String text(Ending ending) {
    String which = ending.route() == Route.EVENT ? "the Event connection" : "the connection";
    return switch (ending.how()) {
      case CLOSED -> side(ending.sender()) + " closed " + which;
      case RESET -> side(ending.sender()) + " reset " + which;
      case REPLACED -> which + " was replaced by a new one";
      case CAPTURE_END -> "the capture ends here";
    };
  }

  static String side(Side side) {
    return side == Side.INITIATOR ? "client" : "camera";
  }

  private void tellUnanswered(String end) {
    if (unanswered.isPresent()) {
      Told.Transaction told = unanswered.get();
      unanswered = Optional.empty();
      listener.told(told.withEnd(end));
      releaseHeld();
    }
  }

  private void tell(Told told) {
    boolean later = (running || unanswered.isPresent()) && !(told instanceof Told.Transaction);
    if (later && held.size() < MOST_HELD) {
      held.add(told);
    } else {
      listener.told(told);
    }
  }

  private void releaseHeld() {
    while (!held.isEmpty()) {
      listener.told(held.remove());
    }
  }

  /** Nothing more comes. */
  void finish() {
    tellUnanswered("");
    List.copyOf(knocking.keySet()).forEach(route -> tellKnocking(route, Optional.empty()));
    releaseHeld();
    onlooker.end();
  }
}
