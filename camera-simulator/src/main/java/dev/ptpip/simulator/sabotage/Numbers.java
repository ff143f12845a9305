package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.PacketOutput;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.function.Consumer;

/** Cameras that get the numbers of transactions wrong. */
final class Numbers {
  private Numbers() {}

  /** Takes it for granted that OpenSession has number 0. */
  static Consumer<VirtualCameraBuilder> openSessionAnsweredAsZero() {
    return Wires.answered(
        OperationCode.OPEN_SESSION,
        response ->
            new OperationResponse(response.response(), TransactionId.NONE, response.parameters()));
  }

  /** Takes each number for the one that is due, and repeats it in the answer. */
  static final class Unchecked implements Wire {
    private TransactionId due = TransactionId.NONE;
    private TransactionId asked = TransactionId.NONE;
    private TransactionId taken = TransactionId.NONE;

    @Override
    public void hear(Packet packet, Listener camera) {
      if (packet instanceof OperationRequest request) {
        asked = request.transactionId();
        taken = take(request);
      }
      boolean ours = Packets.transaction(packet).filter(asked::equals).isPresent();
      camera.pass(ours ? Packets.in(taken, packet) : packet);
    }

    private TransactionId take(OperationRequest request) {
      if (request.operation().equals(OperationCode.OPEN_SESSION)) {
        due = due.equals(TransactionId.NONE) ? TransactionId.FIRST : due;
        return TransactionId.NONE;
      }
      TransactionId now = due;
      boolean over = request.operation().equals(OperationCode.CLOSE_SESSION);
      due = over || due.equals(TransactionId.NONE) ? TransactionId.NONE : due.next();
      return now;
    }

    @Override
    public void say(WirePacket packet, PacketOutput onward) throws IOException {
      boolean ours = packet.transactionId().filter(id -> id == taken.raw()).isPresent();
      onward.send(ours ? packet.withTransactionId(asked.raw()) : packet);
    }
  }

  /** Is out of step for good when a number is not the one after the last. */
  static final class GapEnds implements Wire {
    private TransactionId last = TransactionId.NONE;

    @Override
    public void hear(Packet packet, Listener camera) throws IOException {
      if (packet instanceof OperationRequest request) {
        TransactionId id = request.transactionId();
        if (!id.equals(TransactionId.NONE) && !id.equals(last.next())) {
          throw new IOException("transaction " + id + " after " + last);
        }
        last = id;
      }
      camera.pass();
    }
  }

  /** Takes a number that is smaller than the last one of the session for an old one. */
  static class OnlyGreater implements Wire {
    private long last;

    @Override
    public void hear(Packet packet, Listener camera) throws IOException {
      if (packet instanceof OperationRequest request) {
        long id = Integer.toUnsignedLong(request.transactionId().raw());
        if (begins(request)) {
          last = 0;
        } else if (id != 0 && id < last) {
          camera.answer(
              Packets.response(request.transactionId(), ResponseCode.INVALID_TRANSACTION_ID));
          return;
        }
        last = Math.max(last, id);
      }
      camera.pass();
    }

    /** Whether numbers may begin anew. */
    boolean begins(OperationRequest request) {
      return request.operation().equals(OperationCode.OPEN_SESSION);
    }
  }

  /** The same, where the numbers of a connection go on in its next session. */
  static final class NeverAnew extends OnlyGreater {
    @Override
    boolean begins(OperationRequest request) {
      return false;
    }
  }
}
