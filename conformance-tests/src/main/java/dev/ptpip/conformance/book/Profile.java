package dev.ptpip.conformance.book;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which requirements a target is held to. */
public enum Profile {
  /** The transport alone. */
  PTPIP("transport only", "PTPIP"),
  /** PTP over PTP/IP, as ISO 15740 has it. */
  PTP("PTP over PTP/IP", "PTPIP PTP PTP11 AND"),
  /** The same and MTP; where both disagree, MTP is right. */
  MTP("PTP and MTP", "PTPIP PTP PTP11 AND MTP"),
  /** PTP and what Nikon bodies do. */
  NIKON("PTP and what Nikon bodies do", "PTPIP PTP PTP11 AND NIKON"),
  /** What libgphoto2 needs of a camera. */
  LIBGPHOTO2("what libgphoto2 needs", "LGP2");

  /** Transaction ids are free on Nikon bodies. */
  private static final Set<String> NOT_NIKON = Set.of("PTP-TXN-06", "PTP-TXN-08", "PTP-TXN-09");

  private static final Set<String> WARN_ON_NIKON = Set.of("PTP-PROP-14", "PTP-EVT-08");

  private final String summary;
  private final String families;

  Profile(String summary, String families) {
    this.summary = summary;
    this.families = families;
  }

  /** What becomes of a requirement in a profile. */
  public enum Ruling {
    /** It is judged. */
    JUDGED,
    /** A mismatch is a warning and no more. */
    WARNING_AT_MOST,
    /** It is not asked for. */
    NOT_ASKED
  }

  /** What the profile makes of {@code requirement}. */
  public Ruling ruling(Requirement requirement) {
    String id = requirement.id();
    if (!List.of(families.split(" ")).contains(id.substring(0, id.indexOf('-')))) {
      return Ruling.NOT_ASKED;
    }
    if (this == NIKON) {
      if (NOT_NIKON.contains(id)) {
        return Ruling.NOT_ASKED;
      }
      if (WARN_ON_NIKON.contains(id)) {
        return Ruling.WARNING_AT_MOST;
      }
    }
    return Ruling.JUDGED;
  }

  /** Whether MTP's text decides where it contradicts PTP's. */
  public boolean followsMtp() {
    return this == MTP;
  }

  /** Its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, in a few words. */
  public String summary() {
    return summary;
  }

  /** The profile with this name. */
  public static Optional<Profile> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** All names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Profile::word).toList();
  }
}
