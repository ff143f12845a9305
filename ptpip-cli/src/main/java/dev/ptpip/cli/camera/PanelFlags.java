package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --panel} and {@code --panel-token} say.
 *
 * @param port of the panel, 0 for any; -1 for no panel
 * @param insistence what happens if the port is taken
 * @param token what users of the panel have to know; null for none, or one that is made up
 */
record PanelFlags(int port, Insistence insistence, @Nullable String token) {
  private static final int LARGEST_PORT = 0xFFFF;
  private static final int OFF = -1;

  /** How much somebody wants a panel. */
  enum Insistence {
    /** It was asked for: no camera without it. */
    ASKED_FOR,
    /** Nobody said anything. */
    BY_DEFAULT
  }

  /**
   * Looks at the flags.
   *
   * @throws CommandFailure if one of them is impossible
   */
  static PanelFlags of(FlagValues values) {
    String token = values.find(Flag.PANEL_TOKEN);
    if (!values.has(Flag.PANEL)) {
      // who takes any port for the camera starts several, and wants any port here as well
      boolean any = values.get(Flag.PORT).equals("0");
      return new PanelFlags(
          any ? 0 : Integer.parseInt(values.get(Flag.PANEL)), Insistence.BY_DEFAULT, token);
    }
    String text = values.get(Flag.PANEL);
    if (text.equals("off")) {
      if (token != null) {
        throw CommandFailure.impossible("--panel-token is for a panel, and --panel is off");
      }
      return new PanelFlags(OFF, Insistence.ASKED_FOR, null);
    }
    if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
      throw CommandFailure.impossible(
          "--panel: off or a number from 0 to 65535 expected, not \"" + text + "\"");
    }
    return new PanelFlags(
        Numbers.between(0, LARGEST_PORT, text, "--panel"), Insistence.ASKED_FOR, token);
  }

  /** Whether there is to be none. */
  boolean isOff() {
    return port == OFF;
  }
}
