package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.property.PropertyNames;
import dev.ptpip.protocol.vendor.VendorExtension;
import dev.ptpip.protocol.vendor.VendorExtensions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a conversation has told of its device so far: whose it is, and what its properties are like.
 * Bounded; confined to one thread.
 */
public final class DeviceFacts {
  private static final int MOST_PROPERTIES = 4096;
  private static final int LARGEST_FORM = 512;

  private final boolean fixed;
  private final Map<DevicePropertyCode, Property> properties = new LinkedHashMap<>();
  private VendorExtension extension;
  private Optional<DeviceInfo> info = Optional.empty();

  private record Property(DataType type, PropertyForm form) {}

  private DeviceFacts(VendorExtension extension, boolean fixed) {
    this.extension = extension;
    this.fixed = fixed;
  }

  /** Nothing is known; the first DeviceInfo says whose device it is. */
  public static DeviceFacts unknown() {
    return new DeviceFacts(VendorExtensions.STANDARD, false);
  }

  /** The device is a vendor's, whatever it says. */
  public static DeviceFacts of(VendorExtension extension) {
    return new DeviceFacts(extension, true);
  }

  /** Learns from a DeviceInfo. */
  public void learn(DeviceInfo seen) {
    info = Optional.of(seen);
    if (!fixed) {
      extension =
          VendorExtensions.installed()
              .detect(seen.vendorExtensionId(), seen.manufacturer(), seen.vendorExtensionDesc());
    }
  }

  /** Learns the type of a property and which values it takes. */
  public void learn(DevicePropDesc description) {
    boolean room =
        properties.size() < MOST_PROPERTIES || properties.containsKey(description.property());
    if (description.dataType().isPresent() && room) {
      PropertyForm form =
          description.form() instanceof PropertyForm.Enumeration listed
                  && listed.values().size() > LARGEST_FORM
              ? PropertyForm.none()
              : description.form();
      properties.put(description.property(), new Property(description.dataType().get(), form));
    }
  }

  /** The DeviceInfo that was seen last. */
  public Optional<DeviceInfo> info() {
    return info;
  }

  /** The vendor's extension, or that of the standard. */
  public VendorExtension extension() {
    return extension;
  }

  /** Names of codes. */
  public CodeBook codes() {
    return extension.codes();
  }

  /** Names that people use for properties. */
  public PropertyNames names() {
    return extension.properties();
  }

  /** The type of a property: as the device has said, else as the code book has it. */
  public Optional<DataType> type(DevicePropertyCode code) {
    Property property = properties.get(code);
    return property != null
        ? Optional.of(property.type())
        : codes().find(code).flatMap(known -> known.dataTypes().stream().findFirst());
  }

  /** Which values a property takes, as far as the device has said. */
  PropertyForm form(DevicePropertyCode code) {
    Property property = properties.get(code);
    return property == null ? PropertyForm.none() : property.form();
  }
}
