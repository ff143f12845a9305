package dev.ptpip.simulator.scenario;

import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.Journal;

/** What a camera went through, as a text for people. */
public final class Transcript {
  private Transcript() {}

  /** All that the journal keeps, a line each. */
  public static String of(Journal journal, CameraModel model) {
    StringBuilder text = new StringBuilder();
    if (journal.lost() > 0) {
      text.append("… ").append(journal.lost()).append(" before\n");
    }
    new Story(journal.items(), model).all().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
