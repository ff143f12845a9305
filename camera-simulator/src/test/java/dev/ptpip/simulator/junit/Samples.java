package dev.ptpip.simulator.junit;

import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_BUSY;
import static dev.ptpip.simulator.scenario.Setting.ISO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.scenario.Expectation;
import dev.ptpip.simulator.testing.Peer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that are run by other tests, some of them in order to fail. */
final class Samples {
  private Samples() {}

  /** Asks something and leaves as one should. */
  static void ask(VirtualCamera camera, OperationCode... operations) throws Exception {
    try (Peer peer = Peer.open(camera.address())) {
      for (OperationCode operation : operations) {
        peer.call(operation).ok();
      }
      peer.call(OperationCode.CLOSE_SESSION).ok();
    }
  }

  static final class Parameters {
    private VirtualCamera early = VirtualCamera.builder().build();

    @BeforeEach
    void aCameraOfItsOwn(@Scenario VirtualCamera camera) {
      early = camera;
      assertThat(camera.isRunning()).isTrue();
    }

    @Test
    void twoCameras(@Scenario("reads-twice.yaml") VirtualCamera one, @Scenario VirtualCamera two)
        throws Exception {
      assertThat(Set.of(one.port(), two.port(), early.port())).hasSize(3);
      assertThat(one.host()).isEqualTo("127.0.0.1");
      assertThat(one.body().battery()).isEqualTo(62);
      ask(one, GET_DEVICE_INFO, GET_DEVICE_INFO);
      one.received(GET_DEVICE_INFO).exactly(2);
      two.received(GET_DEVICE_INFO).never();
    }

    @Test
    void expectationsAreJudged(@Scenario("reads-twice.yaml") VirtualCamera camera)
        throws Exception {
      ask(camera, GET_DEVICE_INFO);
    }

    @Test
    void aScenarioThatIsNotThere(@Scenario("weding.yaml") VirtualCamera camera) {}
  }

  @SuppressWarnings("NullAway.Init")
  static final class Fields {
    @Scenario("reads-twice.yaml")
    VirtualCamera mine;

    @Scenario static VirtualCamera shared;

    @Test
    void both() throws Exception {
      ask(mine, GET_DEVICE_INFO, GET_DEVICE_INFO);
      ask(shared, GET_STORAGE_IDS);
      shared.received(GET_STORAGE_IDS).once();
    }

    @Test
    void again() throws Exception {
      both();
    }
  }

  /** §4 of the contract with users, as it stands there. */
  static final class Registered {
    @RegisterExtension
    VirtualCamera camera =
        VirtualCamera.nikonD5300()
            .card(c -> c.free(2))
            .when(GET_OBJECT)
            .nth(1)
            .atData(0.5)
            .drop(Duration.ofSeconds(3))
            .when(OperationCode.SET_DEVICE_PROP_VALUE, p -> p.is(ISO))
            .answer(call -> call.reply(DEVICE_BUSY))
            .expect(Expectation.Fact.RULES_MAY_REST)
            .build();

    @BeforeEach
    void isThere() {
      assertThat(camera.isRunning()).isTrue();
    }

    @AfterEach
    void isStillThere() {
      assertThat(camera.isRunning()).isTrue();
    }

    @Test
    void works() throws Exception {
      ask(camera, GET_DEVICE_INFO);
      assertThat(camera.scenario().yaml()).contains("free: 2 images").contains("at: 50%");
    }
  }

  static final class Failing {
    @RegisterExtension VirtualCamera camera = VirtualCamera.nikonD5300().seed(7).build();

    @Test
    void leavesWithoutCloseSession() throws Exception {
      try (Peer peer = Peer.open(camera.address())) {
        peer.call(GET_DEVICE_INFO).ok();
      }
    }

    @Test
    void waitsForMore() throws Exception {
      try (Peer peer = Peer.open(camera.address())) {
        peer.call(OperationCode.GET_OBJECT_HANDLES, -1).ok();
        peer.call(OperationCode.CLOSE_SESSION).ok();
      }
      camera.received(GET_OBJECT).within(Duration.ofMillis(50)).atLeast(2);
    }

    @Test
    void failsByItself() {
      throw new IllegalStateException("nothing to do with the camera");
    }

    @Test
    void aRuleThatNeverFires() throws Exception {
      camera.rules().add("GetThumb:close");
      ask(camera, GET_DEVICE_INFO);
    }
  }

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static final class Shared {
    static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

    @RegisterExtension
    static final VirtualCamera CAMERA =
        VirtualCamera.nikonD5300()
            .state("iso", "400")
            .expect(Expectation.Fact.NO_VIOLATIONS)
            .build();

    @Test
    @Order(1)
    void deletesEverything() throws Exception {
      PORTS.add(CAMERA.port());
      try (Peer peer = Peer.open(CAMERA.address())) {
        peer.call(OperationCode.DELETE_OBJECT, -1).ok();
        peer.call(OperationCode.CLOSE_SESSION).ok();
      }
    }

    @Test
    @Order(2)
    void findsEverything() throws Exception {
      PORTS.add(CAMERA.port());
      CAMERA.received(OperationCode.DELETE_OBJECT).never();
      try (Peer peer = Peer.open(CAMERA.address())) {
        assertThat(peer.call(OperationCode.GET_NUM_OBJECTS, -1).ok().response().parameter(1))
            .isPositive();
        peer.call(OperationCode.CLOSE_SESSION).ok();
      }
    }
  }

  static final class Parallel {
    static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

    @RegisterExtension VirtualCamera camera = VirtualCamera.nikonD5300().build();

    @RepeatedTest(8)
    void eachHasItsOwn(@Scenario VirtualCamera other) throws Exception {
      PORTS.add(camera.port());
      PORTS.add(other.port());
      ask(camera, GET_DEVICE_INFO);
      ask(other, GET_STORAGE_IDS);
      camera.received(GET_DEVICE_INFO).once();
      camera.received(GET_STORAGE_IDS).never();
    }
  }
}
