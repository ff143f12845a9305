package dev.ptpip.simulator.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.Peer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PTP-PROP-*, over the wire. */
class PropertyOperationsTest {
  private static final int F_NUMBER = 0x5007;
  private static final int BATTERY = 0x5001;
  private static final int DATE = 0x5011;
  private static final Bytes F4 = Bytes.of(0x90, 0x01);

  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();
  private Peer peer;

  @BeforeEach
  void peer() {
    peer = fixture.peer();
  }

  private DevicePropDesc describe(int code) throws Exception {
    return DevicePropDesc.decode(
        peer.call(OperationCode.GET_DEVICE_PROP_DESC, code).ok().bytes(), DecodePolicy.STRICT);
  }

  private Bytes value(int code) throws Exception {
    return peer.call(OperationCode.GET_DEVICE_PROP_VALUE, code).ok().bytes();
  }

  private ResponseCode set(int code, Bytes data) throws Exception {
    return peer.put(OperationCode.SET_DEVICE_PROP_VALUE, data, code).code();
  }

  /** PTP-PROP-01, PROP-02, PROP-06, PTP-DEVINFO-05: every property of the model. */
  @Test
  void everyPropertyIsDescribedAndHasThatValue() throws Exception {
    assertThat(fixture.camera().camera().properties().codes()).hasSize(120);
    for (DevicePropertyCode code : fixture.camera().camera().properties().codes()) {
      DevicePropDesc desc = describe(code.raw());
      assertThat(desc.property()).isEqualTo(code);
      if (code.raw() != DATE) {
        assertThat(value(code.raw())).isEqualTo(desc.currentValue().encode());
      }
    }
  }

  /** PTP-PROP-05, PROP-23. */
  @Test
  void whatTheCameraDoesNotHaveIsNotSupported() throws Exception {
    for (int code : new int[] {0x5FFF, 0x1001, 0, 0x0001_5007, -1}) {
      assertThat(peer.call(OperationCode.GET_DEVICE_PROP_DESC, code).code())
          .isEqualTo(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
      assertThat(peer.call(OperationCode.GET_DEVICE_PROP_VALUE, code).code())
          .isEqualTo(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
      assertThat(set(code, F4)).isEqualTo(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
    }
    assertThat(peer.call(OperationCode.RESET_DEVICE_PROP_VALUE, 0x5FFF).code())
        .isEqualTo(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
  }

  /** PTP-PROP-07, PROP-08, PROP-09, PROP-10, PROP-24. */
  @Test
  void valuesAreCheckedAndKept() throws Exception {
    assertThat(set(F_NUMBER, F4)).isEqualTo(ResponseCode.OK);
    assertThat(value(F_NUMBER)).isEqualTo(F4);
    assertThat(set(F_NUMBER, Bytes.of(1, 0))).isEqualTo(ResponseCode.INVALID_DEVICE_PROP_VALUE);
    for (Bytes wrong : new Bytes[] {Bytes.EMPTY, Bytes.of(0x90), Bytes.of(0x90, 1, 0)}) {
      assertThat(set(F_NUMBER, wrong)).isEqualTo(ResponseCode.INVALID_DEVICE_PROP_FORMAT);
    }
    assertThat(set(BATTERY, Bytes.of(50))).isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(value(F_NUMBER)).as("what was refused has changed nothing").isEqualTo(F4);

    peer.call(OperationCode.CLOSE_SESSION).ok();
    peer.nextTransaction(0).openSession();
    assertThat(value(F_NUMBER)).isEqualTo(F4);
  }

  /** PTP-PROP-11, PROP-12, PROP-13. */
  @Test
  void valuesCanBeReset() throws Exception {
    PropertyValue usual = describe(F_NUMBER).defaultValue();
    assertThat(set(F_NUMBER, F4)).isEqualTo(ResponseCode.OK);
    peer.call(OperationCode.RESET_DEVICE_PROP_VALUE, F_NUMBER).ok();
    assertThat(value(F_NUMBER)).isEqualTo(usual.encode());
    assertThat(peer.call(OperationCode.RESET_DEVICE_PROP_VALUE, BATTERY).code())
        .isEqualTo(ResponseCode.ACCESS_DENIED);

    assertThat(set(F_NUMBER, F4)).isEqualTo(ResponseCode.OK);
    Bytes before = value(DATE);
    peer.call(OperationCode.RESET_DEVICE_PROP_VALUE, -1).ok();
    assertThat(value(F_NUMBER)).isEqualTo(usual.encode());
    assertThat(value(DATE).slice(0, 19)).as("the date goes on").isEqualTo(before.slice(0, 19));
    for (DevicePropertyCode code : fixture.camera().camera().properties().codes()) {
      DevicePropDesc desc = describe(code.raw());
      if (desc.access().filter(PropertyAccess.GET_SET::equals).isPresent() && code.raw() != DATE) {
        assertThat(desc.currentValue()).as(code.toString()).isEqualTo(desc.defaultValue());
      }
    }
  }

  /** PTP-PROP-18. */
  @Test
  void theDateCanBeSet() throws Exception {
    Bytes date = PropertyValue.text("20300102T030405").encode();
    assertThat(set(DATE, date)).isEqualTo(ResponseCode.OK);
    assertThat(value(DATE).slice(0, 27)).isEqualTo(date.slice(0, 27));
    assertThat(set(DATE, PropertyValue.text("abc").encode()))
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_VALUE);
  }
}
