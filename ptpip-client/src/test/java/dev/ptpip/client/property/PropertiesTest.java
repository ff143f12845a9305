package dev.ptpip.client.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.event.EventSubscription;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.property.PropertyKeys;
import dev.ptpip.protocol.property.ValueTextException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Properties by code, key and name. */
@ExtendWith(LeakCheck.class)
class PropertiesTest {
  private static final DevicePropertyCode ISO = DevicePropertyCode.EXPOSURE_INDEX;

  private final AtomicInteger iso = new AtomicInteger(400);
  private volatile DataType type = DataType.UINT16;

  private MockCamera mock() throws Exception {
    MockCamera mock = MockCamera.memory();
    mock.on(
        OperationCode.GET_DEVICE_PROP_DESC,
        (request, peer) ->
            peer.data(
                request,
                DevicePropDesc.of(
                        new DevicePropertyCode(request.parameter(1)),
                        PropertyAccess.GET_SET,
                        PropertyValue.of(type, 100),
                        PropertyValue.of(type, iso.get()),
                        new PropertyForm.Enumeration(
                            List.of(
                                PropertyValue.of(type, 100),
                                PropertyValue.of(type, 400),
                                PropertyValue.of(type, 800))))
                    .encode()));
    mock.on(
        OperationCode.GET_DEVICE_PROP_VALUE,
        (request, peer) -> peer.data(request, PropertyValue.of(type, iso.get()).encode()));
    mock.on(
        OperationCode.SET_DEVICE_PROP_VALUE,
        (request, peer) -> {
          Bytes data = peer.readData();
          iso.set(data.at(0) | data.at(1) << 8);
          peer.respond(
              request,
              data.size() == type.width()
                  ? ResponseCode.OK
                  : ResponseCode.INVALID_DEVICE_PROP_FORMAT);
        });
    mock.on(
        OperationCode.RESET_DEVICE_PROP_VALUE,
        (request, peer) -> {
          iso.set(100);
          peer.respond(request, ResponseCode.OK);
        });
    return mock;
  }

  @Test
  void valueIsReadAndSetInTheTypeThatTheCameraDescribes() throws Exception {
    type = DataType.UINT32;
    try (MockCamera mock = mock();
        CameraSession camera = CameraSession.connect(mock.options())) {
      assertThat(camera.properties().get(ISO)).isEqualTo(PropertyValue.of(type, 400));
      camera.properties().set(ISO, 800);
      assertThat(iso).hasValue(800);
      assertThat(camera.properties().get(PropertyKeys.EXPOSURE_INDEX)).isEqualTo(800L);
      camera.properties().set(PropertyKeys.EXPOSURE_INDEX, 100L);
      assertThat(iso).hasValue(100);
      camera.properties().set(ISO, 800);
      camera.properties().reset(ISO);
      assertThat(iso).hasValue(100);
    }
  }

  @Test
  void descriptionIsAskedForOnceAndValuesEachTime() throws Exception {
    try (MockCamera mock = mock();
        CameraSession camera = CameraSession.connect(mock.options())) {
      camera.properties().get(ISO);
      camera.properties().get(ISO);
      camera.properties().get(ISO);
      assertThat(mock.journal().requests().subList(2, 5))
          .extracting(request -> request.operation())
          .containsExactly(
              OperationCode.GET_DEVICE_PROP_DESC,
              OperationCode.GET_DEVICE_PROP_VALUE,
              OperationCode.GET_DEVICE_PROP_VALUE);
    }
  }

  /** PTP-EVSEM-13. */
  @Test
  void typesAreAskedForAgainAfterUnreportedStatus() throws Exception {
    try (MockCamera mock = mock();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe()) {
      camera.properties().get(ISO);
      type = DataType.UINT32;
      mock.peer().event(EventCode.UNREPORTED_STATUS);
      assertThat(events.next(Duration.ofSeconds(10))).isPresent();
      assertThat(camera.properties().get(ISO)).isEqualTo(PropertyValue.of(type, 400));
    }
  }

  @Test
  void namesAndWordsMeanWhatPeopleMean() throws Exception {
    try (MockCamera mock = mock();
        CameraSession camera = CameraSession.connect(mock.options())) {
      assertThat(camera.properties().get("iso")).isEqualTo("400");
      assertThat(camera.properties().get("ISO-Speed")).isEqualTo("400");
      assertThat(camera.properties().get("0x500F")).isEqualTo("400");
      assertThat(camera.properties().get("ExposureIndex")).isEqualTo("400");
      camera.properties().set("iso", "800");
      assertThat(iso).hasValue(800);
      assertThat(camera.properties().named("iso").name()).isEqualTo("iso");
      assertThat(camera.properties().named(ISO).name()).isEqualTo("iso");
    }
  }

  @Test
  void unknownNamesAndValuesAreRefusedBeforeAnythingIsSent() throws Exception {
    try (MockCamera mock = mock();
        CameraSession camera = CameraSession.connect(mock.options())) {
      assertThatThrownBy(() -> camera.properties().get("isso"))
          .isInstanceOf(UnknownPropertyException.class)
          .hasMessageContaining("did you mean iso?");
      assertThatThrownBy(() -> camera.properties().get("shutter"))
          .isInstanceOf(UnknownPropertyException.class)
          .hasMessageContaining("this camera has no property \"shutter\"");
      assertThatThrownBy(() -> camera.properties().set("iso", "loud"))
          .isInstanceOf(ValueTextException.class);
      assertThat(mock.journal().requests())
          .noneMatch(request -> request.operation().equals(OperationCode.SET_DEVICE_PROP_VALUE));
    }
  }

  @Test
  void refusedValueIsReported() throws Exception {
    try (MockCamera mock = mock()) {
      mock.on(
          OperationCode.SET_DEVICE_PROP_VALUE,
          (request, peer) -> {
            peer.readData();
            peer.respond(request, ResponseCode.ACCESS_DENIED);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.properties().set(ISO, 100))
            .isInstanceOf(OperationFailedException.class)
            .hasMessageContaining("AccessDenied");
      }
    }
  }
}
