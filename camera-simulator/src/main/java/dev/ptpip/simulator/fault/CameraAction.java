package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.simulator.responder.OperationInterceptor;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A fault of the camera: it answers, or is, otherwise than usual. */
public sealed interface CameraAction extends Action {
  @Override
  default Layer layer() {
    return Layer.CAMERA;
  }

  @Override
  default Argument argument() {
    return Argument.none();
  }

  /**
   * The operation is not carried out and answered so.
   *
   * @param code the answer
   * @param name as it was written
   */
  record ReplyWith(ResponseCode code, String name) implements CameraAction {
    @Override
    public String word() {
      return "reply";
    }

    @Override
    public Argument argument() {
      return Argument.of(name);
    }
  }

  /**
   * The camera is busy so many times: an operation that starts work is carried out, and asking
   * whether it is done is answered Device_Busy; another one is itself answered Device_Busy.
   */
  record Busy(int times) implements CameraAction {
    @Override
    public String word() {
      return "busy";
    }

    @Override
    public Argument argument() {
      return Texts.number(times);
    }
  }

  /** No picture fits on any card. */
  record StoreFull() implements CameraAction {
    @Override
    public String word() {
      return "store-full";
    }
  }

  /** All cards are taken out. */
  record CardOut() implements CameraAction {
    @Override
    public String word() {
      return "card-out";
    }
  }

  /** The battery has this charge. */
  record Battery(int percent) implements CameraAction {
    @Override
    public String word() {
      return "battery";
    }

    @Override
    public Argument argument() {
      return Argument.of(percent + "%");
    }
  }

  /**
   * The body is switched off.
   *
   * @param time until it is switched on again; empty for never
   */
  record PowerOff(Optional<Duration> time) implements CameraAction {
    @Override
    public String word() {
      return "power-off";
    }

    @Override
    public Argument argument() {
      return Texts.time(time);
    }
  }

  /** The standby timer runs out: the connections end, and the next one wakes the camera. */
  record Sleep() implements CameraAction {
    @Override
    public String word() {
      return "sleep";
    }
  }

  /** The body gets hot. */
  record Overheat() implements CameraAction {
    @Override
    public String word() {
      return "overheat";
    }
  }

  /** The lens is taken off. */
  record NoLens() implements CameraAction {
    @Override
    public String word() {
      return "no-lens";
    }
  }

  /** Autofocus finds nothing. */
  record OutOfFocus() implements CameraAction {
    @Override
    public String word() {
      return "out-of-focus";
    }
  }

  /** The camera says that it is not in live view. */
  record NotLiveView() implements CameraAction {
    @Override
    public String word() {
      return "not-liveview";
    }
  }

  /** The object that the request names has just been deleted on the camera. */
  record ObjectGone() implements CameraAction {
    @Override
    public String word() {
      return "object-gone";
    }
  }

  /**
   * Events come otherwise than usual: the event at hand, or those of the operation at hand.
   *
   * @param fate how
   * @param time how late; empty for 1 s
   */
  record Events(Fate fate, Optional<Duration> time) implements CameraAction {
    /** What becomes of an event. */
    public enum Fate {
      /** It does not come. */
      LOST,
      /** It comes later, and behind the response. */
      LATE,
      /** It comes ahead of the response. */
      EARLY,
      /** It comes twice. */
      TWICE;

      @Override
      public String toString() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    @Override
    public String word() {
      return "event";
    }

    @Override
    public Argument argument() {
      return Argument.of(fate + time.map(some -> " " + Amounts.text(some)).orElse(""));
    }
  }

  /**
   * Somebody turns dials.
   *
   * @param settings names of properties and their new values, as people write them
   */
  record Set(Map<String, String> settings) implements CameraAction {
    /** Copies the map, whose order stays. */
    public Set {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    @Override
    public String word() {
      return "set";
    }

    @Override
    public Argument argument() {
      return Argument.of(settings);
    }
  }

  /** Somebody presses a button. */
  record Press(Button button) implements CameraAction {
    /** The buttons. */
    public enum Button {
      /** The shutter release. */
      SHUTTER,
      /** The main switch, to its other position. */
      POWER;

      @Override
      public String toString() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    @Override
    public String word() {
      return "press";
    }

    @Override
    public Argument argument() {
      return Argument.of(button.toString());
    }
  }

  /**
   * The body takes control: what an initiator sets or starts is answered Access_Denied.
   *
   * @param time for how long; empty for until the rules are reset
   */
  record Lock(Optional<Duration> time) implements CameraAction {
    @Override
    public String word() {
      return "lock";
    }

    @Override
    public Argument argument() {
      return Texts.time(time);
    }
  }

  /** Code answers; only from Java, not written in a rule. */
  record Answer(OperationInterceptor code) implements CameraAction {
    @Override
    public String word() {
      return "answer";
    }
  }
}
