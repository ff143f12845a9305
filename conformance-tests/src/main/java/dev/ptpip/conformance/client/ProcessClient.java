package dev.ptpip.conformance.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A client that is a program: {@code {host}} and {@code {port}} in its arguments are replaced, and
 * PTPIP_CASE, PTPIP_HOST and PTPIP_PORT are in its environment, and PTPIP_GUID in the case that is
 * about it.
 *
 * @param words the program and its arguments
 */
public record ProcessClient(List<String> words) implements ClientCommand {
  private static final int KEPT_BYTES = 8 * 1024;
  private static final long END_SECONDS = 5;

  /** Copies. */
  public ProcessClient {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a command is missing");
    }
  }

  @Override
  public ClientExit run(String caseId, InetSocketAddress camera, Duration deadline)
      throws IOException, InterruptedException {
    String host = camera.getAddress().getHostAddress();
    String port = String.valueOf(camera.getPort());
    Path output = Files.createTempFile("ptpip-client", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
                  words.stream()
                      .map(word -> word.replace("{host}", host).replace("{port}", port))
                      .toList())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile());
      builder
          .environment()
          .putAll(Map.of("PTPIP_CASE", caseId, "PTPIP_HOST", host, "PTPIP_PORT", port));
      if (caseId.equals(IdentityCases.OWN_GUID)) {
        builder.environment().put("PTPIP_GUID", IdentityCases.GUID_TEXT);
      }
      long begin = System.nanoTime();
      Process process = builder.start();
      boolean ended;
      try {
        ended = process.waitFor(deadline.toNanos(), TimeUnit.NANOSECONDS);
      } finally {
        end(process);
      }
      Duration time = Duration.ofNanos(System.nanoTime() - begin);
      return new ClientExit(
          ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(), tail(output), time);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static void end(Process process) throws InterruptedException {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor(END_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static String tail(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer kept = ByteBuffer.allocate((int) Math.min(KEPT_BYTES, channel.size()));
      channel.read(kept, channel.size() - kept.capacity());
      return StandardCharsets.UTF_8.decode(kept.flip()).toString();
    }
  }
}
