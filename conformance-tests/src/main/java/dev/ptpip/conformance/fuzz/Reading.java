package dev.ptpip.conformance.fuzz;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads the data of operations whose dataset is known. */
final class Reading {
  private record Layout(String rule, BiConsumer<Bytes, DecodePolicy> decoder) {}

  private static final Map<OperationCode, Layout> LAYOUTS =
      Map.of(
          OperationCode.GET_DEVICE_INFO, new Layout("PTP-DEVINFO-01", DeviceInfo::decode),
          OperationCode.GET_STORAGE_IDS, new Layout("PTP-STOR-01", UInt32Array::decode),
          OperationCode.GET_STORAGE_INFO, new Layout("PTP-STOR-04", StorageInfo::decode),
          OperationCode.GET_OBJECT_HANDLES, new Layout("PTP-ENUM-01", UInt32Array::decode),
          OperationCode.GET_OBJECT_INFO, new Layout("PTP-OBJ-01", ObjectInfo::decode),
          OperationCode.GET_DEVICE_PROP_DESC, new Layout("PTP-PROP-01", DevicePropDesc::decode));

  private Reading() {}

  /**
   * What is wrong with a dataset.
   *
   * @param rule the rule that says what it has to be
   * @param text where it goes wrong
   */
  record Problem(String rule, String text) {}

  @SuppressWarnings("ReturnValueIgnored") // whether it can be read is what is asked
  static Optional<Problem> problem(OperationCode operation, Bytes data) {
    Layout layout = LAYOUTS.get(operation);
    if (layout == null) {
      return Optional.empty();
    }
    try {
      layout.decoder().accept(data, DecodePolicy.LENIENT);
      return Optional.empty();
    } catch (DecodeException wrong) {
      return Optional.of(new Problem(layout.rule(), String.valueOf(wrong.getMessage())));
    }
  }
}
