package dev.ptpip.protocol.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** For every named property, whatever a device sends and whatever a user types. */
class ValueTextProperties {
  private static final PropertyNames NAMES = new NikonExtension().properties();

  @Provide
  Arbitrary<NamedProperty> properties() {
    return Arbitraries.of(NAMES.all());
  }

  @Provide
  Arbitrary<PropertyValue> values() {
    Arbitrary<PropertyValue> integers =
        Arbitraries.of(
                DataType.INT8,
                DataType.UINT8,
                DataType.INT16,
                DataType.UINT16,
                DataType.INT32,
                DataType.UINT32,
                DataType.INT64,
                DataType.UINT64,
                DataType.UINT128)
            .flatMap(ValueTextProperties::integers);
    Arbitrary<PropertyValue> texts =
        Arbitraries.strings()
            .alpha()
            .numeric()
            .withChars(" :xT.+")
            .ofMaxLength(30)
            .map(PropertyValue::text);
    Arbitrary<PropertyValue> arrays =
        Arbitraries.longs()
            .between(0, 255)
            .array(long[].class)
            .ofMaxSize(5)
            .map(numbers -> PropertyValue.ints(DataType.AUINT8, numbers));
    return Arbitraries.oneOf(integers, integers, texts, arrays);
  }

  private static Arbitrary<PropertyValue> integers(DataType type) {
    int bits = type.width() * 8;
    BigInteger low = type.isSigned() ? BigInteger.TWO.pow(bits - 1).negate() : BigInteger.ZERO;
    BigInteger high =
        BigInteger.TWO.pow(type.isSigned() ? bits - 1 : bits).subtract(BigInteger.ONE);
    return Arbitraries.bigIntegers().between(low, high).map(n -> PropertyValue.of(type, n));
  }

  @Provide
  Arbitrary<String> typed() {
    Arbitrary<String> near =
        Combinators.combine(
                Arbitraries.of("1/", "f/", "0x", "-", "+", "", "bit-", "2021-11-"),
                Arbitraries.strings().numeric().withChars("./-+T: ").ofMaxLength(25),
                Arbitraries.of("", "s", "ms", "%", " mm", "EV", "Z", "bulb"))
            .as((a, b, c) -> a + b + c);
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(40), near);
  }

  @Property(tries = 3000)
  void textOfAnOfferedValueMeansThatValue(
      @ForAll("properties") NamedProperty property, @ForAll("values") PropertyValue value) {
    PropertyForm form = new PropertyForm.Enumeration(List.of(value));
    String text = property.format(value, form);

    assertThat(property.parse(text, description(property, value, form)))
        .as("%s=%s", property.name(), text)
        .isEqualTo(value);
  }

  @Property(tries = 3000)
  void anyTextIsAValueThatTheFormAllowsOrIsRefusedByName(
      @ForAll("properties") NamedProperty property,
      @ForAll("values") PropertyValue value,
      @ForAll("typed") String text) {
    for (PropertyForm form :
        List.of(PropertyForm.none(), new PropertyForm.Enumeration(List.of(value, value)))) {
      DevicePropDesc description = description(property, value, form);
      try {
        PropertyValue parsed = property.parse(text, description);
        assertThat(form.allows(parsed)).isTrue();
        assertThat(parsed.dataType()).isEqualTo(value.dataType());
      } catch (ValueTextException e) {
        assertThat(e).hasMessageStartingWith(property.name() + ": ");
      }
    }
  }

  private static DevicePropDesc description(
      NamedProperty property, PropertyValue value, PropertyForm form) {
    return DevicePropDesc.of(property.code(), PropertyAccess.GET_SET, value, value, form);
  }
}
