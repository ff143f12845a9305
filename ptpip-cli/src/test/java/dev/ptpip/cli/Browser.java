package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page in a Chromium without a window, that tests click in by its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final Answers answers;
  private final AtomicInteger last = new AtomicInteger();

  private Browser(Process process, Path profile, WebSocket socket, Answers answers) {
    this.process = process;
    this.profile = profile;
    this.socket = socket;
    this.answers = answers;
  }

  /** Opens a page; goes on only where there is a Chromium. */
  static Browser open(String url, Path folder) throws Exception {
    Docker.need("chromium");
    Path profile = folder.resolve("profile");
    Process process =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                url)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    try {
      Answers answers = new Answers();
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(URI.create(page(port(profile), url)), answers)
              .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      return new Browser(process, profile, socket, answers);
    } catch (Exception | AssertionError failed) {
      end(process);
      throw failed;
    }
  }

  private static int port(Path profile) throws IOException {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() > 1) {
          return Integer.parseInt(lines.get(0));
        }
      }
      assertThat(System.nanoTime()).as("chromium starts").isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static String page(int port, String url) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      String list =
          http.send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      for (JsonNode target : MAPPER.readTree(list)) {
        if (target.path("type").asString().equals("page")
            && target.path("url").asString().startsWith(url)) {
          return target.path("webSocketDebuggerUrl").asString();
        }
      }
      assertThat(System.nanoTime()).as("the page opens: " + list).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** What the page sends back, by the number of the question. */
  private static final class Answers implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<CharSequence> parts = new ArrayList<>();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
      parts.add(part.toString());
      if (whole) {
        JsonNode message = MAPPER.readTree(String.join("", parts));
        parts.clear();
        CompletableFuture<JsonNode> question = waiting.remove(message.path("id").asInt(-1));
        if (question != null) {
          question.complete(message);
        }
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  /** The value of an expression, awaited if it is a promise. */
  JsonNode evaluate(String expression) throws Exception {
    int number = last.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.waiting.put(number, answer);
    socket
        .sendText(
            MAPPER.writeValueAsString(
                Map.of(
                    "id",
                    number,
                    "method",
                    "Runtime.evaluate",
                    "params",
                    Map.of("expression", expression, "awaitPromise", true, "returnByValue", true))),
            true)
        .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    JsonNode result = answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS).path("result");
    assertThat(result.path("exceptionDetails").toString()).as(expression).isEmpty();
    return result.path("result").path("value");
  }

  /** The value of an expression as text. */
  String text(String expression) throws Exception {
    return evaluate("String(" + expression + ")").asString();
  }

  /** Clicks what a selector finds first. */
  void click(String selector) throws Exception {
    await("!!document.querySelector(" + quoted(selector) + ")");
    evaluate("document.querySelector(" + quoted(selector) + ").click()");
  }

  /** Waits until an expression is true, which it is not while it fails. */
  void await(String expression) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    String tried =
        "(() => { try { return !!(" + expression + "); } catch (e) { return false; } })()";
    while (!evaluate(tried).asBoolean()) {
      assertThat(System.nanoTime())
          .as(expression + " on a page that says " + said())
          .isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private String said() throws Exception {
    return text("document.getElementById('say')?.textContent");
  }

  static String quoted(String text) {
    return MAPPER.writeValueAsString(text);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Links that lead out of its folder are removed, or JUnit would warn of them. */
  @Override
  public void close() throws IOException {
    socket.abort();
    end(process);
    for (String link : List.of("SingletonSocket", "SingletonLock", "SingletonCookie")) {
      Files.deleteIfExists(profile.resolve(link));
    }
  }
}
