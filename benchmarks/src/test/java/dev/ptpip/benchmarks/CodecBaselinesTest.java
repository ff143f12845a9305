package dev.ptpip.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.packet.OperationRequest;
import org.junit.jupiter.api.Test;

/** Both sides of each comparison do the same work. */
final class CodecBaselinesTest {
  private final Codecs codecs = new Codecs();

  @Test
  void bothReadTheSameRequest() {
    PlainCodecs.Request plain = codecs.requestDecodePlain();
    assertThat(codecs.requestDecode())
        .isInstanceOfSatisfying(
            OperationRequest.class,
            request -> {
              assertThat(request.operation().raw()).isEqualTo(plain.operation());
              assertThat(request.transactionId().raw()).isEqualTo(plain.transactionId());
              assertThat(request.parameters()).isEqualTo(plain.parameters()).hasSize(3);
            });
  }

  @Test
  void bothReadTheSameObjectInfo() {
    PlainCodecs.Info plain = codecs.objectInfoDecodePlain();
    assertThat(codecs.objectInfoDecode().fileName()).isEqualTo(plain.name()).isNotEmpty();
    assertThat(codecs.objectInfoDecode().compressedSize()).isEqualTo(plain.size());
    assertThat(codecs.objectInfoDecode().modificationDate().text()).isEqualTo(plain.modified());
  }

  @Test
  void bothWriteTheSameNumberOfBytes() {
    assertThat(codecs.requestEncode()).isEqualTo(codecs.requestEncodePlain()).isEqualTo(30);
    assertThat(codecs.objectInfoEncode()).isEqualTo(codecs.objectInfoEncodePlain());
  }

  @Test
  void measuringTwiceGivesTheSame() {
    assertThat(codecs.requestDecode()).isEqualTo(codecs.requestDecode());
    assertThat(codecs.objectInfoDecodePlain()).isEqualTo(codecs.objectInfoDecodePlain());
    assertThat(codecs.objectInfoEncode()).isEqualTo(codecs.objectInfoEncode());
  }
}
