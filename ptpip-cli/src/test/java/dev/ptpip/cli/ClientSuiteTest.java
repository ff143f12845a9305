package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.stage.VirtualStage;
import dev.ptpip.cli.wrong.WrongClients;
import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.client.ClientCase;
import dev.ptpip.conformance.client.ClientCases;
import dev.ptpip.conformance.client.ClientCheck;
import dev.ptpip.conformance.client.ClientCommand;
import dev.ptpip.conformance.client.ClientResult;
import dev.ptpip.conformance.run.Strictness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The cases for clients are judged too: each lets a good client pass, and none that is wrong. */
class ClientSuiteTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final int AT_ONCE = 8;
  private static final int LEAST_PERCENT = 95;

  /** What our client can't do. */
  private static final Set<String> NOT_OURS = Set.of();

  private static final Map<String, ClientCommand> WRONG = WrongClients.byCase();
  private static final Map<String, Future<ClientResult>> GOOD_RESULTS = new LinkedHashMap<>();
  private static final Map<String, Future<ClientResult>> WRONG_RESULTS = new LinkedHashMap<>();
  private static final ExecutorService WORKERS = Executors.newFixedThreadPool(AT_ONCE);

  @BeforeAll
  static void begin(@TempDir Path folder) {
    ClientCommand ours = new OurClient(folder);
    for (ClientCase each : ClientCases.all()) {
      GOOD_RESULTS.put(each.id(), WORKERS.submit(() -> check(ours).run(each)));
      if (WRONG.containsKey(each.id())) {
        WRONG_RESULTS.put(each.id(), WORKERS.submit(() -> check(WRONG.get(each.id())).run(each)));
      }
    }
  }

  private static ClientCheck check(ClientCommand client) {
    return new ClientCheck(new VirtualStage(), client, DEADLINE, Strictness.LENIENT);
  }

  @AfterAll
  static void end() {
    WORKERS.shutdownNow();
  }

  @TestFactory
  Stream<DynamicTest> ourClientPasses() {
    return ClientCases.all().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.id(),
                    () -> {
                      ClientResult result =
                          Objects.requireNonNull(GOOD_RESULTS.get(each.id())).get();
                      assertThat(result.verdict())
                          .as("%s %s %s", result.reason(), result.found(), result.exit())
                          .isEqualTo(
                              NOT_OURS.contains(each.id()) ? Verdict.NOT_APPLICABLE : Verdict.PASS);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> wrongClientDoesNot() {
    return ClientCases.all().stream()
        .filter(each -> WRONG.containsKey(each.id()))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.id(),
                    () -> {
                      ClientResult result =
                          Objects.requireNonNull(WRONG_RESULTS.get(each.id())).get();
                      assertThat(result.verdict())
                          .as("%s %s %s", result.reason(), result.found(), result.exit())
                          .isEqualTo(each.basis().worst(Strictness.LENIENT));
                      assertThat(result.found()).isNotEmpty();
                    }));
  }

  @Test
  void nearlyEveryCaseHasAWrongClient() {
    int cases = ClientCases.all().size();
    System.out.printf(
        "mutation score of clients: %d of %d cases have a wrong client and are seen to notice it%n",
        WRONG.size(), cases);
    assertThat(WRONG.keySet()).isSubsetOf(ClientCases.all().stream().map(ClientCase::id).toList());
    assertThat(WRONG.size() * 100).isGreaterThanOrEqualTo(cases * LEAST_PERCENT);
  }
}
