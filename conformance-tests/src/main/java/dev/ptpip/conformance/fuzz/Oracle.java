package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.fuzz.Fault.Kind;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Observation.Malformed;
import dev.ptpip.conformance.probe.Observation.Received;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.packet.UnknownPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees what is wrong with what a target does, whatever was sent to it. It says nothing about which
 * response a request should have: that is for the cases of the catalogue. Confined to the thread of
 * the player.
 */
final class Oracle {
  private static final int MOST_KEPT = 256 * 1024;

  private final Stance stance;
  private final List<Fault> faults = new ArrayList<>();
  private Optional<DataIn> data = Optional.empty();

  private static final class DataIn {
    private final int transaction;
    private final long total;
    private final DataWriter kept = new DataWriter();
    private long came;
    private boolean ended;

    DataIn(StartData start) {
      transaction = start.transactionId().raw();
      total = start.totalLength();
    }
  }

  Oracle(Stance stance) {
    this.stance = stance;
  }

  /** What was wrong so far. */
  List<Fault> faults() {
    return List.copyOf(faults);
  }

  private void add(Kind kind, String rule, String wanted, String got, Observation where) {
    faults.add(new Fault(kind, rule, wanted, got, Place.all(where)));
  }

  /** An answer was due, and this came in its place. */
  void unanswered(Observation instead) {
    if (instead.isSilence()) {
      add(
          Kind.SILENCE,
          "PTPIP-TXN-01",
          "an answer to a request in order",
          instead.describe(),
          instead);
    } else if (instead.isGone()) {
      add(
          Kind.HANGUP,
          "PTPIP-TXN-01",
          "an answer to a request in order",
          instead.describe(),
          instead);
    }
  }

  /** Something came, or the connection ended. */
  void observed(Lane lane, Observation seen) {
    if (seen instanceof Malformed malformed) {
      add(Kind.MALFORMED, "PTPIP-FRAME-13", "packets of the standard", malformed.describe(), seen);
      stance.disturb();
    } else if (seen instanceof Received received) {
      form(received);
      lane(lane, received);
      meaning(received);
    }
  }

  private void form(Received received) {
    for (Anomaly anomaly : received.anomalies()) {
      if (anomaly.kind() == Anomaly.Kind.TRAILING_BYTES) {
        add(
            Kind.MALFORMED,
            "PTPIP-FRAME-13",
            "a packet with the length of its type",
            anomaly.toString(),
            received);
      }
    }
    Packet packet = received.packet();
    if (packet instanceof UnknownPacket
        || packet instanceof InitCommandRequest
        || packet instanceof InitEventRequest
        || packet instanceof OperationRequest) {
      add(
          Kind.MALFORMED,
          "PTPIP-FRAME-13",
          "packets that responders send",
          received.describe(),
          received);
    }
  }

  private void lane(Lane lane, Received received) {
    Packet packet = received.packet();
    boolean event =
        packet instanceof Event
            || packet instanceof ProbeRequest
            || packet instanceof ProbeResponse
            || packet instanceof InitEventAck;
    boolean either = packet instanceof InitFail || packet instanceof Cancel;
    if (!either && event != (lane == Lane.EVENT)) {
      add(
          Kind.LANE,
          "PTPIP-FRAME-14",
          "events on the Event connection, all else on the other one",
          received.describe() + " on the " + lane.word() + " connection",
          received);
    }
  }

  private void meaning(Received received) {
    Packet packet = received.packet();
    if (packet instanceof InitCommandAck ack) {
      asked(stance.acknowledged(ack.connectionNumber()), received);
    } else if (packet instanceof InitEventAck) {
      asked(stance.established(), received);
    } else if (packet instanceof InitFail) {
      stance.disturb();
    } else if (packet instanceof StartData start) {
      start(start, received);
    } else if (packet instanceof Data piece) {
      piece(piece.transactionId().raw(), piece.payload(), received);
    } else if (packet instanceof EndData end) {
      piece(end.transactionId().raw(), end.payload(), received);
      end(received);
    } else if (packet instanceof OperationResponse response) {
      response(response, received);
    }
  }

  private void asked(boolean asked, Received received) {
    if (!asked && !stance.isUnclear()) {
      add(
          Kind.UNASKED,
          "PTPIP-INIT-10",
          "one acknowledgement for each Init request",
          received.describe(),
          received);
    }
  }

  // ---- data

  private void start(StartData start, Received received) {
    if (data.isPresent()) {
      wrongData("one data phase before the response", received);
    }
    data = Optional.of(new DataIn(start));
    List<OperationRequest> asked =
        stance.outstanding().stream()
            .filter(each -> each.transactionId().equals(start.transactionId()))
            .toList();
    if (asked.isEmpty() && !stance.isUnclear()) {
      add(
          Kind.WRONG_ID,
          "PTPIP-DATA-01",
          "data with the number of the transaction",
          received.describe(),
          received);
    } else if (!asked.isEmpty() && asked.stream().noneMatch(this::mayHaveData)) {
      add(
          Kind.DATA,
          "PTPIP-DATA-01",
          "no data of a target for " + Words.of(asked.get(0).operation()),
          received.describe(),
          received);
    }
  }

  private boolean mayHaveData(OperationRequest request) {
    DataDirection direction = stance.direction(request.operation());
    return stance.isUnclear()
        || direction == DataDirection.FROM_RESPONDER
        || direction == DataDirection.UNKNOWN;
  }

  private void piece(int transaction, Bytes payload, Received received) {
    if (data.isEmpty() || data.get().ended || data.get().transaction != transaction) {
      wrongData("Start_Data, any number of Data, one End_Data, of one transaction", received);
      return;
    }
    DataIn now = data.get();
    now.came += received.frame().length() - 12;
    if (now.kept.size() + payload.size() <= MOST_KEPT) {
      now.kept.bytes(payload);
    }
  }

  private void end(Received received) {
    if (data.isEmpty() || data.get().ended) {
      return;
    }
    DataIn now = data.get();
    now.ended = true;
    if (now.total != StartData.UNKNOWN_LENGTH && now.total != now.came) {
      add(
          Kind.DATA,
          "PTPIP-DATA-02",
          Long.toUnsignedString(now.total) + " B of data, as announced",
          now.came + " B",
          received);
    }
  }

  private void wrongData(String wanted, Received received) {
    add(Kind.DATA, "PTPIP-DATA-01", wanted, received.describe(), received);
  }

  // ---- responses

  private void response(OperationResponse response, Received received) {
    int code = response.response().raw();
    if (code >> 12 != 0x2 && code >> 12 != 0xA) {
      add(
          Kind.MALFORMED,
          "PTP-ERR-09",
          "a response code: 0x2xxx or 0xAxxx",
          received.describe(),
          received);
    }
    if (data.isPresent() && !data.get().ended && !stance.isUnclear() && !stance.isDisturbed()) {
      wrongData("End_Data before the response", received);
    }
    boolean outstanding = !stance.outstanding().isEmpty();
    Optional<OperationRequest> request = stance.answered(response.transactionId().raw());
    if (request.isEmpty() && !stance.isUnclear()) {
      if (outstanding) {
        add(
            Kind.WRONG_ID,
            "PTPIP-TXN-02",
            "the number of the transaction that was asked for",
            received.describe(),
            received);
      } else {
        add(
            Kind.UNASKED,
            "PTPIP-TXN-01",
            "one response for each request",
            received.describe(),
            received);
      }
    }
    if (request.isPresent() && response.response().equals(ResponseCode.OK) && data.isPresent()) {
      dataset(request.get(), data.get(), received);
    }
    data = Optional.empty();
  }

  private void dataset(OperationRequest request, DataIn now, Received received) {
    if (!now.ended || now.came != now.kept.size()) {
      return;
    }
    Reading.problem(request.operation(), now.kept.toBytes())
        .ifPresent(
            wrong ->
                add(
                    Kind.MALFORMED,
                    wrong.rule(),
                    "a dataset of " + Words.of(request.operation()),
                    wrong.text(),
                    received));
  }
}
