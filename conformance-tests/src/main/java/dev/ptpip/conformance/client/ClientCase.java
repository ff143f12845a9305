package dev.ptpip.conformance.client;

import java.util.List;

/**
 * One case: a camera that behaves so, and what is expected of a client.
 *
 * @param id permanent; that of its rule, or CLI-REC-nnn
 * @param title what a good client does
 * @param group where it is counted
 * @param basis what it is founded on
 * @param scene the camera
 * @param body finds what is not as wanted
 */
public record ClientCase(
    String id, String title, String group, Basis basis, Scene scene, Body body) {
  /** Looks at what a client did. */
  @FunctionalInterface
  public interface Body {
    /** What is not as wanted; empty if all is. */
    List<Shortcoming> judge(Evidence evidence);
  }
}
