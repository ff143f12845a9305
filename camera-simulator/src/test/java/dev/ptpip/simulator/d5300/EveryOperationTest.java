package dev.ptpip.simulator.d5300;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.testing.Peer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for all operations of the model alike. */
class EveryOperationTest {
  private static final OperationCode UNKNOWN = new OperationCode(0x9FFF);

  private static List<OperationCode> operations() {
    return CameraModels.load("nikon-d5300").operations();
  }

  @Test
  void everyOperationOfTheModelIsOfferedAndCarriedOut(@TempDir Path base) throws Exception {
    try (Bench bench = Bench.open(base)) {
      assertThat(
              DeviceInfo.decode(bench.data(OperationCode.GET_DEVICE_INFO), DecodePolicy.STRICT)
                  .operations())
          .containsExactlyElementsOf(operations())
          .hasSize(54);
      bench.refused(ResponseCode.OPERATION_NOT_SUPPORTED, UNKNOWN);
    }
  }

  /** Parameters that nobody means: the camera answers with a code, and goes on. */
  @Test
  void noParametersAndAbsurdOnesAreAnswered(@TempDir Path base) throws Exception {
    int[] absurd = new int[OperationRequest.MAX_PARAMETERS];
    Arrays.fill(absurd, 0x5A5A_5A5A);
    try (Bench bench = Bench.open(base)) {
      for (OperationCode operation : operations()) {
        for (int[] parameters : new int[][] {{}, absurd}) {
          Peer.Answer answer = bench.call(operation, parameters);
          assertThat(answer.code())
              .as("%s with %d parameters", operation, parameters.length)
              .isNotIn(ResponseCode.OPERATION_NOT_SUPPORTED, ResponseCode.GENERAL_ERROR);
          reopen(bench);
        }
      }
    }
  }

  private static void reopen(Bench bench) throws Exception {
    assertThat(bench.call(OperationCode.OPEN_SESSION, 1).code())
        .isIn(ResponseCode.OK, ResponseCode.SESSION_ALREADY_OPEN);
    bench.ready();
  }
}
