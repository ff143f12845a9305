package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.OperationRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What a rule waits for. Prints as it is written in a rule. */
public sealed interface Trigger {
  /** Any request. */
  @SuppressWarnings("UnnecessaryLambda") // one value, so that equal triggers are equal
  Predicate<OperationRequest> ANYTHING = request -> true;

  /**
   * One parameter of an operation or event.
   *
   * @param index place of the parameter, counted from 0
   * @param value the 32 bits that it has to have
   * @param text as it was written
   */
  record Parameter(int index, int value, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A request of the initiator.
   *
   * @param code which operation; empty for any
   * @param name as it was written
   * @param parameters those that have to have a value
   * @param test what else has to be true of the request; only from Java, not written in a rule
   */
  record OnOperation(
      Optional<OperationCode> code,
      String name,
      List<Parameter> parameters,
      Predicate<OperationRequest> test)
      implements Trigger {
    /** Copies the list. */
    public OnOperation {
      parameters = List.copyOf(parameters);
    }

    /** An operation with such parameters. */
    public OnOperation(Optional<OperationCode> code, String name, List<Parameter> parameters) {
      this(code, name, parameters, ANYTHING);
    }

    /** The same, and this has to be true of the request. */
    public OnOperation with(Predicate<OperationRequest> further) {
      return new OnOperation(code, name, parameters, test.and(further));
    }

    /** Whether this is such a request. */
    public boolean matches(OperationRequest request) {
      return (code.isEmpty() || code.get().equals(request.operation()))
          && Trigger.matches(parameters, request.parameters())
          && test.test(request);
    }

    /** This operation, whatever its parameters. */
    public static OnOperation of(OperationCode code) {
      return new OnOperation(Optional.of(code), code.toString(), List.of());
    }

    @Override
    public String toString() {
      return name + tail(parameters);
    }
  }

  /** An event of the camera, before an initiator hears of it. */
  record OnEvent(Optional<EventCode> code, String name, List<Parameter> parameters)
      implements Trigger {
    /** Copies the list. */
    public OnEvent {
      parameters = List.copyOf(parameters);
    }

    @Override
    public String toString() {
      return "event " + name + tail(parameters);
    }
  }

  /** What happens to connections. */
  enum OnConnection implements Trigger {
    /** A TCP connection was accepted. */
    CONNECT,
    /** OpenSession was answered OK. */
    SESSION_OPENED,
    /** An initiator's connections have ended. */
    DISCONNECTED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** So much camera time after OpenSession, while the session is open. */
  record After(Duration time) implements Trigger {
    @Override
    public String toString() {
      return "after " + Amounts.text(time);
    }
  }

  /** So much camera time after the start. */
  record AtTime(Duration time) implements Trigger {
    @Override
    public String toString() {
      return "at " + Amounts.text(time);
    }
  }

  /**
   * Reads what a rule waits for: {@code GetObject}, {@code SetDevicePropValue iso}, {@code session
   * opened}.
   *
   * @throws RuleSyntaxException if it is nothing that can be waited for
   */
  static Trigger parse(String text, Words words) {
    return new TriggerParser(words).parse(text);
  }

  private static String tail(List<Parameter> parameters) {
    StringBuilder text = new StringBuilder();
    parameters.forEach(parameter -> text.append(' ').append(parameter));
    return text.toString();
  }

  /** Whether these parameters are the wanted ones. */
  static boolean matches(List<Parameter> wanted, List<Integer> parameters) {
    for (Parameter each : wanted) {
      int value = each.index() < parameters.size() ? parameters.get(each.index()) : 0;
      if (value != each.value()) {
        return false;
      }
    }
    return true;
  }
}
