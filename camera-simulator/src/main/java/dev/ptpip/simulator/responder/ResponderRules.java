package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.EventDelivery;
import dev.ptpip.simulator.model.Quirk;
import dev.ptpip.simulator.model.Transport;
import java.time.Duration;
import java.util.Set;

/** What a model and the chosen strictness make of the network side. Immutable. */
final class ResponderRules {
  private static final String DATA_PHASE_RULE = "PTPIP-TXN-17";

  /** What Init_Command_Request is measured by: layout, version, name, version that is missing. */
  private static final Set<String> INIT_RULES =
      Set.of("PTPIP-INIT-02", "PTPIP-INIT-06", "PTPIP-INIT-25", "PTPIP-INIT-27");

  private static final String START_DATA_RULE = "PTPIP-DATA-03";

  private final CameraModel model;
  private final Transport transport;
  private final Strictness strictness;

  ResponderRules(CameraModel model, Strictness strictness) {
    this.model = model;
    this.transport = model.transport();
    this.strictness = strictness;
  }

  boolean has(Quirk.Kind quirk) {
    return model.has(quirk);
  }

  boolean isStrict() {
    return strictness == Strictness.STRICT;
  }

  int slots() {
    return transport.initiators();
  }

  DataPacking packing() {
    return transport.dataPacking();
  }

  EventDelivery eventDelivery() {
    return transport.events();
  }

  /** Whether a Probe_Request is answered: by the standard always, by some bodies never. */
  boolean answersProbe() {
    return isStrict() || transport.answersProbe();
  }

  /**
   * Whether an initiator that does not answer a probe is taken for dead. The standard says so (CIPA
   * DC-005 §2.3.13), but libgphoto2 never answers one (observed); so otherwise only for initiators
   * that are known to speak Probe. A dead TCP connection is found by the system's keep-alive.
   */
  boolean probeDecides(InitiatorLink link) {
    return isStrict() || link.speaksProbe();
  }

  /** How long an initiator without a session is kept; zero for ever. */
  Duration idleDrop() {
    return transport.idleDrop();
  }

  TransactionOrder.Rule transactionRule() {
    if (has(Quirk.Kind.ANY_TRANSACTION_ID)) {
      return TransactionOrder.Rule.ANY;
    }
    return isStrict() ? TransactionOrder.Rule.COUNTING : TransactionOrder.Rule.VALID;
  }

  /**
   * Refuses every deviation in packets, except those in Init_Command_Request that the model is
   * known to accept, and a Start_Data that is understood in spite of its 32-bit length.
   */
  DecodePolicy decodePolicy() {
    boolean lenientInit = has(Quirk.Kind.LENIENT_INIT);
    return anomaly -> {
      if (!anomaly.rule().equals(DATA_PHASE_RULE)
          && !(lenientInit && isInitVariant(anomaly))
          && !(!isStrict() && isShortStart(anomaly))) {
        throw new DecodeException(
            anomaly.offset(), anomaly.field(), anomaly.detail() + " (" + anomaly.rule() + ")");
      }
    };
  }

  private static boolean isShortStart(Anomaly anomaly) {
    return anomaly.rule().equals(START_DATA_RULE) && anomaly.kind() == Anomaly.Kind.VARIANT_LAYOUT;
  }

  private static boolean isInitVariant(Anomaly anomaly) {
    return INIT_RULES.contains(anomaly.rule())
        && switch (anomaly.kind()) {
          case VARIANT_LAYOUT, MISSING_FIELD, UNDEFINED_VALUE, TRAILING_BYTES -> true;
          default -> false;
        };
  }
}
