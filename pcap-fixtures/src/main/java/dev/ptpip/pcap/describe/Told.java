package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Conversation;
import dev.ptpip.pcap.conversation.FrameRange;
import dev.ptpip.pcap.conversation.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing that happened in a conversation, with names. */
public sealed interface Told {
  /** In which conversation. */
  Conversation conversation();

  /** When it began. */
  Instant time();

  /** The frames that show it. */
  FrameRange frames();

  /**
   * A request for a connection and what came of it.
   *
   * @param request Init_Command_Request or Init_Event_Request
   * @param answer Init_Command_Ack, Init_Event_Ack or Init_Fail; empty if none came
   */
  record Handshake(
      Conversation conversation, CapturedPacket request, Optional<CapturedPacket> answer)
      implements Told {
    @Override
    public Instant time() {
      return request.began();
    }

    @Override
    public FrameRange frames() {
      return answer.map(each -> request.frames().with(each.frames())).orElse(request.frames());
    }
  }

  /**
   * A transaction.
   *
   * @param transaction what was captured
   * @param operation name of the operation
   * @param parameters of the request
   * @param data the data phase, if there was one
   * @param response name of the response; empty if there was none
   * @param responseParameters of the response
   * @param end what the connection did, when there was no answer; else empty
   */
  record Transaction(
      Conversation conversation,
      CapturedTransaction transaction,
      String operation,
      List<Parameter> parameters,
      Optional<ToldData> data,
      String response,
      List<Parameter> responseParameters,
      String end)
      implements Told {
    /** Copies the lists. */
    public Transaction {
      parameters = List.copyOf(parameters);
      responseParameters = List.copyOf(responseParameters);
    }

    @Override
    public Instant time() {
      return transaction.requested();
    }

    @Override
    public FrameRange frames() {
      return transaction.frames();
    }

    Transaction withEnd(String how) {
      return new Transaction(
          conversation,
          transaction,
          operation,
          parameters,
          data,
          response,
          responseParameters,
          how);
    }
  }

  /**
   * An event that was sent.
   *
   * @param packet how it travelled
   * @param name name of the event
   * @param code number of the event
   * @param transactionId the transaction that it names, unsigned
   * @param parameters of the event
   */
  record Event(
      Conversation conversation,
      CapturedPacket packet,
      String name,
      String code,
      long transactionId,
      List<Parameter> parameters)
      implements Told {
    /** Copies the list. */
    public Event {
      parameters = List.copyOf(parameters);
    }

    @Override
    public Instant time() {
      return packet.time();
    }

    @Override
    public FrameRange frames() {
      return packet.frames();
    }
  }

  /**
   * A probe or its answer, a cancel, a class request, a packet of an unknown type.
   *
   * @param packet what was captured
   * @param text what it is
   */
  record Single(Conversation conversation, CapturedPacket packet, String text) implements Told {
    @Override
    public Instant time() {
      return packet.time();
    }

    @Override
    public FrameRange frames() {
      return packet.frames();
    }
  }

  /**
   * Something that is not as it should be, or bytes that are missing.
   *
   * @param sender who sent what it is about
   * @param kind what sort of thing
   * @param rule id of the requirement, or empty
   * @param text what was expected and what came, with the bytes
   */
  record Oddity(
      Conversation conversation,
      Instant time,
      FrameRange frames,
      Side sender,
      String kind,
      String rule,
      String text)
      implements Told {}

  /**
   * The end of a connection.
   *
   * @param text who has ended it and how
   */
  record End(Conversation conversation, Instant time, FrameRange frames, String text)
      implements Told {}
}
