package dev.ptpip.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Case files: what is written is read, and mistakes are said. */
class CaseFileTest {
  private static final Template INIT = Template.parse("0c000000 03000000 <connection>");

  private final Path file;

  CaseFileTest(@TempDir Path folder) {
    file = folder.resolve("case.yaml");
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    FuzzCase written =
        new FuzzCase(
            "PTPIP-TXN-02",
            "wrong-id",
            "a \"title\": yes",
            "wanted\nthis",
            "got # that",
            "a camera",
            -7,
            12,
            List.of(
                new Step.Open(Lane.COMMAND),
                new Step.Send(Lane.COMMAND, Template.parse("3200 <guid> 00")),
                new Step.Open(Lane.EVENT),
                new Step.Send(Lane.EVENT, INIT),
                new Step.Close(Lane.EVENT),
                new Step.Break(Lane.COMMAND)));

    written.write(file, "ptpip check h case.yaml");

    assertThat(FuzzCase.read(file)).isEqualTo(written);
    assertThat(Files.readString(file)).contains("again: \"ptpip check h case.yaml\"\n");
  }

  @Test
  void blanksAreFilledInWhenItIsSent() {
    Guid guid = Guid.random(new Random(2));
    assertThat(INIT.fill(guid, new ConnectionNumber(0x0201)).toHex())
        .isEqualTo("0c0000000300000001020000");
    assertThat(Template.parse("<guid>").fill(guid, new ConnectionNumber(0)))
        .isEqualTo(guid.bytes());
  }

  @Test
  void blankThatIsCutIsFilledWithZeros() {
    assertThat(INIT.first(10).text()).isEqualTo("0c000000 03000000 0000");
    assertThat(INIT.first(12)).isEqualTo(INIT);
    assertThat(INIT.then(Bytes.of(255)).size()).isEqualTo(13);
    assertThat(INIT.flip(0, 0).text()).startsWith("0d000000 ");
  }

  @Test
  void mistakesAreSaid() throws Exception {
    String head = "format: ptpip-case/1\nrule: R\nkind: k\ntitle: t\n";
    mistake("- a\n", "format: ptpip-case/1 expected");
    mistake(head + "color: red\nsteps: []\n", "unknown key \"color\"");
    mistake(head + "steps:\n  - open: side\n", "step 1: command or event expected, not \"side\"");
    mistake(head + "steps:\n  - wait: 1\n", "step 1: open, send, close or reset expected");
    mistake(head + "steps:\n  - send: event\n", "step 1: bytes is missing");
    mistake(
        head + "steps:\n  - send: event\n    bytes: 0g\n",
        "step 1: hexadecimal digits expected, not \"0g\"");
    mistake("a: [\n", "is no YAML");
  }

  private void mistake(String text, String said) throws Exception {
    Files.writeString(file, text);
    assertThatThrownBy(() -> FuzzCase.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("case.yaml")
        .hasMessageContaining(said);
  }
}
