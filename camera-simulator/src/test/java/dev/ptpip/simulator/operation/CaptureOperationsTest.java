package dev.ptpip.simulator.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.camera.Activity;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.InstallingPack;
import dev.ptpip.simulator.testing.TestCards;
import dev.ptpip.simulator.testing.TestModels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The checks before a capture: PTP-CAPT-05, CAPT-06, CAPT-07, CAPT-13. */
class CaptureOperationsTest {
  private static final OperationCode[] BOTH = {
    OperationCode.INITIATE_CAPTURE, OperationCode.INITIATE_OPEN_CAPTURE
  };

  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  @RegisterExtension
  final CameraFixture fixture =
      CameraFixture.of(
          TestModels.plain(),
          builder ->
              builder.pack(
                  InstallingPack.of(
                      camera -> camera.capture(this::initiate).openCapture(new Open()))));

  private Reply initiate(Exchange exchange, StorageId storage, Optional<ObjectFormatCode> format) {
    calls.add(storage + " " + format.map(ObjectFormatCode::toString).orElse("any"));
    return Reply.ok();
  }

  private final class Open implements OpenCaptureService {
    @Override
    public Reply initiateOpen(
        Exchange exchange, StorageId storage, Optional<ObjectFormatCode> format) {
      return initiate(exchange, storage, format);
    }

    @Override
    public Reply terminateOpen(Exchange exchange, TransactionId capture) {
      calls.add("end of " + capture);
      return Reply.code(ResponseCode.CAPTURE_ALREADY_TERMINATED);
    }
  }

  private ResponseCode code(OperationCode operation, int... parameters) throws Exception {
    return fixture.peer().call(operation, parameters).code();
  }

  @Test
  void whatIsAllowedReachesTheService() throws Exception {
    for (OperationCode operation : BOTH) {
      assertThat(code(operation)).isEqualTo(ResponseCode.OK);
      assertThat(code(operation, TestCards.STORE.raw(), 0x3801)).isEqualTo(ResponseCode.OK);
    }
    assertThat(calls)
        .containsExactly(
            "0x00000000 any", "0x00010001 0x3801", "0x00000000 any", "0x00010001 0x3801");
    assertThat(code(OperationCode.TERMINATE_OPEN_CAPTURE, 99))
        .isEqualTo(ResponseCode.CAPTURE_ALREADY_TERMINATED);
    assertThat(calls).last().isEqualTo("end of 99");
  }

  @Test
  void whatIsNotAllowedDoesNot() throws Exception {
    for (OperationCode operation : BOTH) {
      assertThat(code(operation, 0x7FFF_7FFF)).isEqualTo(ResponseCode.INVALID_STORAGE_ID);
      assertThat(code(operation, 0, 0x300B)).isEqualTo(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
      assertThat(code(operation, 0, 0x5001)).isEqualTo(ResponseCode.INVALID_CODE_FORMAT);
      assertThat(code(operation, 0, 0x0001_3801)).isEqualTo(ResponseCode.INVALID_CODE_FORMAT);
      assertThat(code(operation, 0, 0, 1)).isEqualTo(ResponseCode.PARAMETER_NOT_SUPPORTED);
      Activity.Work work =
          fixture.camera().camera().activity().begin(Activity.Kind.CAPTURE).orElseThrow();
      assertThat(code(operation)).isEqualTo(ResponseCode.DEVICE_BUSY);
      work.end(ResponseCode.OK);
    }
    fixture.camera().body().removeCard(1);
    assertThat(code(OperationCode.INITIATE_CAPTURE, 0x0001_0000))
        .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
    assertThat(calls).isEmpty();
  }
}
