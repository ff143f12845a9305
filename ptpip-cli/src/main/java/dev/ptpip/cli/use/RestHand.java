package dev.ptpip.cli.use;

import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.rest.CameraControl;
import dev.ptpip.simulator.rest.CameraControlException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hand on the body of a simulator that runs somewhere else, by its REST interface. Confined to
 * the thread of the case.
 */
final class RestHand implements Hand {
  private static final List<String> ACCESS =
      List.of("read-write", "read-only", "read-only-with-deletion");

  /** The smallest file that begins and ends as a JPEG does. */
  private static final byte[] PICTURE = HexFormat.of().parseHex("ffd8ffd9");

  private final CameraControl control;
  private final Guid judge;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /**
   * A hand.
   *
   * @param judge who is known to the camera when it admits only those
   */
  RestHand(CameraControl control, Guid judge) {
    this.control = control;
    this.judge = judge;
  }

  @Override
  public Outcome perform(Act act) {
    if (act instanceof Restore) {
      while (!undo.isEmpty()) {
        undo.pop().run();
      }
      return Outcome.DONE;
    }
    try {
      return act(act);
    } catch (CameraControlException refused) {
      return Outcome.UNABLE;
    }
  }

  private Outcome act(Act act) {
    if (act instanceof EjectCard eject) {
      return card(eject.slot(), "present", false, true);
    } else if (act instanceof InsertCard insert) {
      return card(insert.slot(), "present", true, true);
    } else if (act instanceof InsertNewCard other) {
      return newCard(other);
    } else if (act instanceof FillCard fill) {
      long capacity = number(fill.slot(), "capacity");
      long used = capacity - number(fill.slot(), "free");
      return card(fill.slot(), "capacity", used + fill.freeBytes(), capacity);
    } else if (act instanceof CardAccess access) {
      Object before = slot(access.slot()).get("access");
      return before == null
          ? Outcome.UNABLE
          : card(access.slot(), "access", ACCESS.get(access.access()), before);
    } else if (act instanceof Turn turn) {
      return turn(turn);
    } else if (act instanceof Battery battery) {
      return set("battery", battery.percent(), control.state().getOrDefault("battery", 100));
    } else if (act instanceof PressShutter) {
      control.press("shutter");
      return Outcome.DONE;
    } else if (act instanceof DeleteObject delete) {
      return file(delete.handle()).map(this::delete).orElse(Outcome.UNABLE);
    } else if (act instanceof ProtectObject protect) {
      return file(protect.handle()).map(this::protect).orElse(Outcome.UNABLE);
    } else if (act instanceof EndSession) {
      control.endSessions();
      return Outcome.DONE;
    } else if (act instanceof RequirePairing) {
      return set("pairing", List.of(judge.toString()), "usual");
    } else if (act instanceof AdmitEverybody) {
      return set("pairing", "accept", "usual");
    }
    return Outcome.UNABLE; // AddObject: so large a file does not travel
  }

  // ---- settings of the body

  private Outcome set(String name, Object value, Object before) {
    control.set(Map.of(name, value));
    undo.push(() -> control.set(Map.of(name, before)));
    return Outcome.DONE;
  }

  private Outcome turn(Turn turn) {
    Optional<Map<?, ?>> property =
        maps(control.properties())
            .filter(each -> turn.property().toString().equals(each.get("code")))
            .findFirst();
    if (property.isEmpty() || !(property.get().get("choices") instanceof List<?> choices)) {
      return Outcome.UNABLE;
    }
    String name = String.valueOf(property.get().get("name"));
    Object before = property.get().get("value");
    Optional<?> other = choices.stream().filter(each -> !each.equals(before)).findFirst();
    return other.isPresent() && before != null
        ? set("properties", Map.of(name, other.get()), Map.of(name, before))
        : Outcome.UNABLE;
  }

  // ---- cards and files

  private static Stream<Map<?, ?>> maps(Object list) {
    return list instanceof List<?> all
        ? all.stream().filter(Map.class::isInstance).map(each -> (Map<?, ?>) each)
        : Stream.of();
  }

  private Map<?, ?> slot(int number) {
    return maps(control.state().getOrDefault("cards", List.of()))
        .filter(each -> Integer.valueOf(number).equals(each.get("slot")))
        .findFirst()
        .orElseGet(Map::of);
  }

  private long number(int slot, String name) {
    return slot(slot).get(name) instanceof Number number ? number.longValue() : 0;
  }

  private Outcome card(int slot, String name, Object value, Object before) {
    if (!Boolean.TRUE.equals(slot(slot).get("present")) && !Boolean.TRUE.equals(value)) {
      return Outcome.UNABLE;
    }
    change(slot, name, value);
    undo.push(() -> change(slot, name, before));
    return Outcome.DONE;
  }

  private void change(int slot, String name, Object value) {
    control.set(Map.of("cards", List.of(Map.of("slot", slot, name, value))));
  }

  private Outcome newCard(InsertNewCard act) {
    Outcome outcome = card(act.slot(), "other", true, false);
    for (int i = 1; outcome == Outcome.DONE && i <= act.pictures(); i++) {
      control.upload("DSC_%04d.JPG".formatted(i), PICTURE);
    }
    return outcome;
  }

  private Optional<String> file(ObjectHandle handle) {
    return maps(control.files())
        .filter(each -> handle.toString().equals(each.get("handle")))
        .map(each -> String.valueOf(each.get("path")))
        .findFirst();
  }

  private Outcome delete(String path) {
    control.delete(path);
    return Outcome.DONE;
  }

  private Outcome protect(String path) {
    control.protect(path);
    undo.push(() -> unprotect(path));
    return Outcome.DONE;
  }

  private void unprotect(String path) {
    try {
      control.unprotect(path);
    } catch (CameraControlException gone) {
      // the case may have deleted it
    }
  }
}
