package dev.ptpip.client.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.channel.PtpIpException;
import dev.ptpip.protocol.value.Guid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who we say we are. */
class IdentityTest {
  private final Path folder;

  IdentityTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private IdentityFile file() {
    return new IdentityFile(folder.resolve("deep/er").resolve(IdentityFile.FILE_NAME));
  }

  /** PTPIP-INIT-35. */
  @Test
  void guidIsMadeOnceAndStaysTheSame() throws Exception {
    Guid first = file().guid();
    assertThat(file().guid()).isEqualTo(first);
    assertThat(InitiatorIdentity.of(file()).guid()).isEqualTo(first);
    assertThat(file().path()).hasContent(first.toString());
    try (Stream<Path> all = Files.list(folder.resolve("deep/er"))) {
      assertThat(all).hasSize(1);
    }
  }

  @Test
  void foldersOfTheirOwnHaveGuidsOfTheirOwn() throws Exception {
    Guid one = new IdentityFile(folder.resolve("a").resolve("g")).guid();
    Guid two = new IdentityFile(folder.resolve("b").resolve("g")).guid();
    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void manyAtTheSameTimeAgree() throws Exception {
    int count = 8;
    CyclicBarrier start = new CyclicBarrier(count);
    Set<Guid> guids = ConcurrentHashMap.newKeySet();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                  guids.add(file().guid());
                } catch (Exception failed) {
                  throw new AssertionError(failed);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join(10_000);
    }
    assertThat(guids).hasSize(1);
  }

  @Test
  void guidIsReadInTheFormsThatPeopleWrite() throws Exception {
    Path path = folder.resolve("guid");
    Files.writeString(path, " 00112233-4455-6677-8899-AABBCCDDEEFF \n");
    assertThat(new IdentityFile(path).guid()).hasToString("00112233445566778899aabbccddeeff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "00112233", "00112233445566778899aabbccddeeff00"})
  void malformedFileIsAClearErrorAndIsKept(String text) throws IOException {
    Path path = folder.resolve("guid");
    Files.writeString(path, text);
    assertThatThrownBy(() -> new IdentityFile(path).guid())
        .isInstanceOf(PtpIpException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining("32 hexadecimal digits expected");
    assertThat(path).hasContent(text);
  }

  @Test
  void folderFollowsTheSystem() {
    Map<String, String> none = Map.of();
    assertThat(IdentityFile.folder("", none, "Linux", "/home/u"))
        .isEqualTo(Path.of("/home/u/.config/ptpip"));
    assertThat(IdentityFile.folder("", Map.of("XDG_CONFIG_HOME", "/cfg"), "Linux", "/home/u"))
        .isEqualTo(Path.of("/cfg/ptpip"));
    assertThat(IdentityFile.folder("", Map.of("XDG_CONFIG_HOME", "relative"), "Linux", "/home/u"))
        .isEqualTo(Path.of("/home/u/.config/ptpip"));
    assertThat(IdentityFile.folder("", none, "Mac OS X", "/Users/u"))
        .isEqualTo(Path.of("/Users/u/Library/Application Support/ptpip"));
    assertThat(IdentityFile.folder("", Map.of("APPDATA", "/roaming"), "Windows 11", "/u"))
        .isEqualTo(Path.of("/roaming/ptpip"));
    assertThat(IdentityFile.folder("", Map.of("PTPIP_CONFIG_DIR", "/mine"), "Linux", "/home/u"))
        .isEqualTo(Path.of("/mine"));
    assertThat(
            IdentityFile.folder("/first", Map.of("PTPIP_CONFIG_DIR", "/mine"), "Linux", "/home/u"))
        .isEqualTo(Path.of("/first"));
  }

  @Test
  void nameIsCutToWhatAPacketHolds() {
    Guid guid = Guid.parse("00112233445566778899aabbccddeeff");
    assertThat(new InitiatorIdentity(guid, "x".repeat(50)).friendlyName()).hasSize(39);
    String pair = "x".repeat(38) + "😀";
    assertThat(new InitiatorIdentity(guid, pair).friendlyName()).isEqualTo("x".repeat(38));
    assertThat(new InitiatorIdentity(guid, "a\0b").friendlyName()).isEqualTo("ab");
  }

  @Test
  void hostNameIsFoundWithoutTheNetwork() throws Exception {
    Path kernel = folder.resolve("hostname");
    Files.writeString(kernel, "kernel\n");
    assertThat(HostName.find(Map.of("HOSTNAME", "env"), kernel)).isEqualTo("env");
    assertThat(HostName.find(Map.of("COMPUTERNAME", "win"), kernel)).isEqualTo("win");
    assertThat(HostName.find(Map.of(), kernel)).isEqualTo("kernel");
    assertThat(HostName.find(Map.of(), folder.resolve("none"))).isNotEmpty();
  }
}
