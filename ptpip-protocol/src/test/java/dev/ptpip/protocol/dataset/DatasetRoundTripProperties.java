package dev.ptpip.protocol.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader;
import dev.ptpip.protocol.vendor.nikon.NikonPropDescEx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Value to bytes to value, and bytes to value to bytes for whatever is accepted. */
class DatasetRoundTripProperties {
  private static final DecodePolicy STRICT_BUT_FOR_VARIANTS =
      anomaly -> {
        if (anomaly.kind() != Anomaly.Kind.VARIANT_LAYOUT) {
          DecodePolicy.STRICT.report(anomaly);
        }
      };

  @Provide
  Arbitrary<Dataset> datasets() {
    return DatasetArbitraries.datasets();
  }

  @Provide
  Arbitrary<List<PropertyValue>> valuesOfAllTypes() {
    return Combinators.combine(
            Arrays.stream(DataType.values()).map(DatasetArbitraries::values).toList())
        .as(List::copyOf);
  }

  @Provide
  Arbitrary<List<DevicePropDesc>> devicePropertiesOfAllTypesAndForms() {
    return Combinators.combine(
            types()
                .flatMap(
                    type ->
                        DatasetArbitraries.commonForms(type).stream()
                            .map(form -> DatasetArbitraries.devicePropDesc(type, form)))
                .toList())
        .as(List::copyOf);
  }

  @Provide
  Arbitrary<List<ObjectPropDesc>> objectPropertiesOfAllTypesAndForms() {
    return Combinators.combine(
            types()
                .flatMap(
                    type ->
                        DatasetArbitraries.objectForms(type).stream()
                            .map(form -> DatasetArbitraries.objectPropDesc(type, form)))
                .toList())
        .as(List::copyOf);
  }

  private static Stream<DataType> types() {
    return Arrays.stream(DataType.values());
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void datasetToBytesToDataset(@ForAll("datasets") Dataset dataset) {
    Codec<?> codec = codec(dataset.getClass());

    assertThat(codec.decode(dataset.encode(), STRICT_BUT_FOR_VARIANTS)).isEqualTo(dataset);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void everyTypeOfValueToBytesToValue(@ForAll("valuesOfAllTypes") List<PropertyValue> values) {
    for (PropertyValue value : values) {
      DataType type = value.dataType().orElseThrow();
      Bytes bytes = value.encode();

      assertThat(PropertyValue.decode(type, bytes, DecodePolicy.STRICT)).isEqualTo(value);
      assertThat(bytes.size()).isGreaterThanOrEqualTo(PropertyValue.minimumBytes(type));
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void everyTypeAndFormOfDevicePropertyToBytesAndBack(
      @ForAll("devicePropertiesOfAllTypesAndForms") List<DevicePropDesc> descs) {
    assertThat(descs).hasSize(21 * 3);
    for (DevicePropDesc desc : descs) {
      Bytes bytes = desc.encode();
      DevicePropDesc decoded = DevicePropDesc.decode(bytes, DecodePolicy.STRICT);

      assertThat(decoded).isEqualTo(desc);
      assertThat(decoded.encode()).isEqualTo(bytes);
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void everyTypeAndFormOfObjectPropertyToBytesAndBack(
      @ForAll("objectPropertiesOfAllTypesAndForms") List<ObjectPropDesc> descs) {
    for (ObjectPropDesc desc : descs) {
      Bytes bytes = desc.encode();
      ObjectPropDesc decoded = ObjectPropDesc.decode(bytes, DecodePolicy.STRICT);

      assertThat(decoded).isEqualTo(desc);
      assertThat(decoded.encode()).isEqualTo(bytes);
    }
  }

  /** One byte of a legal dataset is changed, or bytes are put behind it. */
  @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
  void acceptedBytesToDatasetToTheSameBytes(
      @ForAll("datasets") Dataset dataset,
      @ForAll int place,
      @ForAll byte value,
      @ForAll boolean append) {
    byte[] bytes = dataset.encode().toArray();
    if (append) {
      bytes = Arrays.copyOf(bytes, bytes.length + 1 + Math.floorMod(place, 4));
    }
    bytes[append ? bytes.length - 1 : Math.floorMod(place, bytes.length)] = value;

    encodesAgain(codec(dataset.getClass()), Bytes.copyOf(bytes));
  }

  @Provide
  Arbitrary<Codec<?>> codecs() {
    return Arbitraries.of(Codecs.ALL);
  }

  @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
  void acceptedRandomBytesToDatasetToTheSameBytes(
      @ForAll("codecs") Codec<?> codec, @ForAll byte[] bytes) {
    encodesAgain(codec, Bytes.copyOf(bytes));
  }

  /**
   * What is accepted encodes to the bytes that came. Three things may differ, and all were
   * reported: irregular strings outside of property values, bytes behind a bare value, and strings
   * that the end of a DeviceInfo lacked.
   */
  private static <D> void encodesAgain(Codec<D> codec, Bytes bytes) {
    List<Anomaly> anomalies = new ArrayList<>();
    D decoded;
    try {
      decoded = codec.decode(bytes, DecodePolicy.collecting(anomalies::add));
    } catch (DecodeException refused) {
      return;
    }
    boolean keepsStrings =
        decoded instanceof PropertyValue
            || decoded instanceof DevicePropDesc
            || decoded instanceof NikonPropDescEx
            || decoded instanceof ObjectPropList;
    boolean keepsTrailing = decoded instanceof Dataset && !(decoded instanceof LiveViewHeader);
    boolean mayDiffer =
        anomalies.stream()
            .anyMatch(
                anomaly ->
                    anomaly.kind() == Anomaly.Kind.MISSING_FIELD
                        || (anomaly.kind() == Anomaly.Kind.STRING_FORM && !keepsStrings)
                        || (anomaly.kind() == Anomaly.Kind.TRAILING_BYTES && !keepsTrailing));
    if (!mayDiffer) {
      assertThat(codec.encode(decoded)).isEqualTo(bytes);
    }
  }

  private static Codec<?> codec(Class<?> type) {
    return Codecs.ALL.stream().filter(each -> each.type().equals(type)).findFirst().orElseThrow();
  }
}
