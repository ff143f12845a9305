package dev.ptpip.simulator.vendor.nikon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.Peer.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Properties under codes of 32 bits, asked for with the bytes of erik-sutton95/OpenZCine. */
class LongPropertyCodesTest {
  private static final int WHITE_BALANCE = 0x5005;

  private VirtualCamera camera;
  private Peer peer;

  @BeforeEach
  void switchOn() throws Exception {
    camera = VirtualCamera.builder().model(CameraModels.load("nikon-z9")).start();
    peer = Peer.open(camera.address());
  }

  @AfterEach
  void switchOff() {
    peer.close();
    camera.close();
  }

  private Answer answer(String packets) throws Exception {
    peer.command().send(Bytes.ofHex(packets));
    return peer.answer(new TransactionId(2));
  }

  @Test
  void aDescriptionBeginsWithACodeOf32Bits() throws Exception {
    Answer flashMode = answer("16000000 06000000 03000000 3a94 02000000 0c500000");

    assertThat(flashMode.ok().bytes())
        .isEqualTo(Bytes.ofHex("0c500000 0400 01 0200 0200 02 0100 0200"));
    peer.nextTransaction(3);
    assertThat(peer.call(NikonOperations.GET_DEVICE_PROP_DESC_EX, WHITE_BALANCE).ok().bytes())
        .as("the white balance")
        .matches(description -> description.at(0) == 0x05 && description.at(1) == 0x50);
  }

  @Test
  void aValueIsRead() throws Exception {
    Answer iso = answer("16000000 06000000 03000000 3b94 02000000 0f500000");

    assertThat(iso.ok().bytes()).isEqualTo(Bytes.of(64, 0));
  }

  @Test
  void aValueIsSet() throws Exception {
    Answer set =
        answer(
            "16000000 06000000 02000000 3c94 02000000 05500000"
                + "14000000 09000000 02000000 0200000000000000"
                + "0e000000 0c000000 02000000 0400");

    assertThat(set.code()).isEqualTo(ResponseCode.OK);
    peer.nextTransaction(3);
    assertThat(peer.call(NikonOperations.GET_DEVICE_PROP_VALUE_EX, WHITE_BALANCE).ok().bytes())
        .isEqualTo(Bytes.of(4, 0));
  }

  @Test
  void aValueThatTheFormDoesNotAllowIsRefused() throws Exception {
    Bytes unknown = Bytes.of(0x77, 0);

    assertThat(peer.put(NikonOperations.SET_DEVICE_PROP_VALUE_EX, unknown, WHITE_BALANCE).code())
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_VALUE);
  }

  @Test
  void aPropertyThatTheBodyLacksIsNotSupported() throws Exception {
    assertThat(answer("16000000 06000000 03000000 3a94 02000000 11d00100").code())
        .isEqualTo(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
  }

  @Test
  void aCodeThatNoPropertyCanHaveIsNotSupported() throws Exception {
    for (OperationCode asked :
        List.of(
            NikonOperations.GET_DEVICE_PROP_DESC_EX, NikonOperations.GET_DEVICE_PROP_VALUE_EX)) {
      assertThat(peer.call(asked, 0xFFFF_FFFF).code())
          .isEqualTo(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
    }
    assertThat(
            peer.put(NikonOperations.SET_DEVICE_PROP_VALUE_EX, Bytes.of(1, 0), 0x8000_0000).code())
        .isEqualTo(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
  }

  /** The first question of OpenZCine; the D5300 answers the like to 0x90CA. */
  @Test
  void noPropertiesOfAZ9AreBesideDeviceInfo() throws Exception {
    Answer codes = answer("16000000 06000000 03000000 3994 02000000 0d000000");

    assertThat(codes.ok().bytes()).isEqualTo(Bytes.of(0, 0, 0, 0));
  }

  @Test
  void theVendorsOperationsAreListed() throws Exception {
    Answer codes = peer.call(NikonOperations.GET_VENDOR_CODES, 9);

    assertThat(UInt32Array.decode(codes.ok().bytes(), DecodePolicy.STRICT).values())
        .contains(0x90C0, 0x943C)
        .doesNotContain(0x1001);
  }

  @Test
  void codesOfAnUnknownKindAreRefused() throws Exception {
    assertThat(peer.call(NikonOperations.GET_VENDOR_CODES, 1).code())
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
  }
}
