package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.DataSink;
import java.io.IOException;
import java.util.Optional;

/**
 * Carries out an operation whose data from the initiator is too large for memory: the data goes
 * into a sink while it comes.
 */
@FunctionalInterface
public interface DataOutHandler {
  /**
   * Begins, when Start_Data has come.
   *
   * @param announced bytes that Start_Data announces, empty if the initiator does not know
   * @return where the data goes; {@link Intake#refused} drops it and answers afterwards
   */
  Intake begin(Exchange exchange, Optional<Long> announced) throws IOException;

  /**
   * Takes the data of one transaction. Exactly one of {@link #complete} and {@link #abandon} is
   * called in the end.
   */
  interface Intake extends DataSink {
    /**
     * All data came, as many bytes as announced.
     *
     * @param bytes number of payload bytes that came
     */
    Reply complete(long bytes) throws IOException;

    /**
     * The data did not come whole, or the operation is refused for another reason: cancelled,
     * shorter or longer than announced, connection lost. What was taken is dropped.
     */
    void abandon();

    /** The answer if it is known before any data came; the data is dropped then. */
    default Optional<Reply> refusal() {
      return Optional.empty();
    }

    /** Drops the data and answers {@code reply} afterwards. */
    static Intake refused(Reply reply) {
      return new RefusedIntake(reply);
    }
  }
}
