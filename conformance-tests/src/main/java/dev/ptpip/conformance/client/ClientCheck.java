package dev.ptpip.conformance.client;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Level;
import dev.ptpip.conformance.run.SelectionException;
import dev.ptpip.conformance.run.Strictness;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges a client, one camera per case. Safe for use by several threads, a case each. */
public final class ClientCheck {
  private static final Duration CONNECTIONS_END = Duration.ofSeconds(3);

  private final CameraStage stage;
  private final ClientCommand client;
  private final Duration deadline;
  private final Strictness strictness;

  /**
   * Judges {@code client}.
   *
   * @param deadline how long it may take for a case
   * @param strictness whether a recommendation counts as a requirement
   */
  public ClientCheck(
      CameraStage stage, ClientCommand client, Duration deadline, Strictness strictness) {
    this.stage = stage;
    this.client = client;
    this.deadline = deadline;
    this.strictness = strictness;
  }

  /**
   * The cases with these names: ids, groups, patterns with {@code *}; all if there is none.
   *
   * @throws SelectionException if a name fits nothing
   */
  public static List<ClientCase> select(List<String> names) throws SelectionException {
    if (names.isEmpty()) {
      return ClientCases.all();
    }
    Set<ClientCase> chosen = new LinkedHashSet<>();
    for (String name : names) {
      List<ClientCase> fitting =
          ClientCases.all().stream().filter(each -> fits(each, name)).toList();
      if (fitting.isEmpty()) {
        throw new SelectionException("no case for clients is named " + name);
      }
      chosen.addAll(fitting);
    }
    return ClientCases.all().stream().filter(chosen::contains).toList();
  }

  private static boolean fits(ClientCase each, String name) {
    if (name.endsWith("*")) {
      return each.id().startsWith(name.substring(0, name.length() - 1));
    }
    return each.id().equals(name) || each.id().startsWith(name + "[") || each.group().equals(name);
  }

  /**
   * Runs one case.
   *
   * @throws IOException if the camera or the client can't be started
   */
  public ClientResult run(ClientCase wanted) throws IOException, InterruptedException {
    Traffic traffic = new Traffic();
    ClientExit exit;
    List<String> fired;
    try (CameraStage.Staged camera = stage.open(wanted.scene(), traffic)) {
      exit = client.run(wanted.id(), camera.address(), deadline);
      for (int again = 1; again < wanted.scene().starts() && !exit.hung(); again++) {
        traffic.awaitEnd(CONNECTIONS_END);
        ClientExit other = client.run(wanted.id(), camera.address(), deadline);
        exit = exit.isGood() ? other : exit;
      }
      traffic.awaitEnd(CONNECTIONS_END);
      fired = camera.fired();
    }
    return judge(wanted, new Evidence(traffic, exit, fired));
  }

  private ClientResult judge(ClientCase wanted, Evidence seen) {
    ClientExit exit = seen.exit();
    if (exit.code().isPresent() && exit.code().getAsInt() == ClientExit.NOT_SUPPORTED) {
      return result(wanted, Verdict.NOT_APPLICABLE, "exit 127", List.of(), seen);
    }
    if (seen.traffic().connections() == 0) {
      return bad(wanted, Shortcoming.of("a connection", "none was made; " + exit.text()), seen);
    }
    if (exit.hung() || exit.crashed()) {
      return bad(wanted, Shortcoming.of("an end in order", exit.text()), seen);
    }
    if (!wanted.scene().isPlain() && seen.fired().isEmpty()) {
      return result(wanted, Verdict.NOT_APPLICABLE, "it did not come to that", List.of(), seen);
    }
    List<Shortcoming> found = wanted.body().judge(seen);
    if (!found.isEmpty()) {
      return result(wanted, wanted.basis().worst(strictness), "", found, seen);
    }
    Optional<String> missing = wanted.premise().missing(seen);
    return missing.isPresent()
        ? result(wanted, Verdict.NOT_APPLICABLE, missing.get(), List.of(), seen)
        : result(wanted, Verdict.PASS, "", List.of(), seen);
  }

  /** A client that does not even connect, hangs or crashes. */
  private static ClientResult bad(ClientCase wanted, Shortcoming found, Evidence seen) {
    Verdict verdict =
        wanted.basis().rule().level() == Level.OBSERVED ? Verdict.DIFFERS : Verdict.FAIL;
    return result(wanted, verdict, "", List.of(found), seen);
  }

  private static ClientResult result(
      ClientCase wanted, Verdict verdict, String reason, List<Shortcoming> found, Evidence seen) {
    return new ClientResult(
        wanted, verdict, reason, found, seen.exit(), seen.fired(), seen.traffic());
  }
}
