package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.simulator.fault.CameraAction.Events.Fate;
import dev.ptpip.simulator.fault.CameraAction.Press.Button;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Every word that a rule can say behind {@code do}, in the order in which they are listed. */
public final class ActionWords {
  private static final Map<String, ActionWord> WORDS = new LinkedHashMap<>();

  static {
    network();
    packet();
    camera();
  }

  private ActionWords() {}

  /** All of them. */
  public static List<ActionWord> all() {
    return List.copyOf(WORDS.values());
  }

  /**
   * The action that a word and its argument mean.
   *
   * @throws RuleSyntaxException if there is no such word, or the argument does not suit it; its key
   *     is the word
   */
  public static Action read(String word, Argument argument, Words words) {
    ActionWord known = WORDS.get(word);
    if (known == null) {
      throw new RuleSyntaxException(
          "no action \"" + word + "\"" + Hints.near(word, WORDS.keySet().stream()));
    }
    try {
      return known.reader().read(argument, words);
    } catch (RuleSyntaxException wrong) {
      throw wrong.in(word);
    }
  }

  private static void add(
      String name,
      Layer layer,
      String form,
      String example,
      String purpose,
      ActionWord.Reader reader) {
    WORDS.put(name, new ActionWord(name, layer, form, example, purpose, reader));
  }

  private static ActionWord.Reader plain(Supplier<Action> made) {
    return (argument, words) -> {
      if (!argument.equals(Argument.none())) {
        throw new RuleSyntaxException("nothing expected behind it");
      }
      return made.get();
    };
  }

  private static void network() {
    Layer layer = Layer.NETWORK;
    add(
        "refuse",
        layer,
        "[time]",
        "connect#1:refuse",
        "nobody can connect",
        (argument, words) -> new NetworkAction.Refuse(optionalTime(argument)));
    add(
        "silence",
        layer,
        "",
        "connect#1:silence",
        "taken, never answered",
        plain(NetworkAction.Silence::new));
    add(
        "delay",
        layer,
        "time [± time]",
        "GetObject:delay=200ms ± 50ms",
        "what follows is late",
        (argument, words) -> delay(argument.required("a time such as 200ms ± 50ms")));
    add(
        "rate",
        layer,
        "bytes/s",
        "GetObject:rate=50 kB/s",
        "slow",
        (argument, words) -> new NetworkAction.Rate(rate(argument.required("a rate"))));
    add(
        "slice",
        layer,
        "bytes",
        "GetDeviceInfo:slice=1 B",
        "in small pieces",
        (argument, words) ->
            new NetworkAction.Slice(bytes(argument.required("a number of bytes"))));
    add(
        "merge",
        layer,
        "",
        "GetObject:merge",
        "many packets with one write",
        plain(NetworkAction.Merge::new));
    add(
        "stall",
        layer,
        "[time]",
        "GetObject@50%:stall",
        "nothing more comes, the connection stays",
        (argument, words) -> new NetworkAction.Stall(optionalTime(argument)));
    add(
        "reset",
        layer,
        "",
        "GetObject@50%:reset",
        "connection reset",
        plain(NetworkAction.Reset::new));
    add(
        "close",
        layer,
        "",
        "GetObject@50%:close",
        "connection closed",
        plain(NetworkAction.Close::new));
    add(
        "half-close",
        layer,
        "",
        "GetDeviceInfo@response:half-close",
        "the camera's direction is closed",
        plain(NetworkAction.HalfClose::new));
    add(
        "drop",
        layer,
        "time",
        "GetObject#1@50%:drop=3s",
        "both connections gone, nobody can connect for the time",
        (argument, words) -> new NetworkAction.Drop(Amounts.time(argument.required("a time"))));
    add(
        "flip",
        layer,
        "N bits",
        "GetObject@50%:flip=1 bit",
        "bits changed",
        (argument, words) -> new NetworkAction.Flip(bits(argument.required("1 bit"))));
  }

  private static void packet() {
    Layer layer = Layer.PACKET;
    add(
        "length",
        layer,
        "-1 | 0 | +4 | max",
        "GetDeviceInfo:length=-1",
        "length field of a packet",
        (argument, words) ->
            new PacketAction.Length(NumberEdit.parse(argument.required("-1, 0, +4 or max"))));
    add(
        "type",
        layer,
        "number",
        "GetDeviceInfo:type=99",
        "type field of a packet",
        (argument, words) ->
            new PacketAction.Type(Amounts.number(argument.required("a packet type"))));
    add(
        "tid",
        layer,
        "other | number",
        "GetDeviceInfo:tid=other",
        "transaction id of a packet",
        (argument, words) -> tid(argument.required("other or a number")));
    add(
        "twice",
        layer,
        "",
        "GetDeviceInfo:twice",
        "packet repeated",
        plain(PacketAction.Twice::new));
    add(
        "never",
        layer,
        "",
        "GetDeviceInfo:never",
        "packet missing",
        plain(PacketAction.Never::new));
    add(
        "order",
        layer,
        "response-first",
        "GetDeviceInfo:order=response-first",
        "response ahead of the data",
        (argument, words) -> {
          fixed(argument, "response-first");
          return new PacketAction.ResponseFirst();
        });
    add(
        "no-start-data",
        layer,
        "",
        "GetDeviceInfo:no-start-data",
        "data without Start_Data",
        plain(PacketAction.NoStartData::new));
    add(
        "total",
        layer,
        "-2 | 0 | +4 | max",
        "GetDeviceInfo:total=-2",
        "length that Start_Data announces",
        (argument, words) ->
            new PacketAction.Total(NumberEdit.parse(argument.required("-2, 0, +4 or max"))));
    add(
        "empty-data",
        layer,
        "",
        "GetDeviceInfo:empty-data",
        "data phase without bytes",
        plain(PacketAction.EmptyData::new));
    add(
        "init-fail",
        layer,
        "rejected | busy | unspecified",
        "connect#1:init-fail=busy",
        "Init_Fail in place of the acknowledgement",
        (argument, words) -> initFail(argument.required("rejected, busy or unspecified")));
    add(
        "event-ack",
        layer,
        "wrong connection",
        "connect#2:event-ack=wrong connection",
        "Init_Event_Ack on the Command/Data connection",
        (argument, words) -> {
          fixed(argument, "wrong connection");
          return new PacketAction.AckOnOtherConnection();
        });
    add(
        "ping",
        layer,
        "ignore",
        "session opened:ping=ignore",
        "Probe_Request is not answered",
        (argument, words) -> {
          fixed(argument, "ignore");
          return new PacketAction.IgnorePing();
        });
    add(
        "probe",
        layer,
        "",
        "session opened:probe",
        "Probe_Request unasked",
        plain(PacketAction.Probe::new));
    add(
        "truncate",
        layer,
        "N",
        "GetDeviceInfo:truncate=10",
        "only the first N bytes of a packet",
        (argument, words) ->
            new PacketAction.Truncate(bytes(argument.required("a number of bytes"))));
  }

  private static void camera() {
    Layer layer = Layer.CAMERA;
    add(
        "reply",
        layer,
        "response",
        "GetObject:reply=DeviceBusy",
        "answered so, not carried out",
        (argument, words) -> {
          ResponseCode code = words.response(argument.required("a response"));
          return new CameraAction.ReplyWith(code, words.codes().name(code));
        });
    add(
        "busy",
        layer,
        "N",
        "InitiateCapture:busy=4",
        "Device_Busy N times",
        (argument, words) ->
            new CameraAction.Busy(Amounts.count(argument.required("a number of times"), 1)));
    add(
        "store-full",
        layer,
        "",
        "InitiateCapture:store-full",
        "no room on the card",
        plain(CameraAction.StoreFull::new));
    add(
        "card-out",
        layer,
        "",
        "GetObject@50%:card-out",
        "card taken out",
        plain(CameraAction.CardOut::new));
    add(
        "battery",
        layer,
        "percent",
        "session opened:battery=3%",
        "battery at this charge",
        (argument, words) ->
            new CameraAction.Battery((int) Amounts.percent(argument.required("a percentage"))));
    add(
        "power-off",
        layer,
        "[time]",
        "GetObject@50%:power-off",
        "switched off, and on again after the time",
        (argument, words) -> new CameraAction.PowerOff(optionalTime(argument)));
    add(
        "sleep",
        layer,
        "",
        "after 10s:sleep",
        "standby: connections end, the next one wakes it",
        plain(CameraAction.Sleep::new));
    add(
        "overheat",
        layer,
        "",
        "session opened:overheat",
        "hot inside",
        plain(CameraAction.Overheat::new));
    add(
        "no-lens",
        layer,
        "",
        "session opened:no-lens",
        "lens taken off",
        plain(CameraAction.NoLens::new));
    add(
        "out-of-focus",
        layer,
        "",
        "session opened:out-of-focus",
        "autofocus finds nothing",
        plain(CameraAction.OutOfFocus::new));
    add(
        "not-liveview",
        layer,
        "",
        "0x9203:not-liveview",
        "answered that live view is off",
        plain(CameraAction.NotLiveView::new));
    add(
        "object-gone",
        layer,
        "",
        "GetObject:object-gone",
        "the object was deleted on the camera",
        plain(CameraAction.ObjectGone::new));
    add(
        "event",
        layer,
        "lost | late [time] | early | twice",
        "event ObjectAdded:event=late 2s",
        "the event, or those of the operation",
        (argument, words) -> events(argument.required("lost, late, early or twice")));
    add(
        "set",
        layer,
        "{property: value, ...}",
        "after 10s:set={iso: 800}",
        "somebody turns dials",
        ActionWords::set);
    add(
        "press",
        layer,
        "shutter | power",
        "after 10s:press=shutter",
        "somebody presses a button",
        (argument, words) ->
            new CameraAction.Press(choice(argument.required("shutter or power"), Button.values())));
    add(
        "lock",
        layer,
        "[time]",
        "after 10s:lock",
        "the body takes control",
        (argument, words) -> new CameraAction.Lock(optionalTime(argument)));
  }

  private static Optional<Duration> optionalTime(Argument argument) {
    return argument.text("a time").map(Amounts::time);
  }

  private static Action delay(String text) {
    String[] parts = text.split("±|\\+-|\\+/-", 2);
    Duration time = Amounts.time(parts[0]);
    Duration spread = parts.length < 2 ? Duration.ZERO : Amounts.time(parts[1]);
    if (spread.compareTo(time) > 0) {
      throw new RuleSyntaxException("the spread is larger than the time");
    }
    return new NetworkAction.Delay(time, spread);
  }

  private static long rate(String text) {
    String perSecond = text.endsWith("/s") ? text.substring(0, text.length() - 2) : text;
    long bytes = Amounts.bytes(perSecond);
    if (bytes < 1) {
      throw new RuleSyntaxException("a rate of 1 B/s at least expected, not \"" + text + "\"");
    }
    return bytes;
  }

  private static int bytes(String text) {
    long bytes = Amounts.bytes(text);
    if (bytes < 1 || bytes > 1 << 20) {
      throw new RuleSyntaxException("1 B to 1 MiB expected, not \"" + text + "\"");
    }
    return (int) bytes;
  }

  private static int bits(String text) {
    int bits = Amounts.count(text.replaceFirst("\\s*bits?$", ""), 1);
    if (bits > 4096) {
      throw new RuleSyntaxException("1 to 4096 bits expected, not " + bits);
    }
    return bits;
  }

  private static Action tid(String text) {
    return new PacketAction.Tid(
        text.equals("other") ? OptionalInt.empty() : OptionalInt.of(Amounts.number(text)));
  }

  private static void fixed(Argument argument, String only) {
    String text = argument.required(only);
    if (!text.equals(only)) {
      throw new RuleSyntaxException(only + " expected, not \"" + text + "\"");
    }
  }

  private static Action initFail(String text) {
    return new PacketAction.FailInit(
        switch (text) {
          case "rejected" -> InitFail.Reason.REJECTED_INITIATOR;
          case "busy" -> InitFail.Reason.BUSY;
          case "unspecified" -> InitFail.Reason.UNSPECIFIED;
          default ->
              throw new RuleSyntaxException(
                  "rejected, busy or unspecified expected, not \""
                      + text
                      + "\""
                      + Hints.near(text, "rejected", "busy", "unspecified"));
        });
  }

  private static Action events(String text) {
    String[] parts = text.split("\\s+", 2);
    Fate fate = choice(parts[0], Fate.values());
    if (parts.length > 1 && fate != Fate.LATE) {
      throw new RuleSyntaxException("a time stands behind late only");
    }
    return new CameraAction.Events(
        fate, parts.length > 1 ? Optional.of(Amounts.time(parts[1])) : Optional.empty());
  }

  private static <E extends Enum<E>> E choice(String text, E[] choices) {
    List<String> names = new ArrayList<>();
    for (E each : choices) {
      if (each.toString().equals(text)) {
        return each;
      }
      names.add(each.toString());
    }
    throw new RuleSyntaxException(
        String.join(" or ", names)
            + " expected, not \""
            + text
            + "\""
            + Hints.near(text, names.stream()));
  }

  private static Action set(Argument argument, Words words) {
    if (!(argument instanceof Argument.Fields fields) || fields.fields().isEmpty()) {
      throw new RuleSyntaxException("properties and values such as {iso: 800} expected");
    }
    fields
        .fields()
        .keySet()
        .forEach(
            name -> {
              try {
                words.property(name);
              } catch (RuleSyntaxException unknown) {
                throw unknown.in(name);
              }
            });
    return new CameraAction.Set(fields.fields());
  }
}
