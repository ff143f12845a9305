package dev.ptpip.protocol.property;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long the shutter is open: a fraction of seconds, or one of the settings at which something
 * else decides.
 *
 * @param kind what decides
 * @param numerator seconds times {@code denominator}, 0 unless {@code kind} is TIMED
 * @param denominator 1 or more
 */
public record ExposureTime(Kind kind, int numerator, int denominator) {
  /** Open as long as the release is pressed. */
  public static final ExposureTime BULB = new ExposureTime(Kind.BULB, 0, 1);

  /** Open from one press of the release to the next. */
  public static final ExposureTime TIME = new ExposureTime(Kind.TIME, 0, 1);

  /** The flash synchronisation speed of the body. */
  public static final ExposureTime X_SYNC = new ExposureTime(Kind.X_SYNC, 0, 1);

  /** Text that {@link #parse} takes, for messages. */
  static final String ACCEPTED = "seconds as in 1/125, 0.008s, 2, 1/2.5, or bulb, time, x-sync";

  /** What decides how long the shutter is open. */
  public enum Kind {
    /** The fraction. */
    TIMED,
    /** The photographer, by holding the release. */
    BULB,
    /** The photographer, by pressing the release twice. */
    TIME,
    /** The body's flash synchronisation speed. */
    X_SYNC
  }

  /** Checks the fraction. */
  public ExposureTime {
    boolean timed = kind == Kind.TIMED;
    if (denominator < 1 || (timed ? numerator < 1 : numerator != 0)) {
      throw new IllegalArgumentException(
          "no exposure time: " + kind + " " + numerator + "/" + denominator);
    }
  }

  /** A fraction of seconds. */
  public static ExposureTime of(int numerator, int denominator) {
    return new ExposureTime(Kind.TIMED, numerator, denominator);
  }

  /** The seconds; none if something else decides. */
  public OptionalDouble seconds() {
    return kind == Kind.TIMED
        ? OptionalDouble.of((double) numerator / denominator)
        : OptionalDouble.empty();
  }

  /**
   * The time for a number of 1/10000 s, as {@code ExposureTime} (0x500D) has it (MTP 1.1 §C.2.14).
   * Cameras cut off: 166 is 1/60 s. 0xFFFFFFFF is bulb, 0xFFFFFFFD time, 0xFFFFFFFE the flash
   * synchronisation speed (observed on Nikon D5300, D850, Z 6).
   *
   * @return none for 0 and for numbers beyond 31 bits
   */
  public static Optional<ExposureTime> ofTenThousandths(long raw) {
    if (special(raw).isPresent() || raw <= 0 || raw > Integer.MAX_VALUE) {
      return special(raw);
    }
    return Optional.of(shown((int) raw).orElseGet(() -> reduced(raw, 10_000)));
  }

  /** The number of 1/10000 s, cut off, at least 1; see {@link #ofTenThousandths}. */
  public long toTenThousandths() {
    return kind == Kind.TIMED ? Math.max(1, numerator * 10_000L / denominator) : specialRaw();
  }

  /**
   * The time for a packed fraction, the numerator in the upper and the denominator in the lower 16
   * bits; special values as in {@link #ofTenThousandths}.
   *
   * @return none if a half is 0
   */
  public static Optional<ExposureTime> ofPacked(long raw) {
    if (special(raw).isPresent()) {
      return special(raw);
    }
    int over = (int) (raw >>> 16);
    int under = (int) (raw & 0xFFFF);
    boolean fraction = over > 0 && over <= 0xFFFF && under > 0;
    return fraction ? Optional.of(of(over, under)) : Optional.empty();
  }

  /** The packed fraction; none if a half needs more than 16 bits. */
  public Optional<Long> toPacked() {
    if (kind != Kind.TIMED) {
      return Optional.of(specialRaw());
    }
    return numerator <= 0xFFFF && denominator <= 0xFFFF
        ? Optional.of(((long) numerator << 16) | denominator)
        : Optional.empty();
  }

  /**
   * The time that a text means: {@code 1/125}, {@code 1/2.5}, {@code 0.008s}, {@code 2}, {@code
   * 2s}, {@code bulb}, {@code time}, {@code x-sync}.
   *
   * @throws ValueTextException if it means none
   */
  public static ExposureTime parse(String text) {
    String bare = Units.strip(Units.strip(text.strip(), "\""), "s").toLowerCase(Locale.ROOT);
    return switch (bare) {
      case "bulb" -> BULB;
      case "time" -> TIME;
      case "x-sync", "xsync", "x" -> X_SYNC;
      default -> {
        int slash = bare.indexOf('/');
        String over = slash < 0 ? bare : bare.substring(0, slash);
        String under = slash < 0 ? "1" : bare.substring(slash + 1);
        yield fraction(over.strip(), under.strip())
            .orElseThrow(
                () ->
                    new ValueTextException(
                        "\"" + text + "\" is no exposure time; accepted: " + ACCEPTED));
      }
    };
  }

  private static Optional<ExposureTime> fraction(String over, String under) {
    Optional<BigDecimal> numerator = Units.decimal(over).filter(n -> n.signum() > 0);
    Optional<BigDecimal> denominator = Units.decimal(under).filter(n -> n.signum() > 0);
    if (numerator.isEmpty() || denominator.isEmpty()) {
      return Optional.empty();
    }
    int scale =
        Math.max(
            0,
            Math.max(
                numerator.get().stripTrailingZeros().scale(),
                denominator.get().stripTrailingZeros().scale()));
    BigInteger n = numerator.get().movePointRight(scale).toBigIntegerExact();
    BigInteger d = denominator.get().movePointRight(scale).toBigIntegerExact();
    if (n.bitLength() > 31 || d.bitLength() > 31) {
      BigInteger common = n.gcd(d);
      n = n.divide(common);
      d = d.divide(common);
    }
    return n.bitLength() > 31 || d.bitLength() > 31
        ? Optional.empty()
        : Optional.of(of(n.intValueExact(), d.intValueExact()));
  }

  /** As a camera shows it: {@code 1/125}, {@code 1/2.5}, {@code 1.3s}, {@code 2s}, {@code bulb}. */
  @Override
  public String toString() {
    if (kind != Kind.TIMED) {
      return kind == Kind.X_SYNC ? "x-sync" : kind.name().toLowerCase(Locale.ROOT);
    }
    if (numerator == 1 && denominator > 1) {
      return "1/" + denominator;
    }
    if (numerator == 10 && denominator > 10) {
      return "1/" + Units.plain(BigDecimal.valueOf(denominator, 1));
    }
    BigDecimal decimal = decimal();
    return decimal == null ? numerator + "/" + denominator : Units.plain(decimal) + "s";
  }

  /** The seconds as a decimal number if it is short, else null. */
  private @Nullable BigDecimal decimal() {
    for (int scale = 0; scale <= 4; scale++) {
      BigDecimal scaled = BigDecimal.valueOf(numerator).movePointRight(scale);
      if (scaled.remainder(BigDecimal.valueOf(denominator)).signum() == 0) {
        return scaled.divideToIntegralValue(BigDecimal.valueOf(denominator)).movePointLeft(scale);
      }
    }
    return null;
  }

  private static Optional<ExposureTime> special(long raw) {
    if (raw == 0xFFFF_FFFFL) {
      return Optional.of(BULB);
    }
    if (raw == 0xFFFF_FFFEL) {
      return Optional.of(X_SYNC);
    }
    return raw == 0xFFFF_FFFDL ? Optional.of(TIME) : Optional.empty();
  }

  private long specialRaw() {
    return switch (kind) {
      case BULB -> 0xFFFF_FFFFL;
      case X_SYNC -> 0xFFFF_FFFEL;
      case TIME -> 0xFFFF_FFFDL;
      case TIMED -> throw new IllegalStateException("timed");
    };
  }

  /** The shown fraction that is this number of 1/10000 s, cut off or else rounded. */
  private static Optional<ExposureTime> shown(int raw) {
    if (raw >= 10_000) {
      return Optional.empty();
    }
    Optional<ExposureTime> rounded = Optional.empty();
    for (ExposureTime time : Shown.TIMES) {
      if (time.toTenThousandths() == raw) {
        return Optional.of(time);
      }
      if (rounded.isEmpty() && Math.round(10_000.0 * time.numerator / time.denominator) == raw) {
        rounded = Optional.of(time);
      }
    }
    return rounded;
  }

  private static ExposureTime reduced(long numerator, int denominator) {
    int common = BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).intValueExact();
    return of((int) (numerator / common), denominator / common);
  }

  /** Apart from the record, so that a program which writes no such time does not build it. */
  private static final class Shown {
    /**
     * Denominators that cameras show: full steps first, then thirds, then halves, because 1/10000 s
     * does not tell 1/4000 from 1/5000 and the full step is the likelier.
     */
    static final List<ExposureTime> TIMES =
        Stream.of(
                "8000", "4000", "2000", "1000", "500", "250", "125", "60", "30", "15", "8", "4",
                "2", "6400", "5000", "3200", "2500", "1600", "1250", "800", "640", "400", "320",
                "200", "160", "100", "80", "50", "40", "25", "20", "13", "10", "6", "5", "3", "2.5",
                "1.6", "1.3", "6000", "3000", "1500", "750", "350", "180", "90", "45", "1.5")
            .map(denominator -> fraction("1", denominator).orElseThrow())
            .toList();
  }
}
