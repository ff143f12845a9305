package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import java.util.Optional;

/** Takes pictures for InitiateCapture; a vendor's pack has one. */
@FunctionalInterface
public interface CaptureService {
  /**
   * Begins a capture and answers at once; exposure and storing go on behind it and end in events
   * that name {@link Exchange#transactionId} (MTP 1.1 §D.2.14). The storage exists and has a
   * medium, the format is one that the camera makes, and nothing else goes on in the camera.
   *
   * @param storage where to, {@link StorageId#NONE} to let the camera choose
   * @param format empty to let the camera choose
   */
  Reply initiate(Exchange exchange, StorageId storage, Optional<ObjectFormatCode> format);
}
