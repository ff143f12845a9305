package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationRequest;
import java.util.Optional;

/**
 * Answers in place of a camera: the responder keeps the connections and frames the packets, but
 * checks no session, number or operation and carries nothing out.
 */
public interface Script {
  /** None: the camera answers. */
  Script NONE =
      new Script() {
        @Override
        public Optional<Performer> begin(InitCommandRequest request, Stage stage) {
          return Optional.empty();
        }
      };

  /**
   * An initiator asks to be let in.
   *
   * @return the reason of Init_Fail; empty to let it in
   */
  default Optional<InitFail.Reason> refusal(InitCommandRequest request) {
    return Optional.empty();
  }

  /**
   * An initiator was let in.
   *
   * @param stage what can be done besides answering
   * @return who answers it; empty to leave it to the camera
   */
  Optional<Performer> begin(InitCommandRequest request, Stage stage);

  /** Answers one initiator. Called on its command thread. */
  interface Performer {
    /** Whether data may follow a request whose DataPhaseInfo does not say so, or says no. */
    boolean bringsData(OperationRequest request);

    /** The answer, when the initiator's data, if any, is here. */
    Reply answer(Exchange exchange);
  }

  /** What a performer can do besides answering. Safe for use by several threads. */
  interface Stage {
    /** Sends an event to the initiator. */
    void send(Event event);

    /** Ends both connections; what is answered afterwards reaches nobody. */
    void hangUp();
  }
}
