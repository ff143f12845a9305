package dev.ptpip.simulator.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.model.PropertyDefinition;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random writes against a map of bytes and the words of MTP 1.1 §D.2.22. */
class PropertyTableProperties {

  /** One write: by whom, to what, and the bytes. */
  record Write(Origin origin, PropertyDefinition property, Bytes data) {}

  @Provide
  Arbitrary<List<Write>> writes() {
    return Arbitraries.of(Models.D5300.properties())
        .flatMap(
            property ->
                Combinators.combine(
                        Arbitraries.of(Origin.class), Arbitraries.just(property), data(property))
                    .as(Write::new))
        .list()
        .ofMaxSize(40);
  }

  /** Values of the form, values of the type, and bytes of any kind. */
  private static Arbitrary<Bytes> data(PropertyDefinition property) {
    List<Arbitrary<Bytes>> kinds = new ArrayList<>();
    kinds.add(Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(Bytes::copyOf));
    if (property.form() instanceof PropertyForm.Enumeration list && !list.values().isEmpty()) {
      kinds.add(Arbitraries.of(list.values()).map(PropertyValue::encode));
    }
    if (property.form() instanceof PropertyForm.Range range) {
      kinds.add(
          Arbitraries.longs()
              .between(range.minimum().longValue() - 2, range.maximum().longValue() + 2)
              .map(number -> bytes(number, property.type().width())));
    }
    if (property.type() == DataType.STR) {
      kinds.add(
          Arbitraries.strings()
              .alpha()
              .ofMaxLength(40)
              .map(text -> PropertyValue.text(text).encode()));
    } else {
      kinds.add(
          Arbitraries.bytes()
              .array(byte[].class)
              .ofSize(property.type().width())
              .map(Bytes::copyOf));
    }
    return Arbitraries.oneOf(kinds);
  }

  private static Bytes bytes(long number, int width) {
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (number >> (8 * i));
    }
    return Bytes.copyOf(bytes);
  }

  @Property
  void everyWriteIsAnsweredAsTheFormAsksAndOnlyGoodOnesChangeSomething(
      @ForAll("writes") List<Write> writes) {
    PropertyTable table = new PropertyTable(Models.D5300);
    List<PropertyCommit> commits = new ArrayList<>();
    table.subscribe(commits::add);
    Map<DevicePropertyCode, Bytes> expected = new HashMap<>();
    for (PropertyDefinition each : Models.D5300.properties()) {
      expected.put(each.code(), each.currentValue().encode());
    }
    for (Write write : writes) {
      DevicePropertyCode code = write.property().code();
      ResponseCode verdict = verdict(write);
      int before = commits.size();
      assertThat(table.set(code, write.data(), write.origin())).as("%s", write).isEqualTo(verdict);
      Bytes canonical = canonical(write).orElse(Bytes.EMPTY);
      boolean changes =
          verdict.equals(ResponseCode.OK)
              && !canonical.equals(expected.getOrDefault(code, Bytes.EMPTY));
      assertThat(commits).hasSize(before + (changes ? 1 : 0));
      if (changes) {
        expected.put(code, canonical);
        PropertyCommit commit = commits.get(before);
        assertThat(commit.origin()).isEqualTo(write.origin());
        assertThat(commit.announced())
            .isEqualTo(write.origin() == Origin.HOST ? List.of() : List.of(code));
      }
    }
    expected.forEach(
        (code, bytes) -> {
          assertThat(table.value(code).map(PropertyValue::encode)).contains(bytes);
          PropertyDefinition definition = table.find(code).orElseThrow();
          assertThat(table.describe(code).orElseThrow().encode())
              .isEqualTo(
                  definition.describe().withCurrentValue(table.value(code).orElseThrow()).encode());
        });
  }

  /** The answer that the standard asks for, worked out on the bytes alone. */
  private static ResponseCode verdict(Write write) {
    PropertyDefinition property = write.property();
    if (write.origin() == Origin.HOST && property.access() == PropertyAccess.GET) {
      return ResponseCode.ACCESS_DENIED;
    }
    Optional<Bytes> value = canonical(write);
    if (value.isEmpty()) {
      return ResponseCode.INVALID_DEVICE_PROP_FORMAT;
    }
    return write.origin() == Origin.CAMERA || inForm(property, value.get())
        ? ResponseCode.OK
        : ResponseCode.INVALID_DEVICE_PROP_VALUE;
  }

  /** The bytes as a value of the type is written, unless they are none. */
  private static Optional<Bytes> canonical(Write write) {
    Bytes data = write.data();
    if (write.property().type() != DataType.STR) {
      return data.size() == write.property().type().width() ? Optional.of(data) : Optional.empty();
    }
    if (data.isEmpty() || data.size() != 1 + 2 * data.at(0)) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < data.size(); i += 2) {
      char unit = (char) (data.at(i) | data.at(i + 1) << 8);
      if (unit == 0) {
        break;
      }
      text.append(unit);
    }
    return Optional.of(PropertyValue.text(text.toString()).encode());
  }

  private static boolean inForm(PropertyDefinition property, Bytes value) {
    if (property.form() instanceof PropertyForm.Enumeration list) {
      return list.values().stream().map(PropertyValue::encode).anyMatch(value::equals);
    }
    if (property.form() instanceof PropertyForm.Range range) {
      BigInteger number = number(property.type(), value);
      BigInteger low = number(property.type(), range.minimum().encode());
      BigInteger high = number(property.type(), range.maximum().encode());
      BigInteger step = number(property.type(), range.step().encode());
      for (BigInteger each = low; each.compareTo(high) <= 0; each = each.add(step)) {
        if (each.equals(number)) {
          return true;
        }
      }
      return false;
    }
    return true;
  }

  private static BigInteger number(DataType type, Bytes value) {
    BigInteger number = BigInteger.ZERO;
    for (int i = value.size() - 1; i >= 0; i--) {
      number = number.shiftLeft(8).or(BigInteger.valueOf(value.at(i)));
    }
    return type.isSigned() && value.at(value.size() - 1) > 0x7F
        ? number.subtract(BigInteger.ONE.shiftLeft(8 * value.size()))
        : number;
  }

  @Provide
  Arbitrary<String> models() {
    return Arbitraries.of(CameraModels.builtIn());
  }

  @Property(tries = 46)
  void everyModelCanBeResetAndDescribed(@ForAll("models") String name) {
    PropertyTable table = new PropertyTable(CameraModels.load(name));
    table.resetAll(Origin.HOST);
    for (DevicePropertyCode code : table.codes()) {
      PropertyDefinition definition = table.find(code).orElseThrow();
      assertThat(table.value(code))
          .contains(
              definition.access() == PropertyAccess.GET_SET
                  ? definition.defaultValue()
                  : definition.currentValue());
      assertThat(table.describe(code).orElseThrow().encode().size()).isPositive();
    }
  }
}
