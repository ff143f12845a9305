package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import java.util.Optional;

/** Takes pictures for InitiateOpenCapture until TerminateOpenCapture ends it. */
public interface OpenCaptureService {
  /** Begins, with the same promises as {@link CaptureService#initiate} (MTP 1.1 §D.2.28). */
  Reply initiateOpen(Exchange exchange, StorageId storage, Optional<ObjectFormatCode> format);

  /**
   * Ends the capture that transaction {@code capture} began: Invalid_TransactionID if there was
   * none, Capture_Already_Terminated if it is over (MTP 1.1 §D.2.24).
   */
  Reply terminateOpen(Exchange exchange, TransactionId capture);
}
