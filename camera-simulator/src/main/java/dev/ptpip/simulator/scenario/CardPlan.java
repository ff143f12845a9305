package dev.ptpip.simulator.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is in the first card slot where it is not as usual.
 *
 * @param presence whether there is a card
 * @param files what is on it; empty for some pictures that the camera could have taken
 * @param size its capacity in bytes; empty for what suits the files
 * @param free how much room is left; empty for what the size leaves
 * @param lock the write-protect switch
 * @param protectedFiles names of files that can't be deleted; {@code *} for all
 */
public record CardPlan(
    Presence presence,
    Optional<Files> files,
    OptionalLong size,
    Optional<Free> free,
    Lock lock,
    List<String> protectedFiles) {
  /** The card that a camera has if nobody says anything. */
  public static final CardPlan USUAL =
      new CardPlan(
          Presence.IN,
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Lock.OPEN,
          List.of());

  /** No card. */
  public static final CardPlan NONE =
      new CardPlan(
          Presence.OUT,
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Lock.OPEN,
          List.of());

  /** Whether there is a card. */
  public enum Presence {
    /** There is. */
    IN,
    /** There is none. */
    OUT
  }

  /** The write-protect switch. */
  public enum Lock {
    /** It can be written. */
    OPEN,
    /** It can't. */
    LOCKED
  }

  /** What is on a card. */
  public sealed interface Files {
    /** Nothing. */
    record None() implements Files {}

    /**
     * What is in a folder of the host; it is read and never written.
     *
     * @param path absolute, or relative to the working directory
     */
    record Folder(Path path) implements Files {}
  }

  /** How much room is left. */
  public sealed interface Free {
    /** For so many pictures with the settings of the start. */
    record Images(int count) implements Free {
      /** Checks the sign. */
      public Images {
        if (count < 0) {
          throw new IllegalArgumentException("room for " + count + " images");
        }
      }
    }

    /** For so many bytes. */
    record Size(long bytes) implements Free {
      /** Checks the sign. */
      public Size {
        if (bytes < 0) {
          throw new IllegalArgumentException("room for " + bytes + " bytes");
        }
      }
    }
  }

  /** Copies the list. */
  public CardPlan {
    protectedFiles = List.copyOf(protectedFiles);
  }

  /** Whether it is the usual card. */
  public boolean isUsual() {
    return equals(USUAL);
  }
}
