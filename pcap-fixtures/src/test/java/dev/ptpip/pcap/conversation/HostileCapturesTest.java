package dev.ptpip.pcap.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.testing.Fuzzing;
import dev.ptpip.pcap.testing.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged captures give a result or a clear error. More of them than the usual 2,000 are read with
 * {@code -Dptpip.fuzz=200000}, or by {@link Fuzzing} as a program.
 */
class HostileCapturesTest {
  @Test
  void damagedCapturesGiveAResultOrAClearError(@TempDir Path folder) throws IOException {
    int variants = Integer.getInteger("ptpip.fuzz", 2_000);
    Fuzzing fuzzing = new Fuzzing(Seeds.all(), 20_260_701);

    fuzzing.run(variants, folder.resolve("variant"));

    assertThat(fuzzing.count()).isEqualTo(variants);
  }
}
