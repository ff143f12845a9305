package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.net.Chunk;
import dev.ptpip.pcap.usb.Urb;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A camera on a USB bus: its containers become the packets of PTP/IP that say the same. Confined to
 * the thread that reads.
 */
final class UsbCamera implements ContainerFramer.Owner {
  private static final int TO_INTERFACE = 0x21;
  private static final int FROM_INTERFACE = 0xA1;
  private static final int CANCELLATION_CODE = 0x4001;
  private static final int MAX_CONTROL_BYTES = 1024;

  private final Endpoint.Usb address;
  private final Dialogue dialogue;
  private final int outEndpoint;
  private final ContainerFramer out = new ContainerFramer(Side.INITIATOR, this);
  private final ContainerFramer in = new ContainerFramer(Side.RESPONDER, this);
  private final ContainerFramer interrupts = new ContainerFramer(Side.RESPONDER, this);
  private Optional<DataCollector> phase = Optional.empty();
  private @Nullable UsbRequest asked;
  private boolean isDeviceAsked;
  private long controlBytes;

  UsbCamera(DialogueRegistry registry, Endpoint.Usb address, Urb first, Chunk seen) {
    this.address = address;
    this.outEndpoint = first.endpoint();
    Connection connection =
        new Connection(
            new Endpoint.Usb(address.bus(), 0),
            address,
            0,
            Times.of(seen.nanos()),
            Connection.Beginning.SEEN);
    dialogue = registry.create(connection, Transport.USB);
    dialogue.conversation().command(connection);
    dialogue.connectionOpened();
  }

  boolean is(Endpoint.Usb other) {
    return address.equals(other);
  }

  boolean accept(Urb urb, Chunk chunk) {
    switch (urb.kind()) {
      case CONTROL -> control(urb, chunk);
      case INTERRUPT -> {
        if (urb.isFromDevice() && urb.hasData()) {
          interrupts.transfer(chunk, urb.length());
        }
      }
      case BULK -> bulk(urb, chunk);
      case OTHER -> {
        return false;
      }
    }
    return true;
  }

  private void bulk(Urb urb, Chunk chunk) {
    if (!urb.hasData()) {
      return;
    }
    if (urb.isFromDevice()) {
      if (in.isOpen() && isResponse(chunk)) {
        in.responseComes(urb.length());
      }
      in.transfer(chunk, urb.length());
    } else if (urb.endpoint() == outEndpoint) {
      if (ContainerFramer.isCommand(chunk)) {
        // whatever ran has been given up, or there would be no new command
        in.abandon();
        out.abandon();
      }
      out.transfer(chunk, urb.length());
    }
  }

  private boolean isResponse(Chunk chunk) {
    if (chunk.length() < ContainerFramer.HEADER || chunk.length() > 32) {
      return false;
    }
    byte[] head = new byte[ContainerFramer.HEADER];
    chunk.buffer().get(chunk.start(), head);
    return Resync.int32(head, 0) == chunk.length()
        && head[4] == ContainerFramer.RESPONSE
        && head[5] == 0
        && Resync.int32(head, 8) == dialogue.currentTransaction();
  }

  @Override
  public boolean expects(ContainerFramer framer, int type) {
    if (framer == out) {
      return type == ContainerFramer.COMMAND || type == ContainerFramer.DATA;
    }
    return framer == in
        ? type == ContainerFramer.DATA || type == ContainerFramer.RESPONSE
        : type == ContainerFramer.EVENT;
  }

  private static Route route(boolean isInterrupt) {
    return isInterrupt ? Route.EVENT : Route.COMMAND;
  }

  @Override
  public void block(ContainerFramer framer, int length) {
    byte[] bytes = framer.bytes();
    List<Integer> parameters = new ArrayList<>(5);
    for (int at = ContainerFramer.HEADER; at + 4 <= length; at += 4) {
      parameters.add(Resync.int32(bytes, at));
    }
    TransactionId id = new TransactionId(framer.transactionId());
    Packet packet;
    if (framer == interrupts) {
      packet =
          new Event(
              new EventCode(framer.code()),
              id,
              parameters.subList(0, Math.min(parameters.size(), Event.MAX_PARAMETERS)));
    } else if (framer.type() == ContainerFramer.COMMAND) {
      OperationCode operation = new OperationCode(framer.code());
      packet = new OperationRequest(dataPhase(operation).code(), operation, id, parameters);
    } else {
      out.responseCame();
      packet = new OperationResponse(new ResponseCode(framer.code()), id, parameters);
    }
    dialogue.packet(
        captured(
            framer,
            framer == interrupts,
            new ByteRange(framer.start(), framer.position()),
            new PacketContent.Whole(packet)));
  }

  /** USB has no field for it: what is known of the operation says it. */
  private OperationRequest.DataPhase dataPhase(OperationCode operation) {
    CodeBook codes = dialogue.conversation().vendor().codes();
    DataDirection direction =
        codes.find(operation).map(OperationInfo::direction).orElse(DataDirection.UNKNOWN);
    return switch (direction) {
      case NONE, FROM_RESPONDER -> OperationRequest.DataPhase.NONE_OR_IN;
      case FROM_INITIATOR -> OperationRequest.DataPhase.OUT;
      case UNKNOWN -> OperationRequest.DataPhase.UNKNOWN;
    };
  }

  private static CapturedPacket captured(
      ContainerFramer framer, boolean isInterrupt, ByteRange bytes, PacketContent content) {
    return new CapturedPacket(
        framer.sender(),
        route(isInterrupt),
        Times.of(framer.firstNanos()),
        Times.of(framer.lastNanos()),
        framer.frames(),
        bytes,
        content);
  }

  @Override
  public void dataBegins(ContainerFramer framer) {
    long length = framer.length();
    TransactionId id = new TransactionId(framer.transactionId());
    long total =
        length == ContainerFramer.UNKNOWN_LENGTH
            ? StartData.UNKNOWN_LENGTH
            : length - ContainerFramer.HEADER;
    ByteRange header = new ByteRange(framer.start(), framer.start() + ContainerFramer.HEADER);
    dialogue.packet(
        captured(framer, false, header, new PacketContent.Whole(new StartData(id, total))));
    boolean runs =
        dialogue.currentRequest().map(request -> request.transactionId().equals(id)).orElse(false);
    phase =
        runs
            ? dialogue.dataBegins(captured(framer, false, header, end(framer, 0)), id)
            : Optional.empty();
  }

  private static PacketContent end(ContainerFramer framer, long payload) {
    return new PacketContent.DataPiece(
        PacketType.END_DATA, new TransactionId(framer.transactionId()), payload);
  }

  @Override
  public void dataBytes(ContainerFramer framer, Chunk chunk) {
    if (phase.isPresent()) {
      DataCollector running = phase.get();
      long offset = running.size();
      running.add(chunk);
      dialogue.payload(running, offset, chunk);
    }
  }

  @Override
  public void dataMissing(ContainerFramer framer, long from, long count) {
    phase.ifPresent(running -> running.miss(count));
    dialogue.gap(
        new Gap(
            framer.sender(),
            Route.COMMAND,
            Gap.Cause.SNAPPED,
            new ByteRange(from, from + count),
            Times.of(framer.lastNanos()),
            framer.frames()));
  }

  @Override
  public void dataEnds(ContainerFramer framer) {
    long payload = Math.max(0, framer.position() - framer.start() - ContainerFramer.HEADER);
    ByteRange bytes = new ByteRange(framer.start(), framer.position());
    dialogue.dataEnds(
        captured(framer, false, bytes, end(framer, payload)), phase, framer.lastNanos());
    phase = Optional.empty();
  }

  @Override
  public void strange(ContainerFramer framer, long bytes, Chunk seen) {
    dialogue.gap(
        new Gap(
            framer.sender(),
            route(framer == interrupts),
            Gap.Cause.UNDECODABLE,
            new ByteRange(framer.position() - bytes, framer.position()),
            Times.of(seen.nanos()),
            new FrameRange(seen.frame(), seen.frame())));
  }

  private void control(Urb urb, Chunk chunk) {
    if (urb.hasSetup()) {
      boolean isClass = urb.requestType() == TO_INTERFACE || urb.requestType() == FROM_INTERFACE;
      asked = isClass ? UsbRequest.of(urb.request()).orElse(null) : null;
      isDeviceAsked = urb.requestType() == FROM_INTERFACE;
      if (asked != null && !isDeviceAsked) {
        request(asked, chunk);
        asked = null;
      }
      return;
    }
    if (asked != null && isDeviceAsked && urb.isCompletion()) {
      request(asked, chunk);
      asked = null;
    }
  }

  private void request(UsbRequest request, Chunk chunk) {
    ByteBuffer data = chunk.buffer();
    int length = Math.min(chunk.length(), MAX_CONTROL_BYTES);
    Bytes bytes = Bytes.copyOf(data.slice(chunk.start(), length));
    PacketContent content = new PacketContent.ClassRequest(request, bytes);
    if (request == UsbRequest.CANCEL && length >= 6) {
      byte[] cancel = bytes.toArray();
      if (((cancel[0] & 0xFF) | ((cancel[1] & 0xFF) << 8)) == CANCELLATION_CODE) {
        content = new PacketContent.Whole(new Cancel(new TransactionId(Resync.int32(cancel, 2))));
      }
    }
    FrameRange frame = new FrameRange(chunk.frame(), chunk.frame());
    long from = controlBytes;
    controlBytes += length;
    dialogue.packet(
        new CapturedPacket(
            isDeviceAsked ? Side.RESPONDER : Side.INITIATOR,
            Route.CONTROL,
            Times.of(chunk.nanos()),
            Times.of(chunk.nanos()),
            frame,
            new ByteRange(from, controlBytes),
            content));
  }

  void comment(Comment comment) {
    dialogue.comment(comment);
  }

  /** The device is not there any more. */
  void gone(Chunk seen) {
    end(Side.RESPONDER, Ending.How.RESET, seen);
  }

  /** The capture ends. */
  void captureEnds(Chunk seen) {
    end(Side.INITIATOR, Ending.How.CAPTURE_END, seen);
  }

  private void end(Side side, Ending.How how, Chunk seen) {
    Ending ending =
        new Ending(
            side,
            Route.COMMAND,
            how,
            Times.of(seen.nanos()),
            new FrameRange(seen.frame(), seen.frame()));
    dialogue.ended(ending);
    dialogue.tellEnding(ending);
    dialogue.connectionClosed();
  }
}
