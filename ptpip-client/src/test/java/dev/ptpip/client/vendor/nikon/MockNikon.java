package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.event.EventPolling;
import dev.ptpip.client.mock.Card;
import dev.ptpip.client.mock.Devices;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A mock that answers as a Nikon body does, as far as the features need it. */
final class MockNikon implements AutoCloseable {
  static final int[] D5300 = {
    0x1001, 0x1002, 0x1003, 0x1004, 0x1005, 0x1006, 0x1007, 0x1008, 0x1009, 0x100A, 0x100B, 0x100C,
    0x100D, 0x100E, 0x100F, 0x1014, 0x1015, 0x1016, 0x101B, 0x90C0, 0x90C1, 0x90C2, 0x90C3, 0x90C4,
    0x90C7, 0x90C8, 0x90CA, 0x90CB, 0x9201, 0x9202, 0x9203, 0x9204, 0x9205, 0x9206, 0x9207, 0x920A,
    0x920B, 0x920C
  };

  final MockCamera mock;
  final Card card;
  final ConcurrentLinkedQueue<NikonEvent> events = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<ResponseCode> ready = new ConcurrentLinkedQueue<>();
  final Map<DevicePropertyCode, PropertyValue> values = new ConcurrentHashMap<>();
  final List<String> log = new CopyOnWriteArrayList<>();

  MockNikon(int... operations) throws IOException {
    mock = MockCamera.tcp();
    mock.deviceInfo(Devices.device("Nikon Corporation", 6, operations));
    card = new Card(mock);
    value(0x500F, DataType.UINT16, 100);
    value(0x500D, DataType.UINT32, 80);
    value(0x500E, DataType.UINT16, 1);
    value(0x5013, DataType.UINT16, 1);
    value(0x5018, DataType.UINT16, 1);
    value(0xD10B, DataType.UINT8, 0);
    value(0xD1A2, DataType.UINT8, 0);
    value(0xD1A4, DataType.UINT32, 0);
    value(0xD0A4, DataType.UINT32, 0);
    value(0xD1F0, DataType.UINT8, 0);
    mock.on(
        NikonOperations.GET_VENDOR_PROP_CODES,
        (request, peer) ->
            peer.data(
                request,
                UInt16Array.of(
                        values.keySet().stream()
                            .filter(code -> code.raw() != 0x500F)
                            .sorted((a, b) -> Integer.compare(a.raw(), b.raw()))
                            .toList(),
                        DevicePropertyCode::raw)
                    .encode()));
    mock.on(
        OperationCode.GET_DEVICE_PROP_DESC,
        (request, peer) -> {
          PropertyValue value = values.get(new DevicePropertyCode(request.parameter(1)));
          if (value == null) {
            peer.respond(request, ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
          } else {
            peer.data(request, describe(request.parameter(1), value).encode());
          }
        });
    mock.on(
        OperationCode.GET_DEVICE_PROP_VALUE,
        (request, peer) -> {
          PropertyValue value = values.get(new DevicePropertyCode(request.parameter(1)));
          if (value == null) {
            peer.respond(request, ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
          } else {
            peer.data(request, value.encode());
          }
        });
    mock.on(
        OperationCode.SET_DEVICE_PROP_VALUE,
        (request, peer) -> {
          Bytes data = peer.readData();
          DevicePropertyCode code = new DevicePropertyCode(request.parameter(1));
          PropertyValue now = values.get(code);
          if (now == null) {
            peer.respond(request, ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
            return;
          }
          PropertyValue value =
              PropertyValue.decode(now.dataType().orElseThrow(), data, DecodePolicy.STRICT);
          values.put(code, value);
          log.add("set " + code + "=" + value);
          peer.respond(request, ResponseCode.OK);
        });
    mock.on(
        NikonOperations.GET_EVENT,
        (request, peer) -> {
          List<NikonEvent> list = new ArrayList<>();
          for (NikonEvent event = events.poll(); event != null; event = events.poll()) {
            list.add(event);
          }
          peer.data(request, NikonEventList.of(list).encode());
        });
    mock.on(
        NikonOperations.DEVICE_READY,
        (request, peer) -> {
          ResponseCode next = ready.poll();
          peer.respond(request, next == null ? ResponseCode.OK : next);
        });
    mock.otherwise(
        (request, peer) -> {
          log.add(request.operation() + " " + request.parameters());
          peer.respond(request, ResponseCode.OK);
        });
  }

  private static DevicePropDesc describe(int code, PropertyValue value) {
    return DevicePropDesc.of(
        new DevicePropertyCode(code), PropertyAccess.GET_SET, value, value, PropertyForm.none());
  }

  void value(int code, DataType type, long number) {
    values.put(new DevicePropertyCode(code), PropertyValue.of(type, number));
  }

  long number(int code) {
    PropertyValue value = values.get(new DevicePropertyCode(code));
    return value == null ? -1 : value.longValue();
  }

  /** Has an operation do something before OK. */
  void on(OperationCode code, Runnable effect) {
    mock.on(
        code,
        (request, peer) -> {
          log.add(request.operation() + " " + request.parameters());
          effect.run();
          peer.respond(request, ResponseCode.OK);
        });
  }

  /** Has an operation give these answers, the last one again and again. */
  void answers(OperationCode code, ResponseCode... responses) {
    List<ResponseCode> list = new ArrayList<>(Arrays.asList(responses));
    mock.on(
        code,
        (request, peer) -> {
          log.add(request.operation() + " " + request.parameters());
          peer.respond(request, list.size() > 1 ? list.remove(0) : list.get(0));
        });
  }

  void event(EventCode code, int parameter) {
    events.add(NikonEvent.of(code, parameter));
  }

  /** Puts a picture into the camera's memory. */
  void inMemory(String name, Bytes content) {
    card.items()
        .put(
            0xFFFF0001,
            new Card.Item(
                ObjectInfo.builder(StorageId.NONE, ObjectFormatCode.EXIF_JPEG, name)
                    .compressedSize(content.size())
                    .build(),
                content));
  }

  ConnectOptions options() {
    return mock.options()
        .withPolling(
            new EventPolling(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(100)));
  }

  List<OperationRequest> requests(OperationCode code) {
    return mock.journal().requests().stream()
        .filter(request -> request.operation().equals(code))
        .toList();
  }

  static int[] without(int... codes) {
    return Arrays.stream(D5300)
        .filter(code -> IntStream.of(codes).noneMatch(each -> each == code))
        .toArray();
  }

  @Override
  public void close() throws IOException {
    mock.close();
  }
}
