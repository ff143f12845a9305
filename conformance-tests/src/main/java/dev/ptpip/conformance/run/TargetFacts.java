package dev.ptpip.conformance.run;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.VendorExtensions;
import java.util.List;
import java.util.Optional;

/**
 * What the target says of itself.
 *
 * @param ack how it introduced itself, if it did
 * @param info its DeviceInfo, if one could be read
 * @param stores the stores with a medium
 * @param storageIds all ids that GetStorageIDs gave
 */
public record TargetFacts(
    Optional<InitCommandAck> ack,
    Optional<DeviceInfo> info,
    List<StorageId> stores,
    List<StorageId> storageIds) {

  /** Nothing is known. */
  public static final TargetFacts NONE =
      new TargetFacts(Optional.empty(), Optional.empty(), List.of(), List.of());

  /** Copies the lists. */
  public TargetFacts {
    stores = List.copyOf(stores);
    storageIds = List.copyOf(storageIds);
  }

  /** Whether the operation is listed. */
  public boolean supports(OperationCode operation) {
    return info.filter(known -> known.operations().contains(operation)).isPresent();
  }

  /** Whether the event is listed. */
  public boolean supports(EventCode event) {
    return info.filter(known -> known.events().contains(event)).isPresent();
  }

  /** Whether the property is listed. */
  public boolean supports(DevicePropertyCode property) {
    return info.filter(known -> known.deviceProperties().contains(property)).isPresent();
  }

  /** Names of codes as the target's maker uses them. */
  public CodeBook codes() {
    return info.map(
            known ->
                VendorExtensions.installed()
                    .detect(
                        known.vendorExtensionId(),
                        known.manufacturer(),
                        known.vendorExtensionDesc())
                    .codes())
        .orElseGet(CodeBook::standard);
  }

  /** Maker, model and firmware in one line. */
  public String text() {
    return info.map(
            known ->
                (known.model().startsWith(known.manufacturer())
                        ? known.model()
                        : known.manufacturer() + " " + known.model())
                    + ", firmware "
                    + known.deviceVersion())
        .orElse("a device that does not say what it is");
  }
}
