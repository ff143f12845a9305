package dev.ptpip.pcap.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.testing.Fuzzing;
import dev.ptpip.pcap.testing.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged captures give a result or a clear error, read and mapped the same one. More of them than
 * the usual 2,000 are read with {@code -Dptpip.fuzz=200000}, or by {@link Fuzzing} as a program.
 */
class HostileCapturesTest {
  private static final int LARGEST = 32 * 1024;

  @Test
  void damagedCapturesGiveAResultOrAClearError(@TempDir Path folder) throws IOException {
    int variants = Integer.getInteger("ptpip.fuzz", 2_000);
    List<byte[]> seeds = new ArrayList<>(Seeds.all());
    seeds.addAll(Seeds.fixtures(LARGEST));
    Fuzzing fuzzing = new Fuzzing(seeds, 20_260_701, folder);

    fuzzing.run(variants);

    assertThat(fuzzing.count()).isEqualTo(variants);
  }
}
