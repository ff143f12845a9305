package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.protocol.code.ResponseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which answers to an operation are right, and which are tolerated unless the run is strict. */
public final class Wanted {
  private final List<ResponseCode> right = new ArrayList<>();
  private final List<ResponseCode> tolerated = new ArrayList<>();
  private Any anyError = Any.WRONG;
  private Any end = Any.WRONG;

  private enum Any {
    WRONG,
    TOLERATED,
    RIGHT
  }

  private Wanted() {}

  /** These responses are right. */
  public static Wanted code(ResponseCode... codes) {
    return new Wanted().or(codes);
  }

  /** Any response but OK is right. */
  public static Wanted anyError() {
    Wanted wanted = new Wanted();
    wanted.anyError = Any.RIGHT;
    return wanted;
  }

  /** These are right too. */
  public Wanted or(ResponseCode... codes) {
    right.addAll(List.of(codes));
    return this;
  }

  /** These are tolerated. */
  public Wanted tolerate(ResponseCode... codes) {
    tolerated.addAll(List.of(codes));
    return this;
  }

  /** Any other response but OK is tolerated. */
  public Wanted tolerateAnyError() {
    anyError = Any.TOLERATED;
    return this;
  }

  /** The end of the connection is right too. */
  public Wanted orEnd() {
    end = Any.RIGHT;
    return this;
  }

  /** The end of the connection is tolerated. */
  public Wanted tolerateEnd() {
    end = Any.TOLERATED;
    return this;
  }

  /** What is wrong with {@code answer}; empty if it is right. */
  Optional<Finding.Weight> judge(Answer answer) {
    if (answer.code().isPresent()) {
      ResponseCode code = answer.code().get();
      if (right.contains(code) || (!answer.isOk() && anyError == Any.RIGHT)) {
        return Optional.empty();
      }
      boolean passable = tolerated.contains(code) || (!answer.isOk() && anyError == Any.TOLERATED);
      return Optional.of(passable ? Finding.Weight.TOLERATED : Finding.Weight.MISMATCH);
    }
    if (answer.isGone()) {
      return switch (end) {
        case RIGHT -> Optional.empty();
        case TOLERATED -> Optional.of(Finding.Weight.TOLERATED);
        case WRONG -> Optional.of(Finding.Weight.MISMATCH);
      };
    }
    return Optional.of(answer.isSilence() ? Finding.Weight.HANG : Finding.Weight.MISMATCH);
  }

  /** In words. */
  String describe() {
    List<String> parts = new ArrayList<>(right.stream().map(Words::of).toList());
    if (anyError == Any.RIGHT) {
      parts.add("any response but OK");
    }
    if (end == Any.RIGHT) {
      parts.add("the end of the connection");
    }
    return parts.stream().collect(Collectors.joining(" or "));
  }
}
