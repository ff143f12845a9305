package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.conversation.CapturedTransaction.State;
import dev.ptpip.pcap.net.Chunk;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes transactions of the packets of one conversation, whatever carries them. Confined to the
 * thread that reads.
 */
final class Dialogue {
  private final Conversation conversation;
  private final ConversationListener listener;
  private final Path file;
  private final ReadOptions options;
  private final Budget budget;

  private @Nullable OperationRequest request;
  private @Nullable CapturedPacket requested;
  private @Nullable FrameRange frames;
  private @Nullable DataCollector data;
  private @Nullable CapturedData finishedData;
  private @Nullable Side cancelledBy;
  private @Nullable Finding alone;
  private boolean hasGap;
  private int openConnections;

  Dialogue(
      Conversation conversation,
      ConversationListener listener,
      Path file,
      ReadOptions options,
      Budget budget) {
    this.conversation = conversation;
    this.listener = listener;
    this.file = file;
    this.options = options;
    this.budget = budget;
    listener.opened(conversation);
  }

  Conversation conversation() {
    return conversation;
  }

  /** The transaction whose data may come; 0 if none runs. */
  int currentTransaction() {
    return request == null ? 0 : request.transactionId().raw();
  }

  /** The request that is not answered yet. */
  Optional<OperationRequest> currentRequest() {
    return Optional.ofNullable(request);
  }

  void connectionOpened() {
    openConnections++;
  }

  void connectionClosed() {
    if (--openConnections == 0) {
      if (alone != null && conversation.command().isEmpty()) {
        finding(alone);
      }
      listener.closed(conversation);
    }
  }

  /** What has to be told if no command connection turns up. */
  void alone(Finding finding) {
    alone = finding;
  }

  boolean isClosed() {
    return openConnections == 0;
  }

  /** Takes any packet but Data and End_Data. */
  void packet(CapturedPacket captured) {
    listener.packet(conversation, captured);
    Packet packet = captured.packet().orElse(null);
    if (packet instanceof OperationRequest asked) {
      request(asked, captured);
    } else if (packet instanceof StartData start) {
      startData(start, captured);
    } else if (packet instanceof OperationResponse response) {
      response(response, captured);
    } else if (packet instanceof Cancel cancel) {
      cancel(cancel, captured);
    } else if (packet instanceof Event event) {
      listener.event(conversation, new CapturedEvent(event, captured));
    } else if (packet instanceof InitCommandRequest init) {
      Party known = conversation.initiator();
      conversation.initiator(
          new Party(
              known.endpoint(), Optional.of(init.guid()), init.friendlyName(), known.hostName()));
    } else if (packet instanceof InitCommandAck ack) {
      Party known = conversation.responder();
      conversation.responder(
          new Party(
              known.endpoint(), Optional.of(ack.guid()), ack.friendlyName(), known.hostName()));
      conversation.connectionNumber(ack.connectionNumber());
    }
  }

  private void request(OperationRequest asked, CapturedPacket captured) {
    if (request != null) {
      end(State.NO_ANSWER, captured, Optional.empty());
    }
    request = asked;
    requested = captured;
    frames = captured.frames();
    hasGap = false;
    cancelledBy = null;
    data = null;
    finishedData = null;
  }

  private void startData(StartData start, CapturedPacket captured) {
    if (isOrphan(start.transactionId(), captured)) {
      return;
    }
    if (data != null) {
      finding(
          Finding.Kind.UNEXPECTED,
          captured,
          "PTPIP-DATA-01",
          "Data or End_Data expected, a second Start_Data came");
    }
    begin(start.totalLength(), captured.sender(), captured.frames(), captured.began());
  }

  private void begin(long announced, Side sender, FrameRange range, Instant began) {
    data =
        new DataCollector(
            file,
            options,
            budget,
            sender,
            currentTransaction(),
            announced,
            range,
            began.getEpochSecond() * 1_000_000_000L + began.getNano());
  }

  private boolean isOrphan(TransactionId id, CapturedPacket captured) {
    touch(captured.frames());
    if (request != null && request.transactionId().equals(id)) {
      return false;
    }
    boolean runsAnother = request != null && !hasGap;
    String why =
        hasGap
            ? "the request is not in the capture"
            : request == null
                ? "no transaction was requested"
                : "transaction " + request.transactionId() + " runs";
    finding(
        Finding.Kind.ORPHAN,
        captured,
        runsAnother ? "PTPIP-TXN-02" : "",
        why + ", this belongs to " + id);
    return true;
  }

  private void touch(FrameRange range) {
    if (frames != null) {
      frames = frames.with(range);
    }
  }

  /**
   * The header of a Data or End_Data packet came.
   *
   * @return where its payload goes; absent if it belongs to no transaction
   */
  Optional<DataCollector> dataBegins(CapturedPacket header, TransactionId id) {
    if (isOrphan(id, header)) {
      return Optional.empty();
    }
    if (data == null) {
      if (!hasGap) {
        finding(
            Finding.Kind.UNEXPECTED,
            header,
            header.sender() == Side.RESPONDER ? "PTPIP-DATA-01" : "PTPIP-DATA-12",
            "Start_Data expected before " + ((PacketContent.DataPiece) header.content()).type());
      }
      begin(StartData.UNKNOWN_LENGTH, header.sender(), header.frames(), header.began());
    }
    return Optional.ofNullable(data);
  }

  /** Tells the listener of payload, if it wants to hear of it. */
  void payload(DataCollector phase, long offset, Chunk chunk) {
    if (options.payload() == ReadOptions.Payload.TOLD) {
      listener.data(
          conversation,
          phase.sender(),
          new TransactionId(phase.transactionId()),
          offset,
          chunk.buffer().slice(chunk.start(), chunk.length()).asReadOnlyBuffer());
    }
  }

  /** A Data or End_Data packet is complete. */
  void dataEnds(CapturedPacket piece, Optional<DataCollector> phase, long nanos) {
    listener.packet(conversation, piece);
    touch(piece.frames());
    if (phase.isEmpty() || phase.get() != data) {
      return;
    }
    DataCollector running = phase.get();
    running.saw(piece.frames(), nanos);
    if (((PacketContent.DataPiece) piece.content()).type() == PacketType.END_DATA) {
      finishedData = running.finish(CapturedData.End.END_DATA);
      data = null;
      checkLength(finishedData, piece);
    }
  }

  private void checkLength(CapturedData phase, CapturedPacket piece) {
    long announced = phase.announced();
    if (announced == StartData.UNKNOWN_LENGTH || announced == phase.size() || hasGap) {
      return;
    }
    boolean isLess = Long.compareUnsigned(phase.size(), announced) < 0;
    finding(
        Finding.Kind.DATA_LENGTH,
        piece,
        phase.sender() == Side.RESPONDER
            ? "PTPIP-DATA-02"
            : isLess ? "PTPIP-DATA-08" : "PTPIP-DATA-09",
        "Start_Data announced %s bytes, %d came"
            .formatted(Long.toUnsignedString(announced), phase.size()));
  }

  private void response(OperationResponse response, CapturedPacket captured) {
    if (isOrphan(response.transactionId(), captured)) {
      return;
    }
    end(cancelledBy == null ? State.COMPLETE : State.CANCELLED, captured, Optional.of(response));
  }

  private void cancel(Cancel cancel, CapturedPacket captured) {
    if (request != null && request.transactionId().equals(cancel.transactionId())) {
      touch(captured.frames());
      if (cancelledBy == null) {
        cancelledBy = captured.sender();
      }
    }
  }

  private void end(State state, Entry by, Optional<OperationResponse> response) {
    OperationRequest asked = request;
    CapturedPacket began = requested;
    if (asked == null || began == null) {
      return;
    }
    if (data != null) {
      finishedData = data.finish(CapturedData.End.BROKEN_OFF);
      data = null;
    }
    State how =
        state == State.NO_ANSWER && cancelledBy != null
            ? State.CANCELLED
            : state == State.NO_ANSWER && hasGap ? State.CUT : state;
    FrameRange range = frames == null ? began.frames() : frames;
    CapturedTransaction transaction =
        new CapturedTransaction(
            asked,
            Optional.ofNullable(finishedData),
            response,
            how,
            Optional.ofNullable(cancelledBy),
            began.time(),
            by.time(),
            how == State.CUT || response.isEmpty() ? range : range.with(by.frames()));
    request = null;
    requested = null;
    frames = null;
    finishedData = null;
    cancelledBy = null;
    learn(transaction);
    listener.transaction(conversation, transaction);
  }

  /** What the camera says of itself decides whose codes these are. */
  private void learn(CapturedTransaction transaction) {
    if (!transaction.operation().equals(OperationCode.GET_DEVICE_INFO)
        || transaction.response().filter(r -> r.response().equals(ResponseCode.OK)).isEmpty()) {
      return;
    }
    CapturedData phase = transaction.data().orElse(null);
    if (phase == null || !phase.isInMemory() || phase.sender() != Side.RESPONDER) {
      return;
    }
    try {
      conversation.deviceInfo(DeviceInfo.decode(phase.head(), DecodePolicy.LENIENT));
    } catch (DecodeException notOne) {
      // whoever describes the data set tells what is wrong with it
    }
  }

  /** Bytes are missing, or one side is; where decoding goes on is told later. */
  void lostTrack(Route route) {
    if (route == Route.COMMAND) {
      hasGap = true;
    }
    listener.missing(conversation);
  }

  void gap(Gap gap) {
    if (gap.route() == Route.COMMAND) {
      hasGap = true;
    }
    listener.gap(conversation, gap);
  }

  void finding(Finding finding) {
    listener.finding(conversation, finding);
  }

  private void finding(Finding.Kind kind, CapturedPacket about, String rule, String text) {
    finding(
        new Finding(
            kind,
            about.sender(),
            about.route(),
            rule,
            text,
            about.bytes(),
            about.time(),
            about.frames()));
  }

  void comment(Comment comment) {
    listener.comment(conversation, comment);
  }

  /** A connection has ended in one way or another. */
  void ended(Ending ending) {
    if (ending.route() == Route.COMMAND) {
      end(
          ending.how() == Ending.How.CAPTURE_END ? State.CUT : State.NO_ANSWER,
          ending,
          Optional.empty());
    }
  }

  /** Tells of the end of a connection. */
  void tellEnding(Ending ending) {
    listener.ended(conversation, ending);
  }
}
