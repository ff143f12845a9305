package dev.ptpip.conformance.client;

import java.util.List;
import java.util.Optional;

/**
 * One case: a camera that behaves so, and what is expected of a client.
 *
 * @param id permanent; that of its rule, or CLI-REC-nnn
 * @param title what a good client does
 * @param group where it is counted
 * @param basis what it is founded on
 * @param scene the camera
 * @param premise what a client has to have done for the case to say something
 * @param body finds what is not as wanted
 */
public record ClientCase(
    String id, String title, String group, Basis basis, Scene scene, Premise premise, Body body) {
  /** Looks at what a client did. */
  @FunctionalInterface
  public interface Body {
    /** What is not as wanted; empty if all is. */
    List<Shortcoming> judge(Evidence evidence);
  }

  /** Whether there is something to look at. */
  @FunctionalInterface
  public interface Premise {
    /** There always is. */
    Premise ALWAYS = evidence -> Optional.empty();

    /** What was missing, in words; empty if nothing was. */
    Optional<String> missing(Evidence evidence);
  }

  /** The same, which says something only of a client that has done what {@code wanted} names. */
  ClientCase provided(Premise wanted) {
    return new ClientCase(id, title, group, basis, scene, wanted, body);
  }
}
