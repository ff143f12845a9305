package dev.ptpip.protocol.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.vendor.nikon.Nikon1Properties;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;
import dev.ptpip.protocol.vendor.nikon.NikonFormats;
import dev.ptpip.protocol.vendor.nikon.NikonLongProperties;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Constants in code and entries in data: the same numbers under the same names. */
class CodeConstantsTest {
  /** Filter values that share the type with codes but name none. */
  private static final Set<Code> NOT_CODES =
      Set.of(ObjectFormatCode.ANY, ObjectFormatCode.ALL_IMAGES);

  private static final List<Class<?>> NIKON =
      List.of(
          NikonOperations.class,
          NikonResponses.class,
          NikonEvents.class,
          NikonFormats.class,
          NikonProperties.class,
          Nikon1Properties.class,
          NikonLongProperties.class);

  @ParameterizedTest
  @ValueSource(
      classes = {
        OperationCode.class,
        ResponseCode.class,
        EventCode.class,
        ObjectFormatCode.class,
        DevicePropertyCode.class,
        ObjectPropertyCode.class
      })
  void standardConstantsHaveTheNamesOfTheData(Class<?> type) throws ReflectiveOperationException {
    List<Field> constants = constants(type);
    assertThat(constants).hasSizeGreaterThan(5);
    for (Field constant : constants) {
      Code code = (Code) constant.get(null);
      if (!NOT_CODES.contains(code)) {
        assertName(CodeBook.standard(), constant, code);
      }
    }
  }

  @Test
  void nikonConstantsHaveTheNamesOfTheData() throws ReflectiveOperationException {
    for (Class<?> type : NIKON) {
      for (Field constant : constants(type)) {
        Code code = (Code) constant.get(null);
        assertName(NikonExtension.book(), constant, code);
        assertThat(NikonExtension.book().lookUp(code).orElseThrow().vendor())
            .isEqualTo(NikonExtension.VENDOR);
      }
    }
  }

  @Test
  void everyNamedNikonCodeHasExactlyOneConstant() throws ReflectiveOperationException {
    Set<Code> seen = new HashSet<>();
    for (Class<?> type : NIKON) {
      for (Field constant : constants(type)) {
        assertThat(seen.add((Code) constant.get(null))).as("%s once", constant.getName()).isTrue();
      }
    }
    Set<Code> named =
        Stream.of(CodeFamily.values())
            .flatMap(family -> NikonExtension.book().entries(family).stream())
            .filter(info -> info.named() && info.vendor().equals(NikonExtension.VENDOR))
            .map(CodeInfo::code)
            .collect(Collectors.toSet());
    assertThat(seen).isEqualTo(named);
  }

  @ParameterizedTest
  @EnumSource(CodeFamily.class)
  void codesAreEqualByFamilyAndNumberOnly(CodeFamily family) {
    Code code = family.code(0x9001);

    assertThat(code.family()).isEqualTo(family);
    assertThat(code.raw()).isEqualTo(0x9001);
    assertThat(code).isEqualTo(family.code(0x9001)).hasSameHashCodeAs(family.code(0x9001));
    assertThat(code).isNotEqualTo(family.code(0x9002)).hasToString("0x9001");
    for (CodeFamily other : CodeFamily.values()) {
      assertThat(code.equals(other.code(0x9001))).isEqualTo(other == family);
    }
  }

  @ParameterizedTest
  @EnumSource(CodeFamily.class)
  void numbersThatFitNoCodeAreRefused(CodeFamily family) {
    assertThatThrownBy(() -> family.code(-1)).isInstanceOf(IllegalArgumentException.class);
    if (family == CodeFamily.DEVICE_PROPERTY) {
      assertThat(family.code(0x1D001)).hasToString("0x1D001");
    } else {
      assertThatThrownBy(() -> family.code(0x10000))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a code has 16 bits, not 0x10000");
    }
  }

  private static void assertName(CodeBook book, Field constant, Code code) {
    assertThat(Spelling.fold(book.name(code)))
        .as("%s %s", constant.getDeclaringClass().getSimpleName(), constant.getName())
        .isEqualTo(Spelling.fold(constant.getName()));
  }

  private static List<Field> constants(Class<?> type) {
    List<Field> constants = new ArrayList<>();
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && Code.class.isAssignableFrom(field.getType())) {
        constants.add(field);
      }
    }
    return constants;
  }
}
