package dev.ptpip.protocol.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.DevicePropertyCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyTableTest {
  private static List<NamedProperty> read(String text) {
    return PropertyTableReader.read("planted.csv", text);
  }

  @Test
  void lineGivesNamesCodeAndFormat() {
    List<NamedProperty> properties = read("# comment\niso|sensitivity,500F,number,\n\n");

    assertThat(properties).hasSize(1);
    assertThat(properties.get(0).name()).isEqualTo("iso");
    assertThat(properties.get(0).otherNames()).containsExactly("sensitivity");
    assertThat(properties.get(0).code()).isEqualTo(DevicePropertyCode.EXPOSURE_INDEX);
    assertThat(properties.get(0).format()).isInstanceOf(NumberFormat.class);
  }

  @Test
  void sameNameMayStandForSeveralPropertiesButEachOnce() {
    assertThat(read("iso,500F,number,\niso,D0B4,number,\n")).hasSize(2);
    assertThatThrownBy(() -> read("iso,500F,number,\niso,500F,percent,\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("planted.csv:2: iso 0x500F is there already");
  }

  @Test
  void mistakesNameSourceAndLine() {
    assertThatThrownBy(() -> read("iso,500F,number\n"))
        .hasMessage("planted.csv:1: 4 fields expected, 3 found");
    assertThatThrownBy(() -> read("#\niso,500F,numbers,\n"))
        .hasMessage("planted.csv:2: no format \"numbers\"");
    assertThatThrownBy(() -> read("iso,50GF,number,\n")).hasMessageStartingWith("planted.csv:1: ");
    assertThatThrownBy(() -> read("wb,5005,labels,1=a;2=A\n"))
        .hasMessage("planted.csv:1: \"A\" is the label of 1 too");
    assertThatThrownBy(() -> read("wb,5005,labels,a\n"))
        .hasMessage("planted.csv:1: number=label expected, \"a\" found");
    assertThatThrownBy(() -> read("wb,5005,labels-from-8,1=a\n"))
        .hasMessage("planted.csv:1: no labels for wb 0x5005 above");
    assertThatThrownBy(
            () ->
                read("wb,5005,labels,1=a\nwb,5005,labels-from-8,1=b\nwb,5005,labels-from-4,1=c\n"))
        .hasMessage("planted.csv:3: labels for wb 0x5005 are not in order");
    assertThatThrownBy(() -> PropertyTable.read("nowhere.csv", PropertyTableTest.class))
        .hasMessage("no resource nowhere.csv");
  }
}
