package dev.ptpip.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.launcher.PaperCheckout.Run;
import dev.ptpip.cli.launcher.PaperCheckout.Running;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  PaperCheckout checkout;

  @BeforeEach
  void layOut() throws Exception {
    checkout = new PaperCheckout(folder);
  }

  private PaperCheckout with17() throws Exception {
    return checkout.with("JAVA_HOME", checkout.jdk("jdk-17", "17.0.9"));
  }

  private Path lock() {
    return checkout.root().resolve(".build-lock");
  }

  @Test
  void aFreshCloneIsBuiltOnceAndStarted() throws Exception {
    with17();

    Run first = checkout.camera("--port", "0");
    Run second = checkout.camera("--port", "0");

    assertThat(first.exit()).isZero();
    assertThat(first.err())
        .isEqualTo("camera-simulator: building… (once, and again when the sources change)\n");
    assertThat(first.out()).contains("-cp", checkout.jar().toString());
    assertThat(first.arguments()).containsExactly("camera-simulator", "--port", "0");
    assertThat(second.err()).isEmpty();
    assertThat(second.arguments()).isEqualTo(first.arguments());
    assertThat(checkout.builds())
        .singleElement()
        .asString()
        .startsWith(folder.toRealPath().resolve("jdk-17") + " -B -q ")
        .endsWith(" package");
    assertThat(lock()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "ptpip-cli/pom.xml",
        "ptpip-cli/src/main/A.java",
        "camera-simulator/pom.xml",
        "camera-simulator/src/main/A.java"
      })
  void aSourceThatIsNewerThanTheJarIsBuilt(String source) throws Exception {
    with17().built();
    Files.writeString(checkout.root().resolve(source), "changed");

    assertThat(checkout.ptpip("--help").exit()).isZero();
    assertThat(checkout.builds()).hasSize(1);
  }

  @Test
  void aSourceThatIsGoneIsBuiltToo() throws Exception {
    with17().built();
    Files.delete(checkout.root().resolve("ptpip-cli/src/main/B.java"));

    checkout.ptpip();

    assertThat(checkout.builds()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ptpip-cli/src/test/T.java", "benchmarks/src/main/A.java", "docs/x.md"})
  void whatDoesNotGoIntoTheJarIsNotBuilt(String file) throws Exception {
    with17().built();
    Files.writeString(checkout.root().resolve(file), "changed");

    assertThat(checkout.ptpip().exit()).isZero();
    assertThat(checkout.builds()).isEmpty();
  }

  @Test
  void aJarWithoutItsSourcesIsStartedAsItIs() throws Exception {
    with17().built().withoutMaven();
    Files.delete(checkout.root().resolve("pom.xml"));
    Files.writeString(checkout.root().resolve("ptpip-cli/src/main/A.java"), "changed");

    assertThat(checkout.ptpip("ls").arguments()).containsExactly("ptpip", "ls");
  }

  @Test
  void argumentsArePassedOnAsTheyAre() throws Exception {
    with17().built();
    List<String> odd = List.of("a b", "", "*", "$HOME", "--x='y'", "\\", "ü", "-");

    assertThat(checkout.ptpip(odd.toArray(String[]::new)).arguments().subList(1, 9)).isEqualTo(odd);
  }

  @Test
  void symbolicLinksLeadBack() throws Exception {
    with17().built();
    Path absolute = Files.createDirectories(folder.resolve("other bin")).resolve("ptpip");
    Path relative = folder.resolve("p");
    Files.createSymbolicLink(absolute, checkout.root().resolve("bin/ptpip"));
    Files.createSymbolicLink(relative, Path.of("other bin/ptpip"));

    for (Path link : List.of(absolute, relative)) {
      Run run = checkout.start(link, "info").await();
      assertThat(run.err()).isEmpty();
      assertThat(run.arguments()).containsExactly("ptpip", "info");
    }
  }

  /** Where CDPATH is exported, cd would go elsewhere. */
  @Test
  void aRelativePathIsThatOfTheWorkingDirectory() throws Exception {
    with17().built();
    Files.createDirectories(folder.resolve("elsewhere/bin"));
    checkout.with("CDPATH", folder.resolve("elsewhere"));

    for (String command : List.of("cd 'a checkout' && bin/ptpip", "'a checkout/bin/ptpip'")) {
      Run run = checkout.start(Path.of("/bin/sh"), "-c", command + " info").await();
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains(checkout.jar().toString());
    }
  }

  @Test
  void javaHomeComesFirstThenThePathThenWhatIsInstalled() throws Exception {
    checkout.built();
    Path home = checkout.jdk("home", "21");
    Path path = checkout.jdk("path", "17.0.1");
    checkout.jdk("jvm/installed", "25.0.1");

    assertThat(checkout.ptpip().out().get(0)).endsWith("/jvm/installed/bin/java");
    checkout.javaOnPath(path);
    assertThat(checkout.ptpip().out().get(0)).isEqualTo(path.toRealPath() + "/bin/java");
    assertThat(checkout.ptpip().out().get(0)).isEqualTo(path.toRealPath() + "/bin/java");
    checkout.with("JAVA_HOME", home);
    assertThat(checkout.ptpip().out().get(0)).isEqualTo(home + "/bin/java");
  }

  @Test
  void javaThatIsTooOldOrGoneIsPassedOver() throws Exception {
    checkout.built();
    Path good = checkout.jdk("jvm/17", "17");
    checkout.jdk("jvm/11", "11.0.2");
    checkout.javaOnPath(checkout.jdk("path", "1.8.0_292"));

    assertThat(checkout.ptpip().out().get(0)).isEqualTo(good + "/bin/java");
    checkout.with("JAVA_HOME", folder.resolve("nowhere"));
    assertThat(checkout.ptpip().out().get(0)).isEqualTo(good + "/bin/java");
  }

  @Test
  void withoutJava17NothingStarts() throws Exception {
    checkout.built().javaOnPath(checkout.jdk("path", "1.8.0_292"));
    Path eleven = checkout.jdk("jvm/11", "11.0.2");

    Run run = checkout.camera();

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("camera-simulator: needs Java 17 or newer; looked at JAVA_HOME, PATH and ")
        .contains("/path (8.0_292)", eleven + " (11.0.2)");
  }

  @Test
  void withoutMavenNothingIsBuilt() throws Exception {
    with17().withoutMaven();

    Run run = checkout.ptpip();

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).startsWith("ptpip: needs Maven 3.8.7 or newer (mvn) on PATH to build ");
    assertThat(lock()).doesNotExist();
  }

  @Test
  void aBuildThatFailsShowsItsMessagesAndTheNextStartTriesAgain() throws Exception {
    with17().mark("broken");

    Run run = checkout.camera();

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("[ERROR] a brace is missing", "camera-simulator: the build");
    assertThat(lock()).doesNotExist();
    Files.delete(checkout.root().resolve("broken"));
    assertThat(checkout.camera().exit()).isZero();
    assertThat(checkout.builds()).hasSize(2);
  }

  @Test
  void twoThatStartTogetherBuildOnce() throws Exception {
    with17().mark("slow");

    Running one = checkout.start(checkout.root().resolve("bin/ptpip"));
    Running other = checkout.start(checkout.root().resolve("bin/camera-simulator"));

    assertThat(one.await().exit()).isZero();
    assertThat(other.await().exit()).isZero();
    assertThat(checkout.builds()).hasSize(1);
  }

  @Test
  void theLockOfAProcessThatIsGoneIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    with17();
    Files.createSymbolicLink(lock(), Path.of("" + gone.pid()));

    assertThat(checkout.ptpip().exit()).isZero();
    assertThat(checkout.builds()).hasSize(1);
    assertThat(Files.exists(lock(), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void aSignalEndsTheBuildToo() throws Exception {
    with17().mark("endless");
    Running running = checkout.start(checkout.root().resolve("bin/camera-simulator"));
    Path pid = checkout.root().resolve("pid");
    PaperCheckout.waitUntil(() -> Files.exists(pid) && Files.size(pid) > 1);
    ProcessHandle maven =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

    running.process().destroy();

    assertThat(running.await().exit()).isEqualTo(143);
    PaperCheckout.waitUntil(() -> !maven.isAlive());
    assertThat(Files.exists(lock(), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void optionsForTheJvmStandBeforeTheProgram() throws Exception {
    with17().built().with("PTPIP_JAVA_OPTS", "-Xmx64m -Da=b");

    assertThat(checkout.camera().out())
        .containsSubsequence("-Xmx64m", "-Da=b", "dev.ptpip.cli.Main", "camera-simulator")
        .doesNotContain("-XX:TieredStopAtLevel=1");
    assertThat(checkout.ptpip().out())
        .containsSubsequence("-Xmx64m", "-Da=b", "dev.ptpip.cli.Main", "ptpip")
        .contains("-XX:TieredStopAtLevel=1");
  }

  @Test
  void withoutAPlaceForTheArchiveItStartsAsWell() throws Exception {
    with17().built();
    Files.writeString(checkout.jar().resolveSibling("cds"), "a file where a folder should be");

    Run run = checkout.camera();

    assertThat(run.err()).isEmpty();
    assertThat(run.arguments()).containsExactly("camera-simulator");
    assertThat(String.join(" ", run.out())).doesNotContain("SharedArchiveFile");
  }

  @Test
  void theArchiveIsMadeOncePerJdkAndAnewForANewJar() throws Exception {
    with17().built();

    String first = String.join(" ", checkout.camera().out());
    Path archive = Path.of(first.replaceAll(".*-XX:SharedArchiveFile=(.*?\\.jsa).*", "$1"));
    FileTime made = Files.getLastModifiedTime(archive);
    checkout.camera();

    assertThat(Files.getLastModifiedTime(archive)).isEqualTo(made);
    Files.writeString(archive, "of another jar");
    Files.setLastModifiedTime(
        checkout.jar(), FileTime.from(made.toInstant().plus(Duration.ofSeconds(5))));
    checkout.camera();
    assertThat(archive).hasContent("archive");
    checkout.with("JAVA_HOME", checkout.jdk("jdk-25", "25"));
    assertThat(String.join(" ", checkout.camera().out())).doesNotContain(archive.toString());
  }
}
