package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail.Reason;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.Wire;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bytes that other people's clients send, as recorded or as their sources put them together.
 */
class ForeignClientsTest {
  private static final String GUID = "77777777777777777777777777777777";

  private static Bytes hex(String text) {
    return Bytes.ofHex(text);
  }

  private static VirtualCameraBuilder built(String model) {
    return VirtualCamera.builder().model(model);
  }

  /** An Init_Command_Request with this behind its header. */
  private static Bytes init(String body) {
    Bytes bytes = hex(body);
    return hex("%02x00000001000000".formatted(bytes.size() + 8)).concat(bytes);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // a PTP String, version 1
    "feklee/ptp.js, 00000000000000000000000000000000"
        + " 0c700074007000 2e006a0073002000640065006d006f000000 01000000",
    // 8-bit host name, no version
    "mmattes/ptpip, " + GUID + " 7261737062657272797069 00",
    // nothing but a GUID
    "VitaMTP, 00000000000000000000000000000000",
    // version 100.0
    "Parrot-Developers/sequoia-ptpy, ffffffffffffffffffffffffffffffff"
        + " 5000540050007900 0000 64000000",
    // a name of fixed size, the halves of the version swapped
    "1stCLord/cptpip, 694f534465766963654755494431 3131"
        + " 6900690069006900690069006900 0000 01000000",
    // six letters in a field of eight bytes: the version takes the place of the NUL
    "petabyt/camlib, ffffffffffffffffffffffffffffffff 630061006d006c00 01000000",
    // a version of two bytes, by a client for the D5300 whose package is called nikon_transfer
    "nikon_transfer, " + GUID + " 70006900 0000 0100",
    // no version, as in a client for Nikon bodies in infrastructure mode
    "PTPIPClient, e9dca7d89c7b440dba010f9e04c0ec23"
        + " 41006e00640072006f0069006400200044006500760069006300650000 00",
    // neither NUL nor version, in both widths
    "kon0524/DotNetThetaLib, " + GUID + " 540068006500740061",
    "mbirth's MicroPython client, " + GUID + " 4553503332",
    // bytes that nobody reads behind the version
    "trailing zeros, " + GUID + " 78000000 00000100 0000000000000000",
    // a name of 40 units
    "a long name, "
        + GUID
        + " 61006100610061006100610061006100610061006100610061006100610061006100610061006100"
        + "6100610061006100610061006100610061006100610061006100610061006100610061006100 61006100"
        + " 0000 00000100",
  })
  void requestsToConnectAreAcceptedAsANikonAcceptsThem(String client, String body)
      throws IOException {
    try (VirtualCamera camera = built("nikon-d5300").start();
        Wire command = Wire.to(camera.address());
        Wire event = Wire.to(camera.address())) {
      InitCommandAck ack = command.send(init(body)).read(InitCommandAck.class);

      assertThat(ack.version()).isEqualTo(ProtocolVersion.V1_0);
      int number = ack.connectionNumber().raw();
      event.send(hex("0c00000003000000%02x000000".formatted(number))).read(InitEventAck.class);
      assertThat(camera.journal().items()).as(client).noneMatch(JournalFailure.class::isInstance);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nikon-z6", "nikon-z9", "nikon-d750", "nikon-1-j1"})
  void otherNikonBodiesAcceptThemToo(String model) throws IOException {
    try (VirtualCamera camera = built(model).start();
        Wire command = Wire.to(camera.address())) {
      command.send(init(GUID + "7069 00")).read(InitCommandAck.class);
    }
  }

  @Test
  void aStrictCameraRefusesThem() throws IOException {
    try (VirtualCamera camera = built("nikon-d5300").strict().start()) {
      for (String tail :
          new String[] {"", "706900", "6100620063", "0278000000 01000000", "7800000064000000"}) {
        try (Wire command = Wire.to(camera.address())) {
          command.send(init(GUID + tail)).expectRefused(Reason.UNSPECIFIED);
        }
      }
    }
  }

  /** No client is known that writes the other packets of the handshake in other ways. */
  @Test
  void bytesBehindAnInitEventRequestAreRefused() throws IOException {
    try (VirtualCamera camera = built("nikon-d5300").start();
        Wire command = Wire.to(camera.address());
        Wire event = Wire.to(camera.address())) {
      command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);

      event.send(hex("10000000 03000000 01000000 00000000")).expectRefused(Reason.UNSPECIFIED);
    }
  }

  /**
   * feklee/ptp.js 2.1.0, recorded: DataPhaseInfo says that no data comes, the total has 32 bits (as
   * in DethCount/ptpip-d5300), the data comes in one End_Data.
   */
  @Test
  void aPropertyIsSetWithDataThatNobodyAnnouncedAndAStartDataOf16Bytes() throws IOException {
    Bytes request =
        hex("16000000 06000000 01000000 1610 01000000 07500000")
            .concat(hex("10000000 09000000 01000000 02000000"))
            .concat(hex("0e000000 0c000000 01000000 2003"));
    try (VirtualCamera camera = built("nikon-d5300").start();
        Peer peer = Peer.open(camera.address())) {
      OperationResponse response = peer.command().send(request).read(OperationResponse.class);

      assertThat(response.encode()).isEqualTo(hex("0e000000 07000000 0120 01000000"));
      assertThat(peer.call(OperationCode.GET_DEVICE_PROP_VALUE, 0x5007).bytes())
          .isEqualTo(hex("2003"));
    }
    try (VirtualCamera strict = built("nikon-d5300").strict().start();
        Peer peer = Peer.open(strict.address())) {
      peer.command().send(request).read(OperationResponse.class);

      peer.command().expectClosed();
    }
  }

  /** DethCount/ptpip-d5300: all bytes in one Data packet, End_Data is empty. */
  @Test
  void aPropertyIsSetWithDataInPiecesThatComeLate() throws IOException {
    try (VirtualCamera camera = built("nikon-d5300").start();
        Peer peer = Peer.open(camera.address())) {
      for (String packet :
          new String[] {
            "16000000 06000000 02000000 1610 e7070000 07500000",
            "10000000 09000000 e7070000 02000000",
            "0e000000 0a000000 e7070000 2003",
            "0c000000 0c000000 e7070000"
          }) {
        peer.command().send(hex(packet));
        Wire.pause(Duration.ofMillis(20));
      }

      assertThat(peer.command().read(OperationResponse.class).encode())
          .isEqualTo(hex("0e000000 07000000 0120 e7070000"));
    }
  }

  /**
   * konstantinov/nikon-wifi-client goes on without waiting for Init_Event_Ack. On a busy machine
   * the Event connection may be late for the camera; not several times.
   */
  @Test
  void anOperationThatComesBeforeTheEventConnectionWaitsForIt() throws IOException {
    int tries = 0;
    while (!isWaitedFor()) {
      assertThat(++tries).isLessThan(5);
    }
  }

  private static boolean isWaitedFor() throws IOException {
    try (VirtualCamera camera = built("nikon-d5300").start();
        Wire command = Wire.to(camera.address());
        Wire event = Wire.to(camera.address())) {
      InitCommandAck ack = command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
      command.send(hex("16000000 06000000 01000000 0210 01000000 01000000"));
      event.send(new InitEventRequest(ack.connectionNumber())).read(InitEventAck.class);
      if (command.isSilentFor(Duration.ofSeconds(1))) {
        return false;
      }

      assertThat(command.read(OperationResponse.class).encode())
          .isEqualTo(hex("0e000000 07000000 0120 01000000"));
      return true;
    }
  }

  /** doby/nikon-transfer-wifi-dseries, aero-shutter: a D5300 is silent before Init_Event_Ack. */
  @Test
  void withoutEventConnectionTheCameraIsSilent() throws IOException {
    try (VirtualCamera camera = built("nikon-d5300").start();
        Wire command = Wire.to(camera.address());
        Wire event = Wire.to(camera.address())) {
      InitCommandAck ack = command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
      command.send(hex("16000000 06000000 01000000 0210 01000000 01000000"));
      assertThat(command.isSilentFor(Duration.ofMillis(400))).isTrue();
      event.send(new InitEventRequest(ack.connectionNumber())).read(InitEventAck.class);

      command.send(hex("16000000 06000000 01000000 0210 02000000 01000000"));
      assertThat(command.read(OperationResponse.class).transactionId().raw()).isEqualTo(2);
      assertThat(camera.journal().items())
          .filteredOn(JournalFailure.class::isInstance)
          .singleElement(as(type(JournalFailure.class)))
          .satisfies(
              failure -> assertThat(failure.problem()).endsWith("connection and was passed over"));
    }
    try (VirtualCamera strict = built("nikon-d5300").strict().start();
        Wire command = Wire.to(strict.address())) {
      command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
      command.send(hex("16000000 06000000 01000000 0210 01000000 01000000")).expectClosed();
    }
  }

  /** petabyt/libpict sends connection number 1 whatever it was told. */
  @Test
  void theFirstInitiatorIsAlwaysNumber1() throws IOException {
    try (VirtualCamera camera = built("nikon-d5300").start()) {
      for (int run = 0; run < 3; run++) {
        try (Wire command = Wire.to(camera.address());
            Wire event = Wire.to(camera.address())) {
          command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
          event.send(hex("0c00000003000000 01000000")).read(InitEventAck.class);
          command.send(hex("16000000 06000000 01000000 0210 00000000 01000000"));
          assertThat(command.read(OperationResponse.class).encode())
              .isEqualTo(hex("0e000000 07000000 0120 00000000"));
        }
      }
    }
  }

  /**
   * Xapher/CoolPixControl: a name without its NUL, and an OpenSession without a session. The
   * camera's neighbours don't take that.
   */
  @Test
  void aCoolpixOpensASessionWithoutANumber() throws IOException {
    Bytes open = hex("12000000 06000000 01000000 0210 01000000");
    try (VirtualCamera camera = built("nikon-coolpix-l840").start();
        Wire command = Wire.to(camera.address());
        Wire event = Wire.to(camera.address())) {
      command
          .send(init(GUID + "77006d0075002f00 00000100")) // wmu/
          .read(InitCommandAck.class);
      event.send(hex("0c00000003000000 01000000")).read(InitEventAck.class);
      command.send(hex("12000000 06000000 01000000 0110 00000000"));
      assertThat(command.read(StartData.class).transactionId().raw()).isZero();
      command.read(EndData.class);
      command.read(OperationResponse.class);

      assertThat(command.send(open).read(OperationResponse.class).encode())
          .isEqualTo(hex("0e000000 07000000 0120 01000000"));
    }
    try (VirtualCamera other = built("nikon-coolpix-s9700").start();
        Wire command = Wire.to(other.address());
        Wire event = Wire.to(other.address())) {
      command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
      event.send(hex("0c00000003000000 01000000")).read(InitEventAck.class);

      assertThat(command.send(open).read(OperationResponse.class).encode())
          .isEqualTo(hex("0e000000 07000000 1d20 01000000"));
    }
  }
}
