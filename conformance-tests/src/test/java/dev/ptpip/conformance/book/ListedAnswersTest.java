package dev.ptpip.conformance.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** PTP-ERR-10. */
class ListedAnswersTest {
  private final ListedAnswers answers = ListedAnswers.standard();

  private Set<ResponseCode> of(OperationCode operation) {
    return answers.of(operation).orElseThrow();
  }

  @Test
  void objectsAreAnsweredWithCodesOfObjects() {
    assertThat(of(OperationCode.GET_OBJECT_INFO))
        .contains(ResponseCode.OK, ResponseCode.INVALID_OBJECT_HANDLE, ResponseCode.GENERAL_ERROR)
        .doesNotContain(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
  }

  @Test
  void propertiesAreAnsweredWithCodesOfProperties() {
    assertThat(of(OperationCode.SET_DEVICE_PROP_VALUE))
        .contains(ResponseCode.INVALID_DEVICE_PROP_VALUE)
        .doesNotContain(ResponseCode.INVALID_OBJECT_HANDLE);
  }

  @Test
  void operationsOfVendorsAreNotListed() {
    assertThat(answers.of(new OperationCode(0x90C8))).isEmpty();
  }

  @Test
  void allOperationsOfTheStandardAreListed() {
    for (int code = 0x1001; code <= 0x101C; code++) {
      assertThat(of(new OperationCode(code))).hasSizeGreaterThan(5);
    }
  }
}
