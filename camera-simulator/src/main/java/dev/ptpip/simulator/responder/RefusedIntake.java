package dev.ptpip.simulator.responder;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Drops data whose answer is known already. */
record RefusedIntake(Reply reply) implements DataOutHandler.Intake {
  @Override
  public void accept(ByteBuffer chunk) {
    chunk.position(chunk.limit());
  }

  @Override
  public Reply complete(long bytes) {
    return reply;
  }

  @Override
  public void abandon() {
    // nothing was kept
  }

  @Override
  public Optional<Reply> refusal() {
    return Optional.of(reply);
  }
}
