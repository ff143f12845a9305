package dev.ptpip.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.cli.console.Table.Align;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsLineUpWithoutTrailingSpaces() {
    Table table =
        new Table(Align.LEFT, Align.RIGHT, Align.LEFT)
            .row("a", "8.4 MB", "x")
            .row("bcd", "1 B", "")
            .row("", "", "y");
    assertThat(table.lines()).containsExactly("a    8.4 MB  x", "bcd     1 B", "             y");
  }

  @Test
  void aRowWithTooFewCellsIsAMistake() {
    assertThatThrownBy(() -> new Table(Align.LEFT, Align.LEFT).row("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 cells expected, not 1");
  }
}
