package dev.ptpip.simulator.rest;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Controls a camera that runs somewhere else, through its REST interface. Safe for use by several
 * threads.
 *
 * <pre>{@code
 * CameraControl control = CameraControl.at("http://127.0.0.1:15780");
 * control.set(Map.of("battery", 3));
 * control.waitFor("GetObject", 2, Duration.ofSeconds(5));
 * }</pre>
 */
public final class CameraControl {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;

  /** One for all, because on JDK 17 its threads end only when it is collected. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI base;
  private final Optional<String> token;
  private final Duration patience;

  private CameraControl(URI base, Optional<String> token, Duration patience) {
    this.base = base;
    this.token = token;
    this.patience = patience;
  }

  /** The camera whose panel is at {@code url}. */
  public static CameraControl at(String url) {
    return new CameraControl(URI.create(strip(url)), Optional.empty(), PATIENCE);
  }

  /** The camera whose panel is at {@code url} and asks for a token. */
  public static CameraControl at(String url, String token) {
    return new CameraControl(URI.create(strip(url)), Optional.of(token), PATIENCE);
  }

  private static String strip(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** Another camera of the same process, counted from 1. */
  public CameraControl camera(int number) {
    return new CameraControl(URI.create(base + "/cameras/" + number), token, patience);
  }

  /** The same control, which waits no longer than this for an answer. */
  public CameraControl patient(Duration limit) {
    return new CameraControl(base, token, limit);
  }

  /** The cameras of the process, each with {@code number}, {@code ptpip}, {@code camera}. */
  public List<?> cameras() {
    return map(expect(get("/cameras"), OK)).get("cameras") instanceof List<?> list
        ? list
        : List.of();
  }

  /** Whether the camera accepts sessions. */
  public boolean isReady() {
    return send(request("/healthz", "GET", BodyPublishers.noBody())).statusCode() == OK;
  }

  /** What is to be seen of the camera: {@code battery}, {@code cards}, {@code properties}, …. */
  public Map<String, Object> state() {
    return map(expect(get("/state"), OK));
  }

  /** Does what a hand on the body does: {@code Map.of("battery", 3, "iso", "800")}. */
  public Map<String, Object> set(Map<String, ?> changes) {
    return map(expect(json("PATCH", "/state", changes), OK));
  }

  /** Presses a button: {@code shutter}, {@code af}, {@code power}. */
  public void press(String button) {
    expect(send(request("/press/" + path(button), "POST", BodyPublishers.noBody())), NO_CONTENT);
  }

  /** Every property, each with {@code name}, {@code code}, {@code value} and {@code choices}. */
  public List<?> properties() {
    return map(expect(get("/properties"), OK)).get("properties") instanceof List<?> list
        ? list
        : List.of();
  }

  /** Has the camera end its sessions by itself; the connections stay. */
  public void endSessions() {
    expect(send(request("/sessions", "DELETE", BodyPublishers.noBody())), NO_CONTENT);
  }

  /** The lines of the log with a number above {@code since}. */
  public Map<String, Object> log(long since) {
    return map(expect(get("/log?since=" + since), OK));
  }

  /**
   * Waits until an operation has come so many times since the start.
   *
   * @throws AssertionError if it has not in time; the message shows what came
   */
  public void waitFor(String operation, int count, Duration timeout) {
    HttpResponse<byte[]> response =
        send(
            builder(
                    "/wait?op="
                        + URLEncoder.encode(operation, StandardCharsets.UTF_8)
                        + "&count="
                        + count
                        + "&timeout="
                        + timeout.toMillis()
                        + "ms")
                .timeout(PATIENCE.plus(timeout))
                .GET()
                .build());
    if (response.statusCode() == CONFLICT) {
      Map<String, Object> answer = map(response);
      throw new AssertionError(
          "Expected "
              + answer.get("operation")
              + " at least "
              + count
              + " times within "
              + timeout
              + ", but it came "
              + answer.get("count")
              + " times. Last:\n  "
              + String.join("\n  ", texts(answer.get("lines"))));
    }
    expect(response, OK);
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> texts
        ? texts.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(list));
  }

  /**
   * Puts a rule behind the others: {@code GetObject#1@50%:drop=3s}.
   *
   * @return its name, {@code rules[0]}
   */
  public String fault(String spec) {
    Map<String, Object> rule = map(expect(json("POST", "/rules", Map.of("rule", spec)), CREATED));
    return String.valueOf(rule.get("id"));
  }

  /** The rules and how they stand, each with {@code id}, {@code rule} and {@code fired}. */
  public List<?> rules() {
    return map(expect(get("/rules"), OK)).get("rules") instanceof List<?> list ? list : List.of();
  }

  /** Takes all rules away. */
  public void clearRules() {
    expect(send(request("/rules", "DELETE", BodyPublishers.noBody())), NO_CONTENT);
  }

  /**
   * What initiators did against the rules, each with {@code rule}, {@code who} and {@code what}.
   */
  public List<?> violations() {
    return map(expect(get("/violations"), OK)).get("violations") instanceof List<?> list
        ? list
        : List.of();
  }

  /**
   * Demands that everything which the scenario expects holds.
   *
   * @throws AssertionError if it does not; the message says why
   */
  public void assertGood() {
    assertGood("/good");
  }

  /**
   * Demands that a test may pass: the scenario's expectations hold, all rules have fired, and
   * nobody broke the protocol, unless the scenario allows the latter two.
   *
   * @throws AssertionError if not; the message says why
   */
  public void assertTestGood() {
    assertGood("/good?test=true");
  }

  private void assertGood(String path) {
    HttpResponse<byte[]> response = get(path);
    if (response.statusCode() == CONFLICT) {
      Map<String, Object> verdict = map(response);
      throw new AssertionError(
          verdict.get("sentence") + "\n  " + String.join("\n  ", texts(verdict.get("reasons"))));
    }
    expect(response, OK);
  }

  /** What is different at this camera, as a scenario file. */
  public String scenario() {
    return new String(expect(get("/scenario.yaml"), OK).body(), StandardCharsets.UTF_8);
  }

  /** Begins anew: every connection ends, and everything is as after the start. */
  public void reset() {
    expect(send(request("/reset", "POST", BodyPublishers.noBody())), NO_CONTENT);
  }

  /** The files on the cards, each with {@code path}, {@code size}, …. */
  public List<?> files() {
    return map(expect(get("/card"), OK)).get("files") instanceof List<?> files ? files : List.of();
  }

  /** Puts a file on the card, in place of one of that name. */
  public void upload(String name, byte[] content) {
    upload(name, BodyPublishers.ofByteArray(content));
  }

  /**
   * Puts a file on the card, in place of one of that name.
   *
   * @throws IOException if it can't be read
   */
  public void upload(String name, Path file) throws IOException {
    upload(name, BodyPublishers.ofFile(file));
  }

  private void upload(String name, BodyPublisher body) {
    expect(send(request("/card/" + path(name), "PUT", body)), OK, CREATED);
  }

  /** The bytes of a file on the card. */
  public byte[] download(String name) {
    return expect(get("/card/" + path(name)), OK).body();
  }

  /** Removes a file from the card. */
  public void delete(String name) {
    expect(send(request("/card/" + path(name), "DELETE", BodyPublishers.noBody())), NO_CONTENT);
  }

  /** Formats the card in a slot, as the body's menu does. */
  public void format(int slot) {
    expect(send(request("/card/format?slot=" + slot, "POST", BodyPublishers.noBody())), NO_CONTENT);
  }

  /** Protects a file on the card, as the camera's own button does. */
  public void protect(String name) {
    expect(json("PATCH", "/card/" + path(name), Map.of("protected", true)), OK);
  }

  /** Protects a file on the card no longer. */
  public void unprotect(String name) {
    expect(json("PATCH", "/card/" + path(name), Map.of("protected", false)), OK);
  }

  /** Moves a virtual clock on. */
  public void advance(Duration time) {
    expect(
        send(
            request(
                "/clock/advance?by=" + time.toMillis() + "ms", "POST", BodyPublishers.noBody())),
        OK);
  }

  private static String path(String name) {
    StringBuilder path = new StringBuilder();
    for (String part : name.split("/", -1)) {
      path.append(path.isEmpty() ? "" : "/")
          .append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return path.toString();
  }

  private HttpRequest.Builder builder(String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path)).timeout(patience);
    token.ifPresent(text -> builder.header("Authorization", "Bearer " + text));
    return builder;
  }

  private HttpRequest request(String path, String method, BodyPublisher body) {
    return builder(path).method(method, body).build();
  }

  private HttpResponse<byte[]> get(String path) {
    return send(builder(path).GET().build());
  }

  private HttpResponse<byte[]> json(String method, String path, Object document) {
    return send(
        builder(path)
            .header("Content-Type", Answer.JSON)
            .method(method, BodyPublishers.ofByteArray(JsonText.write(document)))
            .build());
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new CameraControlException(request.method() + " " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CameraControlException(request.method() + " " + request.uri() + " interrupted", e);
    }
  }

  private static HttpResponse<byte[]> expect(HttpResponse<byte[]> response, int... statuses) {
    for (int status : statuses) {
      if (response.statusCode() == status) {
        return response;
      }
    }
    throw new CameraControlException(
        response.request().method()
            + " "
            + response.uri().getPath()
            + ": "
            + response.statusCode()
            + " "
            + new String(response.body(), StandardCharsets.UTF_8));
  }

  private static Map<String, Object> map(HttpResponse<byte[]> response) {
    return JsonText.readMap(response.body());
  }

  @Override
  public String toString() {
    return "control of " + base;
  }
}
