package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.fault.Trigger.OnConnection;
import dev.ptpip.simulator.fault.Trigger.OnEvent;
import dev.ptpip.simulator.fault.Trigger.OnOperation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses rules whose parts can't have an effect together: they would never be seen to fire. */
final class RuleCheck {
  /** Actions that are for a place in the packets of an answer by their nature. */
  private static final Set<String> OWN_PLACE =
      Set.of("order", "no-start-data", "total", "empty-data");

  /** Actions that only the answer to an operation can show. */
  private static final Set<String> ANSWERS =
      Set.of(
          "reply",
          "busy",
          "not-liveview",
          "object-gone",
          "answer",
          "order",
          "no-start-data",
          "total",
          "empty-data");

  private static final Set<String> PACKETS =
      Set.of("length", "type", "tid", "twice", "never", "truncate", "flip");

  private static final Set<String> HANDSHAKE = Set.of("init-fail", "event-ack");

  private RuleCheck() {}

  static void check(
      Trigger trigger,
      Limits limits,
      Optional<Position> position,
      Optional<Wires> wires,
      List<Action> actions) {
    if (actions.isEmpty()) {
      throw new RuleSyntaxException("an action expected, and nothing is there").in("do");
    }
    if (position.isPresent() && !(trigger instanceof OnOperation)) {
      throw new RuleSyntaxException("only the exchange of an operation has places").in("at");
    }
    if (trigger instanceof Trigger.AtTime && limits.nth().orElse(1) != 1) {
      throw new RuleSyntaxException("the start comes only once").in("nth");
    }
    for (Action action : actions) {
      check(trigger, position, action);
    }
    wires.ifPresent(some -> checkWires(trigger, some, actions));
  }

  private static void check(Trigger trigger, Optional<Position> position, Action action) {
    String word = action.word();
    if (ANSWERS.contains(word) && !(trigger instanceof OnOperation)) {
      throw wrong(word, "only the answer to an operation can be so, not " + trigger);
    }
    if (HANDSHAKE.contains(word) && trigger != OnConnection.CONNECT) {
      throw wrong(word, "only connect can end so, not " + trigger);
    }
    boolean hasPacket =
        trigger instanceof OnOperation
            || trigger instanceof OnEvent
            || trigger == OnConnection.CONNECT;
    if (PACKETS.contains(word) && !hasPacket) {
      throw wrong(word, "there is no packet to change at " + trigger);
    }
    if (word.equals("event") && !(trigger instanceof OnOperation || trigger instanceof OnEvent)) {
      throw wrong(word, "there is no event at " + trigger);
    }
    boolean placed = position.isPresent();
    boolean answered = ANSWERS.contains(word) || word.equals("event");
    if (placed && (answered || OWN_PLACE.contains(word))) {
      throw wrong(word, "it is for the whole answer, and has no place \"at\"");
    }
    if (PACKETS.contains(word) && position.filter(Position.Phase.REQUEST::equals).isPresent()) {
      throw wrong(word, "the request is the initiator's, and is not changed");
    }
  }

  private static void checkWires(Trigger trigger, Wires wires, List<Action> actions) {
    for (Action action : actions) {
      if (action instanceof CameraAction) {
        throw wrong(action.word(), "it is for no connection").in("on");
      }
      if (action instanceof NetworkAction.Drop && wires != Wires.BOTH) {
        throw wrong(action.word(), "it is for both connections").in("on");
      }
    }
    if (trigger instanceof OnOperation
        && wires == Wires.EVENT
        && actions.stream().anyMatch(action -> PACKETS.contains(action.word()))) {
      throw new RuleSyntaxException(
              "the packets of an exchange are on the command connection; an event has a trigger of"
                  + " its own")
          .in("on");
    }
  }

  private static RuleSyntaxException wrong(String word, String problem) {
    return new RuleSyntaxException(problem).in(word).in("do");
  }
}
