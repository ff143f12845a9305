package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.camera.Origin;
import dev.ptpip.simulator.camera.PropertyTable;
import dev.ptpip.simulator.responder.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Breaks the rules of device properties. */
final class PropertySabotages implements SabotageGroup {
  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    Map<String, Consumer<VirtualCameraBuilder>> all = new LinkedHashMap<>();
    all.put("describesItsNeighbour", described(PropertySabotages::neighbour));
    all.put("accessSeven", described(each -> with(each, 7)));
    all.put(
        "batteryBeyondItsRange",
        described(
            DevicePropertyCode.BATTERY_LEVEL,
            each -> each.withCurrentValue(PropertyValue.of(DataType.UINT8, 101))));
    all.put(
        "qualityNobodyListed",
        described(
            DevicePropertyCode.COMPRESSION_SETTING,
            each -> each.withCurrentValue(PropertyValue.of(DataType.UINT8, 0x77))));
    all.put(
        "valueWithItsType",
        Tampering.data(
            OperationCode.GET_DEVICE_PROP_VALUE,
            (exchange, value) -> Bytes.of(6, 0).concat(value)));
    all.put(
        "takesAnythingForOk",
        Tampering.at(
            OperationCode.SET_DEVICE_PROP_VALUE,
            (exchange, next) -> settle(next.handle(exchange))));
    all.put(
        "setsWhatItRefuses",
        Tampering.at(
            OperationCode.SET_DEVICE_PROP_VALUE,
            (exchange, next) -> {
              Reply usual = next.handle(exchange);
              if (!usual.isOk()) {
                force(
                    exchange.camera().properties(),
                    new DevicePropertyCode(exchange.parameter(1)),
                    exchange.data());
              }
              return usual;
            }));
    all.put(
        "whiteBalanceIsAByte",
        described(
            DevicePropertyCode.WHITE_BALANCE,
            each -> each(each, PropertyValue.of(DataType.UINT8, 4))));
    all.put(
        "dateWithHyphens",
        described(
            DevicePropertyCode.DATE_TIME,
            each -> each.withCurrentValue(PropertyValue.text("2026-05-01T10:00:00"))));
    all.put(
        "batteryIsAWord",
        described(
            DevicePropertyCode.BATTERY_LEVEL,
            each -> each(each, PropertyValue.of(DataType.UINT16, 80))));
    all.put(
        "sizeIsALetter",
        described(
            DevicePropertyCode.IMAGE_SIZE, each -> each.withCurrentValue(PropertyValue.text("L"))));
    all.put(
        "forgetsWithTheSession",
        Tampering.success(
            OperationCode.CLOSE_SESSION,
            (exchange, usual) -> {
              exchange.camera().properties().resetAll(Origin.CAMERA);
              return usual;
            }));
    return all;
  }

  private static Reply settle(Reply usual) {
    return usual.isOk() ? usual : Reply.ok();
  }

  private static void force(PropertyTable properties, DevicePropertyCode code, Bytes data) {
    properties
        .find(code)
        .filter(known -> known.type().width() <= data.size())
        .ifPresent(
            known ->
                properties.override(
                    code,
                    PropertyValue.decode(
                        known.type(), data.slice(0, known.type().width()), DecodePolicy.LENIENT)));
  }

  /** Another description of each property. */
  private static Consumer<VirtualCameraBuilder> described(UnaryOperator<DevicePropDesc> change) {
    return Tampering.dataset(
        OperationCode.GET_DEVICE_PROP_DESC,
        DevicePropDesc::decode,
        (exchange, desc) -> change.apply(desc));
  }

  private static Consumer<VirtualCameraBuilder> described(
      DevicePropertyCode property, UnaryOperator<DevicePropDesc> change) {
    return described(each -> each.property().equals(property) ? change.apply(each) : each);
  }

  private static DevicePropDesc neighbour(DevicePropDesc desc) {
    return new DevicePropDesc(
        new DevicePropertyCode(desc.property().raw() ^ 1),
        desc.getSet(),
        desc.defaultValue(),
        desc.currentValue(),
        desc.form(),
        desc.trailing());
  }

  private static DevicePropDesc with(DevicePropDesc desc, int getSet) {
    return new DevicePropDesc(
        desc.property(),
        getSet,
        desc.defaultValue(),
        desc.currentValue(),
        desc.form(),
        desc.trailing());
  }

  /** The same with one value of a type for everything, and no form. */
  private static DevicePropDesc each(DevicePropDesc desc, PropertyValue value) {
    return new DevicePropDesc(
        desc.property(), desc.getSet(), value, value, PropertyForm.none(), Bytes.EMPTY);
  }
}
