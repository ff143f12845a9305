package dev.ptpip.pcap.describe.vendor.nikon;

import dev.ptpip.pcap.describe.DatasetFormat;
import dev.ptpip.pcap.describe.DeviceFacts;
import dev.ptpip.pcap.describe.Field;
import dev.ptpip.pcap.describe.PropertyDatasets;
import dev.ptpip.pcap.describe.Shown;
import dev.ptpip.pcap.describe.VendorDatasets;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.Vendor;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.vendor.nikon.LiveViewField;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;
import dev.ptpip.protocol.vendor.nikon.NikonObjectSize;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonPropDescEx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the data phases of Nikon operations carry. */
public final class NikonDatasets implements VendorDatasets {
  private static final int FF = 0xFF;
  private static final int SOI = 0xD8;
  private static final int KIND_PROPERTIES = 0xD;

  /** For {@link java.util.ServiceLoader}. */
  public NikonDatasets() {}

  @Override
  public Vendor vendor() {
    return NikonExtension.VENDOR;
  }

  @Override
  public Optional<DatasetFormat> format(OperationCode operation, DataDirection direction) {
    if (direction == DataDirection.FROM_INITIATOR) {
      return operation.equals(NikonOperations.SET_DEVICE_PROP_VALUE_EX)
          ? Optional.of(PropertyDatasets.value())
          : Optional.empty();
    }
    return Optional.ofNullable(
        switch (operation.raw()) {
          case 0x90C7 ->
              new DatasetFormat("NikonEventList", (in, request, device) -> list(in, device));
          case 0x941C ->
              new DatasetFormat("NikonEventListEx", (in, request, device) -> listEx(in, device));
          case 0x90CA ->
              new DatasetFormat("VendorPropCodes", (in, request, device) -> properties(in, device));
          case 0x9209 -> new DatasetFormat("StorageIDs", (in, request, device) -> storages(in));
          case 0x9203 ->
              new DatasetFormat(
                  "LiveViewFrame",
                  (in, request, device) ->
                      frame(
                          in,
                          List.of(
                              LiveViewLayout.BYTES_384,
                              LiveViewLayout.BYTES_128,
                              LiveViewLayout.BYTES_64)));
          case 0x9428 ->
              new DatasetFormat(
                  "LiveViewFrame",
                  (in, request, device) ->
                      frame(in, List.of(LiveViewLayout.BYTES_1024, LiveViewLayout.BYTES_512)));
          case 0x9421 -> new DatasetFormat("NikonObjectSize", (in, request, device) -> size(in));
          case 0x9439 -> new DatasetFormat("VendorCodes", NikonDatasets::vendorCodes);
          case 0x943A -> PropertyDatasets.description(in -> NikonPropDescEx.read(in).description());
          case 0x943B -> PropertyDatasets.value();
          default -> null;
        });
  }

  private static List<Field> list(DataReader in, DeviceFacts device) {
    return events(NikonEventList.read(in).events(), device);
  }

  private static List<Field> listEx(DataReader in, DeviceFacts device) {
    return events(NikonEventListEx.read(in).events(), device);
  }

  private static List<Field> events(List<NikonEvent> events, DeviceFacts device) {
    List<Shown> shown = new ArrayList<>();
    for (NikonEvent event : events) {
      List<Shown> parameters = event.parameters().stream().map(Shown::id).toList();
      shown.add(
          new Shown.Group(
              List.of(
                  new Field("EventCode", Shown.code(event.code(), device.codes())),
                  new Field("Parameters", new Shown.Listed(parameters)))));
    }
    return List.of(new Field("Events", new Shown.Listed(shown)));
  }

  private static List<Field> properties(DataReader in, DeviceFacts device) {
    List<DevicePropertyCode> codes = UInt16Array.read(in).as(DevicePropertyCode::new);
    return List.of(
        new Field(
            "DevicePropCodes",
            new Shown.Listed(
                codes.stream().map(code -> Shown.code(code, device.codes())).toList())));
  }

  /** Codes of 32 bits; the only parameter says of what. */
  private static List<Field> vendorCodes(
      DataReader in, OperationRequest request, DeviceFacts device) {
    UInt32Array codes = UInt32Array.read(in);
    List<Shown> shown =
        request.parameter(1) == KIND_PROPERTIES
            ? codes.as(DevicePropertyCode::new).stream()
                .map(code -> Shown.code(code, device.codes()))
                .toList()
            : codes.values().stream().map(Shown::id).toList();
    return List.of(new Field("Codes", new Shown.Listed(shown)));
  }

  private static List<Field> storages(DataReader in) {
    List<Shown> ids = UInt32Array.read(in).values().stream().map(Shown::id).toList();
    return List.of(new Field("StorageIDs", new Shown.Listed(ids)));
  }

  private static List<Field> size(DataReader in) {
    return List.of(new Field("ObjectSize", Shown.unsigned(NikonObjectSize.read(in).size())));
  }

  /** Which layout a body has can be told from where the image begins. */
  private static List<Field> frame(DataReader in, List<LiveViewLayout> candidates) {
    LiveViewLayout layout =
        candidates.stream()
            .filter(each -> in.peek(each.headerBytes()) == FF)
            .filter(each -> in.peek(each.headerBytes() + 1) == SOI)
            .min(Comparator.comparingInt(LiveViewLayout::headerBytes))
            .orElse(candidates.get(0));
    LiveViewHeader header = LiveViewHeader.read(layout, in);
    List<Field> fields = new ArrayList<>();
    for (LiveViewField field : LiveViewField.values()) {
      header
          .field(field)
          .ifPresent(number -> fields.add(new Field(field.name(), Shown.of(number))));
    }
    fields.add(new Field("JPEG", new Shown.Raw(in.rest("JPEG"))));
    return fields;
  }
}
