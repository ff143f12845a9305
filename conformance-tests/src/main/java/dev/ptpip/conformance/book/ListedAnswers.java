package dev.ptpip.conformance.book;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The responses that the standard lists for each operation (MTP 1.1 appendices D and E), with those
 * that other rules of the book accept, and those that any operation may have. Immutable.
 */
public final class ListedAnswers {
  /**
   * OK, General_Error, session, number, operation and parameters, data that ended early, and a
   * cancelled transaction.
   */
  private static final Set<Integer> OF_ALL =
      Set.of(0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x201F);

  private static final ListedAnswers STANDARD = read();

  private final Map<OperationCode, Set<ResponseCode>> answers;

  private ListedAnswers(Map<OperationCode, Set<ResponseCode>> answers) {
    this.answers = Map.copyOf(answers);
  }

  /** Those of this build. */
  public static ListedAnswers standard() {
    return STANDARD;
  }

  private static ListedAnswers read() {
    Map<OperationCode, Set<ResponseCode>> answers = new HashMap<>();
    for (Map<String, String> row : Csv.resource("answers.csv")) {
      Set<ResponseCode> codes =
          OF_ALL.stream().map(ResponseCode::new).collect(Collectors.toCollection(HashSet::new));
      Arrays.stream(row.getOrDefault("responses", "").split(" ", -1))
          .filter(word -> !word.isEmpty())
          .forEach(word -> codes.add(new ResponseCode(Integer.decode(word))));
      answers.put(
          new OperationCode(Integer.decode(row.getOrDefault("operation", ""))), Set.copyOf(codes));
    }
    return new ListedAnswers(answers);
  }

  /** What {@code operation} may answer with; empty if the standard says nothing of it. */
  public Optional<Set<ResponseCode>> of(OperationCode operation) {
    return Optional.ofNullable(answers.get(operation));
  }
}
