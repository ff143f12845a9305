package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Observation;
import java.util.Optional;

/**
 * Bytes of a frame that a finding is about.
 *
 * @param frame number of the frame in the transcript
 * @param from first byte
 * @param to last byte
 */
public record Place(int frame, int from, int to) {
  /** Bytes {@code from} to {@code to} of what was observed. */
  public static Optional<Place> in(Observation observation, int from, int to) {
    return observation.where().map(frame -> in(frame, from, to));
  }

  /** All bytes of what was observed. */
  public static Optional<Place> all(Observation observation) {
    return observation.where().map(frame -> in(frame, 0, (int) Math.max(0, frame.length() - 1)));
  }

  /** Bytes {@code from} to {@code to} of a frame, cut at its end. */
  public static Place in(Frame frame, int from, int to) {
    int last = (int) Math.max(0, Math.min(to, frame.length() - 1));
    return new Place(frame.number(), Math.min(from, last), last);
  }

  /** As reports say it. */
  @Override
  public String toString() {
    return "frame " + frame + ", " + (from == to ? "byte " + from : "bytes " + from + "–" + to);
  }
}
