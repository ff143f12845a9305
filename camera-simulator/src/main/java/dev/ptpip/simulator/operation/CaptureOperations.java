package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;
import java.util.Optional;

/**
 * The checks of InitiateCapture and InitiateOpenCapture, and the way to the service behind them
 * (MTP 1.1 §D.2.14, §D.2.24, §D.2.28).
 */
public final class CaptureOperations {
  private static final int CATEGORY = 0xFFFF_F000;
  private static final int STANDARD_FORMATS = 0x3000;
  private static final int VENDOR_FORMATS = 0xB000;

  private CaptureOperations() {}

  /** What is behind the checks. */
  @FunctionalInterface
  private interface Start {
    Reply start(Exchange exchange, StorageId storage, Optional<ObjectFormatCode> format);
  }

  /** Adds InitiateCapture. */
  public static void register(OperationTable table, CaptureService service) {
    table.register(
        OperationSpec.noData(OperationCode.INITIATE_CAPTURE, 2).refusedWhileBusy(),
        new Initiate(service));
  }

  private record Initiate(CaptureService service) implements OperationHandler {
    @Override
    public Reply handle(Exchange exchange) {
      return checked(exchange, service::initiate);
    }
  }

  /** Adds InitiateOpenCapture and TerminateOpenCapture. */
  public static void register(OperationTable table, OpenCaptureService service) {
    table
        .register(
            OperationSpec.noData(OperationCode.INITIATE_OPEN_CAPTURE, 2).refusedWhileBusy(),
            exchange -> checked(exchange, service::initiateOpen))
        .register(
            OperationSpec.noData(OperationCode.TERMINATE_OPEN_CAPTURE, 1),
            exchange -> service.terminateOpen(exchange, new TransactionId(exchange.parameter(1))));
  }

  private static Reply checked(Exchange exchange, Start service) {
    StorageId storage = exchange.storage(1);
    if (!storage.equals(StorageId.NONE)) {
      ResponseCode code = exchange.camera().store().slot(storage).code();
      if (!code.equals(ResponseCode.OK)) {
        return Reply.code(code);
      }
    }
    int format = exchange.parameter(2);
    if (format == 0) {
      return service.start(exchange, storage, Optional.empty());
    }
    int category = format & CATEGORY;
    if (category != STANDARD_FORMATS && category != VENDOR_FORMATS) {
      return Reply.code(ResponseCode.INVALID_CODE_FORMAT);
    }
    ObjectFormatCode code = new ObjectFormatCode(format);
    return exchange.camera().model().captureFormats().contains(code)
        ? service.start(exchange, storage, Optional.of(code))
        : Reply.code(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
  }
}
