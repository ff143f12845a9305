package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.net.Chunk;
import dev.ptpip.pcap.net.Flow;
import dev.ptpip.pcap.net.StreamListener.Closing;
import dev.ptpip.pcap.net.StreamListener.Loss;
import dev.ptpip.pcap.net.TcpConnection;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.io.Limits;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection that is one of PTP/IP, or may be: whose it is is found by what is said on it.
 * Confined to the thread that reads.
 */
final class PtpConnection implements FramerOwner {
  private static final int PORT = 15740;
  private static final int MAX_COMMENTS = 16;

  private final DialogueRegistry registry;
  private final TcpConnection tcp;
  private final Instant opened;
  private final PacketFramer client;
  private final PacketFramer server;
  private final DataState clientData = new DataState();
  private final DataState serverData = new DataState();
  private final List<String> comments = new ArrayList<>();
  private boolean isSideKnown;
  private @Nullable Route route;
  private @Nullable Dialogue dialogue;
  private boolean isEndTold;
  private boolean isDialectTold;

  /** The Data or End_Data packet that is running in one direction. */
  private static final class DataState {
    private PacketType type = PacketType.DATA;
    private int transactionId;
    private long payload;
    private Optional<DataCollector> phase = Optional.empty();
  }

  PtpConnection(DialogueRegistry registry, TcpConnection tcp, Chunk seen) {
    this.registry = registry;
    this.tcp = tcp;
    this.opened = Times.of(seen.nanos());
    if (tcp.isBegun()) {
      client = PacketFramer.fromBeginning(this, Side.INITIATOR);
      server = PacketFramer.fromBeginning(this, Side.RESPONDER);
      isSideKnown = true;
    } else {
      client = PacketFramer.midStream(this, Side.INITIATOR);
      server = PacketFramer.midStream(this, Side.RESPONDER);
    }
  }

  private PacketFramer framer(Flow flow) {
    return flow == tcp.forward() ? client : server;
  }

  private DataState data(PacketFramer framer) {
    return framer == client ? clientData : serverData;
  }

  Optional<Dialogue> dialogue() {
    return Optional.ofNullable(dialogue);
  }

  void bytes(Flow flow, Chunk chunk) throws IOException {
    framer(flow).accept(chunk);
  }

  void missing(Flow flow, long count, Loss loss, Chunk seen) throws IOException {
    Dialogue mine = dialogue;
    if (mine != null) {
      mine.lostTrack(route());
    }
    framer(flow).missing(count, loss == Loss.SNAPPED ? Gap.Cause.SNAPPED : Gap.Cause.MISSING, seen);
  }

  @Override
  public boolean begins(PacketFramer framer, int type, long length) {
    if (framer == client) {
      if (!PacketRules.canBegin(type, length, tcp.serverPort() == PORT)) {
        tcp.ignore();
        return false;
      }
      route = PacketRules.routeOf(type);
      return true;
    }
    boolean known = route != null || (tcp.serverPort() == PORT && PacketType.of(type).isPresent());
    if (!known && client.isSearching() && PacketRules.canAnswer(type)) {
      known = true;
    }
    if (!known) {
      tcp.ignore();
    } else if (route == null) {
      route = PacketRules.routeOf(type);
    }
    return known;
  }

  @Override
  public Resync.Expected expected(PacketFramer framer) {
    Route known = route;
    if (!isSideKnown || known == null) {
      int telling = PacketRules.telling();
      return new Resync.Expected(
          isSideKnown
              ? telling
                  & (PacketRules.allowed(framer.sender(), Route.COMMAND)
                      | PacketRules.allowed(framer.sender(), Route.EVENT))
              : telling,
          0);
    }
    return new Resync.Expected(
        PacketRules.allowed(framer.sender(), known),
        dialogue == null ? 0 : dialogue.currentTransaction());
  }

  private void decide(PacketFramer framer, int type) {
    if (!isSideKnown) {
      Side side = PacketRules.senderOf(type);
      framer.sender(side);
      (framer == client ? server : client).sender(side.other());
      isSideKnown = true;
    }
    if (route == null) {
      route = PacketRules.routeOf(type);
    }
  }

  private Route route() {
    return route == null ? Route.COMMAND : route;
  }

  private Dialogue ensure(Optional<Packet> first, PacketFramer framer) {
    Dialogue known = known(first, framer);
    if (!tcp.opposite(framer == client ? tcp.forward() : tcp.backward()).isSeen()) {
      known.lostTrack(route());
    }
    return known;
  }

  private Dialogue known(Optional<Packet> first, PacketFramer framer) {
    Dialogue known = dialogue;
    if (known == null) {
      known = registry.dialogue(connection(), route(), first, framer);
      dialogue = known;
      known.connectionOpened();
      for (String comment : comments) {
        known.comment(new Comment(comment, route(), opened, framer.frames()));
      }
      comments.clear();
    }
    return known;
  }

  private Connection connection() {
    Endpoint client = new Endpoint.Tcp(tcp.clientAddress(), tcp.clientPort());
    Endpoint server = new Endpoint.Tcp(tcp.serverAddress(), tcp.serverPort());
    boolean straight = this.client.sender() == Side.INITIATOR;
    return new Connection(
        straight ? client : server,
        straight ? server : client,
        tcp.index(),
        opened,
        tcp.isBegun() ? Connection.Beginning.SEEN : Connection.Beginning.MISSED);
  }

  @Override
  public void packet(PacketFramer framer, int type, int length) {
    decide(framer, type);
    Optional<Packet> block = TcpContainer.packet(type, framer.bytes(), length);
    if (block.isPresent()) {
      CapturedPacket whole = captured(framer, length, new PacketContent.Whole(block.get()));
      ensure(block, framer).packet(whole);
      dialect(whole);
      return;
    }
    List<Anomaly> anomalies = new ArrayList<>(0);
    DecodePolicy policy = DecodePolicy.collecting(anomalies::add);
    ByteBuffer body = ByteBuffer.wrap(framer.bytes(), Packet.HEADER_BYTES, length - 8);
    PacketContent content;
    Optional<Packet> decoded = Optional.empty();
    try {
      Packet packet =
          Packet.decodeBody(type, DataReader.of(body, Packet.HEADER_BYTES, policy, Limits.DEFAULT));
      decoded = Optional.of(packet);
      content = new PacketContent.Whole(packet);
    } catch (DecodeException malformed) {
      content =
          new PacketContent.Malformed(
              type,
              length,
              Bytes.copyOf(framer.bytes(), 0, length),
              malformed.offset(),
              String.valueOf(malformed.getMessage()));
    }
    CapturedPacket captured = captured(framer, length, content);
    Dialogue mine = ensure(decoded, framer);
    mine.packet(captured);
    PacketRules.violation(type, framer.sender(), route())
        .ifPresent(
            wrong ->
                finding(mine, Finding.Kind.UNEXPECTED, captured, 0, wrong.rule(), wrong.text()));
    if (content instanceof PacketContent.Malformed malformed) {
      finding(
          mine,
          Finding.Kind.MALFORMED,
          captured,
          malformed.offset(),
          "",
          PacketRules.name(type) + ": " + malformed.problem());
    }
    for (Anomaly anomaly : anomalies) {
      finding(
          mine,
          Finding.Kind.ANOMALY,
          captured,
          anomaly.offset(),
          anomaly.rule(),
          PacketRules.name(type) + ", " + anomaly.field() + ": " + anomaly.detail());
    }
  }

  /** Says once what is spoken here. */
  private void dialect(CapturedPacket about) {
    Dialogue mine = dialogue;
    if (mine != null && !isDialectTold) {
      isDialectTold = true;
      finding(
          mine,
          Finding.Kind.UNEXPECTED,
          about,
          0,
          "PTPIP-FRAME-05",
          "packets of PTP/IP expected, containers as on USB come from here on");
    }
  }

  @Override
  public void dataBlock(PacketFramer framer, int transactionId, long payload) {
    StartData start = new StartData(new TransactionId(transactionId), payload);
    CapturedPacket header =
        captured(framer, ContainerFramer.HEADER, new PacketContent.Whole(start));
    ensure(Optional.of(start), framer).packet(header);
    dialect(header);
  }

  private CapturedPacket captured(PacketFramer framer, long length, PacketContent content) {
    return new CapturedPacket(
        framer.sender(),
        route(),
        Times.of(framer.firstNanos()),
        Times.of(framer.lastNanos()),
        framer.frames(),
        new ByteRange(framer.packetStart(), framer.packetStart() + length),
        content);
  }

  private void finding(
      Dialogue mine,
      Finding.Kind kind,
      CapturedPacket about,
      int offset,
      String rule,
      String text) {
    ByteRange all = about.bytes();
    long from = Math.min(all.to(), all.from() + Math.max(0, offset));
    mine.finding(
        new Finding(
            kind,
            about.sender(),
            about.route(),
            rule,
            text,
            new ByteRange(from, all.to()),
            about.time(),
            about.frames()));
  }

  @Override
  public void dataBegins(PacketFramer framer, PacketType type, int transactionId, long payload) {
    decide(framer, type.code());
    DataState state = data(framer);
    state.type = type;
    state.transactionId = transactionId;
    state.payload = payload;
    Dialogue mine = ensure(Optional.empty(), framer);
    CapturedPacket header = dataPiece(framer, state);
    state.phase =
        route() == Route.COMMAND
            ? mine.dataBegins(header, new TransactionId(transactionId))
            : Optional.empty();
  }

  private CapturedPacket dataPiece(PacketFramer framer, DataState state) {
    return captured(
        framer,
        Packet.HEADER_BYTES + 4 + state.payload,
        new PacketContent.DataPiece(
            state.type, new TransactionId(state.transactionId), state.payload));
  }

  @Override
  public void dataBytes(PacketFramer framer, Chunk chunk) {
    DataState state = data(framer);
    Dialogue mine = dialogue;
    if (mine == null || state.phase.isEmpty()) {
      return;
    }
    DataCollector phase = state.phase.get();
    long offset = phase.size();
    phase.add(chunk);
    mine.payload(phase, offset, chunk);
  }

  @Override
  public void dataMissing(PacketFramer framer, long count) {
    data(framer).phase.ifPresent(phase -> phase.miss(count));
  }

  @Override
  public void dataEnds(PacketFramer framer) {
    DataState state = data(framer);
    Dialogue mine = dialogue;
    if (mine == null) {
      return;
    }
    CapturedPacket piece = dataPiece(framer, state);
    mine.dataEnds(piece, state.phase, framer.lastNanos());
    PacketRules.violation(state.type.code(), framer.sender(), route())
        .ifPresent(
            wrong -> finding(mine, Finding.Kind.UNEXPECTED, piece, 0, wrong.rule(), wrong.text()));
    state.phase = Optional.empty();
  }

  @Override
  public void skipped(PacketFramer framer, Gap.Cause cause, long from, long to) {
    if (!isSideKnown || route == null) {
      // told when the connection turns out to be one of PTP/IP, which the packet that comes decides
      int type = Resync.int32(framer.bytes(), 4);
      decide(framer, type);
    }
    ensure(Optional.empty(), framer)
        .gap(
            new Gap(
                framer.sender(),
                route(),
                cause,
                new ByteRange(from, to),
                Times.of(framer.lastNanos()),
                framer.frames()));
  }

  @Override
  public void lost(PacketFramer framer, long at, int type, long length) {
    Dialogue mine = ensure(Optional.empty(), framer);
    mine.finding(
        new Finding(
            Finding.Kind.MALFORMED,
            framer.sender(),
            route(),
            framer.sender() == Side.INITIATOR ? "PTPIP-FRAME-03" : "PTPIP-FRAME-17",
            "%s: a length of 8 to %d expected, %d came"
                .formatted(PacketRules.name(type), PacketFramer.MAX_PACKET, length),
            new ByteRange(at, at + Packet.HEADER_BYTES),
            Times.of(framer.lastNanos()),
            framer.frames()));
  }

  void comment(String text, Instant time, FrameRange frames) {
    Dialogue mine = dialogue;
    if (mine != null) {
      mine.comment(new Comment(text, route(), time, frames));
    } else if (comments.size() < MAX_COMMENTS) {
      comments.add(text);
    }
  }

  /** One side has closed the connection. */
  void finished(Flow flow, Chunk seen) {
    if (dialogue != null && !isEndTold) {
      tellEnd(ending(framer(flow).sender(), Ending.How.CLOSED, seen));
    }
  }

  private Ending ending(Side sender, Ending.How how, Chunk seen) {
    return new Ending(
        sender, route(), how, Times.of(seen.nanos()), new FrameRange(seen.frame(), seen.frame()));
  }

  private void tellEnd(Ending ending) {
    Dialogue mine = dialogue;
    if (mine != null && !isEndTold) {
      isEndTold = true;
      if (!tcp.forward().isSeen() || !tcp.backward().isSeen()) {
        mine.lostTrack(route());
      }
      mine.tellEnding(ending);
    }
  }

  void closed(Flow flow, Closing closing, Chunk seen) throws IOException {
    Ending.How how =
        switch (closing) {
          case FINISHED -> Ending.How.CLOSED;
          case RESET -> Ending.How.RESET;
          case REPLACED -> Ending.How.REPLACED;
          case CAPTURE_END -> Ending.How.CAPTURE_END;
        };
    for (PacketFramer framer : List.of(client, server)) {
      unfinished(framer, how, seen);
      if (dialogue != null) {
        framer.end(seen);
      }
    }
    Dialogue mine = dialogue;
    if (mine != null) {
      Ending ending = ending(framer(flow).sender(), how, seen);
      mine.ended(ending);
      tellEnd(ending);
      mine.connectionClosed();
      registry.ended(mine, route());
    }
  }

  /** A packet that has begun and did not come to its end. */
  private void unfinished(PacketFramer framer, Ending.How how, Chunk seen) {
    long came = framer.partial();
    if (came <= 0 || route == null || (dialogue == null && came < Packet.HEADER_BYTES)) {
      return;
    }
    Dialogue mine = ensure(Optional.empty(), framer);
    ByteRange bytes = new ByteRange(framer.packetStart(), framer.packetStart() + came);
    if (how == Ending.How.CAPTURE_END) {
      mine.gap(
          new Gap(
              framer.sender(),
              route(),
              Gap.Cause.UNDECODABLE,
              bytes,
              Times.of(seen.nanos()),
              framer.frames()));
      return;
    }
    String whole =
        came < Packet.HEADER_BYTES
            ? "a header of 8 bytes"
            : "%s of %d bytes"
                .formatted(
                    PacketRules.name(Resync.int32(framer.bytes(), 4)),
                    Resync.int32(framer.bytes(), 0) & 0xFFFF_FFFFL);
    mine.finding(
        new Finding(
            Finding.Kind.MALFORMED,
            framer.sender(),
            route(),
            "PTPIP-FRAME-08",
            whole + " expected, the connection ended after " + came,
            bytes,
            Times.of(framer.lastNanos()),
            framer.frames()));
  }
}
