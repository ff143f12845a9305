package dev.ptpip.protocol.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.io.DecodePolicy;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CodecsTest {

  /** A dataset that is added without golden bytes and hostile tests makes this fail. */
  @Test
  void everyDatasetOfTheModuleIsTested() throws Exception {
    Set<Class<?>> tested = Codecs.ALL.stream().map(Codec::type).collect(Collectors.toSet());

    assertThat(datasets()).hasSizeGreaterThan(12).isSubsetOf(tested);
  }

  private static Set<Class<?>> datasets() throws URISyntaxException, IOException {
    Path classes =
        Path.of(Dataset.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && name.contains("protocol"))
          .map(name -> name.substring(0, name.length() - 6).replace('/', '.').replace('\\', '.'))
          .<Class<?>>map(CodecsTest::load)
          .filter(Dataset.class::isAssignableFrom)
          .filter(type -> !Modifier.isAbstract(type.getModifiers()))
          .collect(Collectors.toSet());
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, CodecsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @FieldSource("dev.ptpip.protocol.dataset.Codecs#ALL")
  <D> void goldenBytesAreEncodedAgain(Codec<D> codec) {
    D value = codec.decode(codec.golden(), DecodePolicy.LENIENT);

    assertThat(codec.encode(value)).isEqualTo(codec.golden());
    assertThat(codec.decode(codec.encode(value), DecodePolicy.LENIENT)).isEqualTo(value);
    assertThat(value.toString()).hasSizeLessThan(2000);
  }
}
