package dev.ptpip.simulator.fault;

/**
 * One word of the vocabulary of faults.
 *
 * @param name the word
 * @param layer where the fault happens
 * @param form what may stand behind it, empty for nothing
 * @param example a whole rule with it
 * @param purpose what it does, in a few words
 * @param reader makes the action
 */
public record ActionWord(
    String name, Layer layer, String form, String example, String purpose, Reader reader) {
  /** Makes an action of what stands behind the word. */
  @FunctionalInterface
  public interface Reader {
    /**
     * The action.
     *
     * @throws RuleSyntaxException if the argument does not suit the word
     */
    Action read(Argument argument, Words words);
  }
}
