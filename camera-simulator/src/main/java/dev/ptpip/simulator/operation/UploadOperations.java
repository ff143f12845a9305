package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.responder.DataOutHandler.Intake;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.Upload;
import dev.ptpip.simulator.store.UploadData;
import dev.ptpip.simulator.store.UploadRequest;
import java.nio.ByteBuffer;
import java.util.Optional;

/** SendObjectInfo and SendObject (MTP 1.1 §D.2.12, §D.2.13). */
final class UploadOperations {
  private UploadOperations() {}

  static void register(OperationTable table) {
    table
        .register(OperationSpec.dataOut(OperationCode.SEND_OBJECT_INFO, 2), UploadOperations::info)
        .registerStream(
            OperationSpec.dataOut(OperationCode.SEND_OBJECT, 0), UploadOperations::object);
  }

  private static Reply info(Exchange exchange) {
    ObjectInfo info;
    try {
      info = ObjectInfo.decode(exchange.data(), DecodePolicy.LENIENT);
    } catch (DecodeException broken) {
      return Reply.code(codeForBrokenDataset(exchange));
    }
    return announce(exchange, UploadRequest.of(exchange.storage(1), exchange.handle(2), info));
  }

  /** The destination is judged before the dataset (MTP 1.1 §5.3.4.1). */
  static ResponseCode codeForBrokenDataset(Exchange exchange) {
    ResponseCode code =
        exchange.camera().store().judgeDestination(exchange.storage(1), exchange.handle(2));
    return code.equals(ResponseCode.OK) ? ResponseCode.INVALID_DATASET : code;
  }

  /** Answers with the store, the folder and the handle that the object gets. */
  static Reply announce(Exchange exchange, UploadRequest request) {
    return Answers.of(
        exchange.camera().store().beginUpload(request),
        upload -> {
          PendingUpload.of(exchange.session()).announce(upload);
          if (upload.isComplete()) {
            tellOthers(exchange, upload);
          }
          return Reply.ok(upload.storage().raw(), upload.parent().raw(), upload.handle().raw());
        });
  }

  private static void tellOthers(Exchange exchange, Upload upload) {
    exchange
        .sessions()
        .publishToOthers(exchange.session(), CameraEvent.objectAdded(upload.handle()));
  }

  private static Intake object(Exchange exchange, Optional<Long> announced) {
    return PendingUpload.of(exchange.session())
        .upload()
        .<Intake>map(upload -> new ObjectIntake(exchange, upload))
        .orElseGet(() -> Intake.refused(Reply.code(ResponseCode.NO_VALID_OBJECT_INFO)));
  }

  /** Takes the bytes of an object; the announcement stays for another try unless all is well. */
  private static final class ObjectIntake implements Intake {
    private final Exchange exchange;
    private final Upload upload;
    private final UploadData data;

    ObjectIntake(Exchange exchange, Upload upload) {
      this.exchange = exchange;
      this.upload = upload;
      this.data = upload.open();
    }

    @Override
    public void accept(ByteBuffer chunk) {
      data.accept(chunk);
    }

    @Override
    public Reply complete(long bytes) {
      boolean stored = upload.isComplete();
      ResponseCode code = data.commit();
      if (code.equals(ResponseCode.OK)) {
        PendingUpload.of(exchange.session()).clear();
        if (!stored) {
          tellOthers(exchange, upload);
        }
      }
      return Answers.of(code);
    }

    @Override
    public void abandon() {
      data.close();
    }
  }
}
