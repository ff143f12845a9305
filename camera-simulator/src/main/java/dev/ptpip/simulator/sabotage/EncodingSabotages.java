package dev.ptpip.simulator.sabotage;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.VirtualCameraBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Breaks the rules of how datasets and values are encoded. */
final class EncodingSabotages implements SabotageGroup {
  /** Bytes of StorageInfo before its first string. */
  private static final int STORAGE_FIXED = 26;

  /** Bytes of DeviceInfo before its first string. */
  private static final int DEVICE_FIXED = 8;

  /** Bytes of ObjectInfo before its first string. */
  private static final int OBJECT_FIXED = 52;

  /** Longest file name that a camera with short names gives back. */
  private static final int SHORT_NAME = 6;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    Map<String, Consumer<VirtualCameraBuilder>> all = new LinkedHashMap<>();
    all.put("labelCountsBytes", storageInfo(data -> labelled(data, EncodingSabotages::inBytes)));
    all.put("labelWithoutNul", storageInfo(data -> labelled(data, EncodingSabotages::open)));
    all.put("emptyLabelHasANul", storageInfo(data -> labelled(data, text -> Bytes.of(1, 0, 0))));
    all.put("operationsCountBytes", deviceInfo(EncodingSabotages::operationsCountBytes));
    all.put("bigEndianVersion", deviceInfo(EncodingSabotages::swapped));
    all.put("serialNumberWithoutNul", deviceInfo(EncodingSabotages::openSerialNumber));
    all.put("fileNameWithoutNul", objectInfo(EncodingSabotages::openFileName));
    all.put("captureDateWithHyphens", objectInfo(EncodingSabotages::hyphens));
    all.put(
        "sizesAreAnArrayOfStrings",
        Tampering.data(
            OperationCode.GET_DEVICE_PROP_DESC,
            (exchange, data) ->
                exchange.parameter(1) == DevicePropertyCode.IMAGE_SIZE.raw()
                    ? data.slice(0, 2)
                        .concat(Bytes.of(0xFF, 0x4F))
                        .concat(data.slice(4, data.size()))
                    : data));
    all.put("descriptionsLackTheForm", shortened(OperationCode.GET_DEVICE_PROP_DESC));
    all.put("objectDescriptionsLackTheForm", shortened(OperationCode.GET_OBJECT_PROP_DESC));
    all.put("namesAreCutShort", objectInfo(EncodingSabotages::shortName));
    return all;
  }

  private static Consumer<VirtualCameraBuilder> storageInfo(UnaryOperator<Bytes> change) {
    return Tampering.data(OperationCode.GET_STORAGE_INFO, (exchange, data) -> change.apply(data));
  }

  private static Consumer<VirtualCameraBuilder> deviceInfo(UnaryOperator<Bytes> change) {
    return Tampering.data(OperationCode.GET_DEVICE_INFO, (exchange, data) -> change.apply(data));
  }

  private static Consumer<VirtualCameraBuilder> objectInfo(UnaryOperator<Bytes> change) {
    return Tampering.data(OperationCode.GET_OBJECT_INFO, (exchange, data) -> change.apply(data));
  }

  /** The last byte is left away. */
  private static Consumer<VirtualCameraBuilder> shortened(OperationCode operation) {
    return Tampering.data(operation, (exchange, data) -> data.slice(0, data.size() - 1));
  }

  private static Bytes labelled(Bytes data, Function<String, Bytes> string) {
    StorageInfo info = StorageInfo.decode(data, DecodePolicy.LENIENT);
    return data.slice(0, STORAGE_FIXED)
        .concat(Bytes.of(0))
        .concat(string.apply(info.volumeLabel()));
  }

  /** A string whose count is that of its bytes. */
  private static Bytes inBytes(String text) {
    Bytes units = Bytes.ofText(text + '\0', UTF_16LE);
    return Bytes.of(units.size()).concat(units);
  }

  /** A string without NUL at the end. */
  private static Bytes open(String text) {
    return Bytes.of(text.length()).concat(Bytes.ofText(text, UTF_16LE));
  }

  private static Bytes swapped(Bytes data) {
    return Bytes.of(data.at(1), data.at(0)).concat(data.slice(2, data.size()));
  }

  private static Bytes operationsCountBytes(Bytes data) {
    DeviceInfo info = DeviceInfo.decode(data, DecodePolicy.LENIENT);
    int at = DEVICE_FIXED + string(info.vendorExtensionDesc()).size() + 2;
    return data.slice(0, at)
        .concat(new DataWriter().uint32(2L * info.operations().size()).toBytes())
        .concat(data.slice(at + 4, data.size()));
  }

  private static Bytes openSerialNumber(Bytes data) {
    String number = DeviceInfo.decode(data, DecodePolicy.LENIENT).serialNumber();
    return data.slice(0, data.size() - string(number).size()).concat(open(number));
  }

  private static Bytes openFileName(Bytes data) {
    ObjectInfo info = ObjectInfo.decode(data, DecodePolicy.LENIENT);
    return strings(
        data,
        open(info.fileName()),
        string(info.captureDate().text()),
        string(info.modificationDate().text()),
        string(info.keywords()));
  }

  private static Bytes hyphens(Bytes data) {
    ObjectInfo info = ObjectInfo.decode(data, DecodePolicy.LENIENT);
    return strings(
        data,
        string(info.fileName()),
        string("2024-06-01T12:00:00"),
        string(info.modificationDate().text()),
        string(info.keywords()));
  }

  private static Bytes shortName(Bytes data) {
    ObjectInfo info = ObjectInfo.decode(data, DecodePolicy.LENIENT);
    String name = info.fileName();
    return strings(
        data,
        string(name.substring(0, Math.min(SHORT_NAME, name.length()))),
        string(info.captureDate().text()),
        string(info.modificationDate().text()),
        string(info.keywords()));
  }

  private static Bytes strings(Bytes objectInfo, Bytes... strings) {
    Bytes all = objectInfo.slice(0, OBJECT_FIXED);
    for (Bytes string : strings) {
      all = all.concat(string);
    }
    return all;
  }

  private static Bytes string(String text) {
    return new DataWriter().string(text).toBytes();
  }
}
