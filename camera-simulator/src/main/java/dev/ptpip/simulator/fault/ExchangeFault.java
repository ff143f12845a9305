package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.simulator.fault.Position.Phase;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule at work in one exchange. Confined to the command thread. */
final class ExchangeFault implements PacketFilter {
  private final FaultEngine engine;
  private final Firing firing;
  private final Exchange exchange;
  private final FaultLink link;
  private final Optional<Position> position;
  private final List<Action> actions;
  private @Nullable Reply reply;
  private boolean begun;
  private boolean answering;
  private boolean placed;
  private boolean responded;
  private boolean edited;
  private long total;
  private long through;

  ExchangeFault(FaultEngine engine, Firing firing, Exchange exchange, FaultLink link) {
    this.engine = engine;
    this.firing = firing;
    this.exchange = exchange;
    this.link = link;
    this.position = firing.rule().position();
    this.actions = firing.rule().actions();
  }

  Firing firing() {
    return firing;
  }

  Exchange exchange() {
    return exchange;
  }

  List<Action> actions() {
    return actions;
  }

  private boolean isAt(Position place) {
    return position.filter(place::equals).isPresent();
  }

  private boolean has(Class<? extends Action> kind) {
    return actions.stream().anyMatch(kind::isInstance);
  }

  // ---- places

  /** The request is here. */
  void requested() throws IOException {
    if (isAt(Phase.REQUEST)) {
      place(Optional.empty());
    } else if (position.isEmpty()) {
      engine.cameraActions(this);
    }
  }

  /** What the camera means to answer. */
  void answers(Reply usual) {
    reply = usual;
  }

  /** Everything of the rule that is for a place happens there. */
  private void place(Optional<PacketOutput> out) throws IOException {
    if (placed) {
      return;
    }
    placed = true;
    if (out.isPresent()) {
      out.get().flush();
    }
    if (position.isPresent()) {
      engine.cameraActions(this);
    }
    for (Action action : actions) {
      if (action instanceof PacketAction.Probe
          && firing.rule().wires().isPresent()
          && firing.rule().wires().get().command()
          && out.isPresent()) {
        firing.fire();
        out.get().send(WirePacket.of(new ProbeRequest()));
      } else if (!PacketEdits.isEdit(action)) {
        engine.atPlace(action, this, link);
      }
    }
    if (out.isPresent()) {
      out.get().flush();
      link.awaitHold();
    }
  }

  // ---- data from the initiator

  /** Where the initiator's data goes. */
  DataSink incoming(StartData start, DataSink sink) {
    long announced = start.isLengthKnown() ? start.totalLength() : 0;
    long cut = isAt(Phase.DATA) ? 0 : position.map(place -> place.offset(announced)).orElse(-1L);
    return cut < 0 ? sink : new CutSink(sink, cut);
  }

  private final class CutSink implements DataSink {
    private final DataSink sink;
    private final long cut;
    private long taken;

    CutSink(DataSink sink, long cut) {
      this.sink = sink;
      this.cut = cut;
    }

    @Override
    public void accept(ByteBuffer chunk) throws IOException {
      if (!placed && taken + chunk.remaining() >= cut) {
        int before = (int) (cut - taken);
        int end = chunk.limit();
        if (before > 0) {
          sink.accept(chunk.limit(chunk.position() + before));
          chunk.limit(end);
        }
        taken = cut;
        place(Optional.empty());
        link.awaitHold();
      }
      taken += chunk.remaining();
      if (chunk.hasRemaining()) {
        sink.accept(chunk);
      }
    }
  }

  // ---- the answer

  @Override
  public void filter(WirePacket packet, PacketOutput out) throws IOException {
    if (!answering) {
      answering = true;
      if (position.isEmpty()) {
        place(Optional.of(out));
      }
    }
    if (packet.is(PacketType.START_DATA)) {
      startData(packet, out);
    } else if (packet.isData()) {
      data(packet, out);
    } else if (packet.is(PacketType.OPERATION_RESPONSE)) {
      response(packet, out);
    } else {
      out.send(packet);
    }
  }

  private void startData(WirePacket packet, PacketOutput out) throws IOException {
    total = reply != null ? reply.data().map(DataSource::size).orElse(0L) : packet.total();
    if (has(PacketAction.ResponseFirst.class)) {
      responseFirst(out);
    }
    if (has(PacketAction.NoStartData.class)) {
      firing.fire();
      return;
    }
    WirePacket changed = packet;
    for (Action action : actions) {
      if (action instanceof PacketAction.Total edit) {
        firing.fire();
        changed = changed.withTotal(edit.edit().apply(packet.total()));
      } else if (action instanceof PacketAction.EmptyData) {
        firing.fire();
        changed = changed.withTotal(0);
      }
    }
    if (isAt(Phase.START_DATA)) {
      place(Optional.of(out));
      PacketEdits.send(changed, actions, firing, out);
    } else {
      out.send(changed);
    }
  }

  private void responseFirst(PacketOutput out) throws IOException {
    Reply usual = reply;
    if (usual != null) {
      firing.fire();
      responded = true;
      out.send(
          WirePacket.of(
              new OperationResponse(usual.code(), exchange.transactionId(), usual.parameters())));
    }
  }

  private void data(WirePacket packet, PacketOutput out) throws IOException {
    if (has(PacketAction.EmptyData.class)) {
      if (packet.is(PacketType.END_DATA)) {
        out.send(WirePacket.of(new EndData(exchange.transactionId(), Bytes.EMPTY)));
      }
      return;
    }
    if (isAt(Phase.DATA) && !placed) {
      place(Optional.of(out));
      PacketEdits.send(packet, actions, firing, out);
      return;
    }
    long size = packet.body().size();
    long cut = position.map(place -> place.offset(total)).orElse(-1L) - through;
    through += size;
    if (placed || position.filter(Position::isWithinData).isEmpty() || cut > size) {
      out.send(packet);
    } else if (actions.stream().anyMatch(PacketEdits::isEdit)) {
      editAt(packet, cut, out);
    } else {
      out.send(packet.first(WirePacket.DATA_HEAD_BYTES + cut));
      place(Optional.of(out));
      out.send(packet.bodyFrom(cut));
    }
  }

  /** Changes the packet that holds a byte of the data. */
  private void editAt(WirePacket packet, long cut, PacketOutput out) throws IOException {
    place(Optional.of(out));
    WirePacket changed = packet;
    for (Action action : actions) {
      if (action instanceof NetworkAction.Flip) {
        firing.fire();
        changed = PacketEdits.edited(changed, action, firing, WirePacket.DATA_HEAD_BYTES + cut);
      }
    }
    List<Action> others =
        actions.stream().filter(action -> !(action instanceof NetworkAction.Flip)).toList();
    PacketEdits.send(changed, others, firing, out);
  }

  private void response(WirePacket packet, PacketOutput out) throws IOException {
    if (responded) {
      return; // it went ahead of the data
    }
    if (isAt(Phase.RESPONSE)) {
      place(Optional.of(out));
    }
    if ((position.isEmpty() || isAt(Phase.RESPONSE)) && !edited) {
      edited = true;
      PacketEdits.send(packet, actions, firing, out);
    } else {
      out.send(packet);
    }
  }

  /** Has the connection show this what the camera answers. */
  void begin() {
    link.beginExchange(this);
    begun = true;
  }

  /** The exchange is over. */
  void over() {
    if (begun) {
      link.endExchange();
    }
    if (!firing.hasFired()) {
      String place = position.map(where -> "its answer has no " + where).orElse("it has no data");
      firing.state().missed(place);
    }
  }
}
