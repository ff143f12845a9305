package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Conversations;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.protocol.code.OperationCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/ptpip record} between a client and a camera, three processes. */
class RecordIT {
  private final Path folder;

  RecordIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /** KILL leaves no time for anything: what was said before is in the file all the same. */
  @ParameterizedTest
  @CsvSource({"INT, 0", "TERM, 0", "KILL, 137"})
  void aSignalEndsARecordingAndLeavesAFileThatCanBeRead(String signal, int exitCode)
      throws Exception {
    Path file = folder.resolve("x.pcapng");
    try (Launched camera = Launched.camera(folder);
        Launched record =
            Launched.start(
                folder, "ptpip", "record", camera.host(), "-o", file + "", "--listen", "0")) {
      record.awaitReady();
      try (Launched info = Launched.start(folder, "ptpip", "info", record.host())) {
        assertThat(info.await()).as(info.err()).isZero();
      }
      try (Launched watch = Launched.start(folder, "ptpip", "watch", record.host())) {
        watch.awaitErr("watching");

        record.signal(signal);

        assertThat(record.await()).as(record.err()).isEqualTo(exitCode);
        assertThat(watch.await()).isEqualTo(3);
      }
      Conversations recorded = Conversations.read(file);
      assertThat(recorded.summary().problem()).isEmpty();
      assertThat(recorded.conversations()).hasSize(2);
      assertThat(recorded.conversations().get(0).transactions())
          .extracting(CapturedTransaction::operation)
          .contains(OperationCode.GET_DEVICE_INFO, OperationCode.CLOSE_SESSION);
      assertThat(recorded.conversations().get(1).transactions())
          .extracting(CapturedTransaction::operation)
          .contains(OperationCode.OPEN_SESSION);
      if (exitCode == 0) {
        assertThat(record.out().get(record.out().size() - 1)).endsWith(" in " + file);
      }
      assertThat(Files.size(file)).isPositive();
      assertThat(recorded.conversations().get(0).endings()).extracting(Ending::how).isNotEmpty();
    }
  }
}
