package dev.ptpip.simulator.model;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.model.PropertyDefinition.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is known of a model: immutable, shared by all cameras of that model.
 *
 * @param name the name to choose it by, {@code nikon-d5300}
 * @param vendor whose operations beyond the standard it has, {@code nikon}; empty for none
 * @param sources where the facts come from
 * @param identity what it says of itself
 * @param operations codes in the order of DeviceInfo, as the lists that follow
 * @param events codes
 * @param captureFormats codes
 * @param imageFormats codes
 * @param properties device properties, list by list in their order
 * @param slots card slots, at least one
 * @param files how folders and files on a card are named
 * @param lens the lens that the facts were read with
 * @param liveViewHeader name of the header before live view frames, as the vendor's pack knows it
 * @param memoryHandle handle of the picture that is first in line in the camera's memory
 * @param transport how it behaves on the network
 * @param timings how long it takes
 * @param quirks how it deviates, each kind at most once
 */
public record CameraModel(
    String name,
    String vendor,
    List<Source> sources,
    Identity identity,
    List<OperationCode> operations,
    List<EventCode> events,
    List<ObjectFormatCode> captureFormats,
    List<ObjectFormatCode> imageFormats,
    List<PropertyDefinition> properties,
    List<CardSlot> slots,
    FileNaming files,
    Optional<Lens> lens,
    Optional<String> liveViewHeader,
    ObjectHandle memoryHandle,
    Transport transport,
    Timings timings,
    List<Quirk> quirks) {

  /** Copies the lists. */
  public CameraModel {
    sources = List.copyOf(sources);
    operations = List.copyOf(operations);
    events = List.copyOf(events);
    captureFormats = List.copyOf(captureFormats);
    imageFormats = List.copyOf(imageFormats);
    properties = List.copyOf(properties);
    slots = List.copyOf(slots);
    quirks = List.copyOf(quirks);
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("a camera has at least one card slot");
    }
  }

  /** The definition of a property. */
  public Optional<PropertyDefinition> property(DevicePropertyCode code) {
    return properties.stream().filter(each -> each.code().equals(code)).findFirst();
  }

  /** The codes of the properties that {@code listing} names, in its order. */
  public List<DevicePropertyCode> propertyCodes(Listing listing) {
    List<DevicePropertyCode> codes = new ArrayList<>();
    for (PropertyDefinition property : properties) {
      if (property.listing() == listing) {
        codes.add(property.code());
      }
    }
    return List.copyOf(codes);
  }

  /** Whether the body has the operation. */
  public boolean supports(OperationCode operation) {
    return operations.contains(operation);
  }

  /** Whether the body sends the event. */
  public boolean supports(EventCode event) {
    return events.contains(event);
  }

  /** Whether the body deviates in this way. */
  public boolean has(Quirk.Kind kind) {
    for (Quirk quirk : quirks) {
      if (quirk.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  /**
   * DeviceInfo of a body with this serial number, written as {@link Identity#serialNumber} does.
   */
  public DeviceInfo deviceInfo(String serial) {
    return new DeviceInfo(
        identity.standardVersion(),
        identity.vendorExtensionId(),
        identity.vendorExtensionVersion(),
        identity.vendorExtensionDesc(),
        identity.functionalMode(),
        operations,
        events,
        propertyCodes(Listing.DEVICE_INFO),
        captureFormats,
        imageFormats,
        identity.manufacturer(),
        identity.model(),
        identity.deviceVersion(),
        identity.serialNumber(serial));
  }

  /**
   * The same model without the quirks that make it accept more than the standard allows, and with a
   * description of its extension as the standard has it.
   */
  public CameraModel strict() {
    return with(
        identity.inOrder(),
        operations,
        captureFormats,
        imageFormats,
        quirks.stream().filter(quirk -> !quirk.kind().isLeniency()).toList());
  }

  /** The same model with one more quirk. */
  public CameraModel with(Quirk quirk) {
    return with(
        Stream.concat(
                quirks.stream().filter(other -> other.kind() != quirk.kind()), Stream.of(quirk))
            .toList());
  }

  private CameraModel with(List<Quirk> newQuirks) {
    return with(identity, operations, captureFormats, imageFormats, newQuirks);
  }

  /** A body that there is not: the same model, which serves so many initiators at a time. */
  public CameraModel serving(int initiators) {
    return new CameraModel(
        name,
        vendor,
        sources,
        identity,
        operations,
        events,
        captureFormats,
        imageFormats,
        properties,
        slots,
        files,
        lens,
        liveViewHeader,
        memoryHandle,
        transport.serving(initiators),
        timings,
        quirks);
  }

  /** A body that there is not: the same model with more properties, behind those that it has. */
  public CameraModel withProperties(List<PropertyDefinition> more) {
    return new CameraModel(
        name,
        vendor,
        sources,
        identity,
        operations,
        events,
        captureFormats,
        imageFormats,
        Stream.concat(properties.stream(), more.stream()).toList(),
        slots,
        files,
        lens,
        liveViewHeader,
        memoryHandle,
        transport,
        timings,
        quirks);
  }

  /** A body that there is not: the same model with more operations, behind those that it has. */
  public CameraModel withOperations(List<OperationCode> more) {
    return with(
        identity,
        Stream.concat(operations.stream(), more.stream()).distinct().toList(),
        captureFormats,
        imageFormats,
        quirks);
  }

  /** A body that there is not: the same model that also takes pictures of another format. */
  public CameraModel withFormat(ObjectFormatCode more) {
    return with(
        identity,
        operations,
        Stream.concat(captureFormats.stream(), Stream.of(more)).distinct().toList(),
        Stream.concat(imageFormats.stream(), Stream.of(more)).distinct().toList(),
        quirks);
  }

  /** A body that there is not: the same model that makes and takes other formats. */
  public CameraModel withFormats(List<ObjectFormatCode> made, List<ObjectFormatCode> taken) {
    return with(identity, operations, made, taken, quirks);
  }

  private CameraModel with(
      Identity newIdentity,
      List<OperationCode> newOperations,
      List<ObjectFormatCode> newCaptureFormats,
      List<ObjectFormatCode> newImageFormats,
      List<Quirk> newQuirks) {
    return new CameraModel(
        name,
        vendor,
        sources,
        newIdentity,
        newOperations,
        events,
        newCaptureFormats,
        newImageFormats,
        properties,
        slots,
        files,
        lens,
        liveViewHeader,
        memoryHandle,
        transport,
        timings,
        newQuirks);
  }
}
