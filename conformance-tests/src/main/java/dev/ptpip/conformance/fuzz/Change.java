package dev.ptpip.conformance.fuzz;

import dev.ptpip.protocol.io.Bytes;

/**
 * One change to a legal conversation. It names a message by its exchange and its place there; where
 * the message is not there (any more), the change is none. Immutable.
 */
sealed interface Change {
  /** Which message. */
  Target target();

  /** In words. */
  String describe();

  /**
   * A message.
   *
   * @param exchange id of its exchange
   * @param message its place in the exchange, from 0
   */
  record Target(int exchange, int message) {}

  /** Other bytes in a field. */
  record SetField(Target target, int field, Field.Role role, Bytes value) implements Change {
    @Override
    public String describe() {
      return role.name().toLowerCase(java.util.Locale.ROOT) + " set to " + value.toHex();
    }
  }

  /** A field is missing. */
  record DropField(Target target, int field) implements Change {
    @Override
    public String describe() {
      return "field " + field + " left out";
    }
  }

  /** A field is there so many times more. */
  record RepeatField(Target target, int field, int times) implements Change {
    @Override
    public String describe() {
      return "field " + field + " repeated " + times + " times";
    }
  }

  /** The bytes end early; the length still promises all of them. */
  record Cut(Target target, int bytes) implements Change {
    @Override
    public String describe() {
      return "cut after " + bytes + " bytes";
    }
  }

  /** More bytes follow than the length promises. */
  record Append(Target target, Bytes bytes) implements Change {
    @Override
    public String describe() {
      return bytes.size() + " bytes of garbage behind it";
    }
  }

  /** One bit is another. */
  record Flip(Target target, int offset, int bit) implements Change {
    @Override
    public String describe() {
      return "bit " + bit + " of byte " + offset + " turned over";
    }
  }

  /** The message is not sent. */
  record Drop(Target target) implements Change {
    @Override
    public String describe() {
      return "not sent";
    }
  }

  /** The message is sent more than once. */
  record Repeat(Target target, int times) implements Change {
    @Override
    public String describe() {
      return "sent " + (times + 1) + " times";
    }
  }

  /** The message is sent behind the next one of the conversation. */
  record Later(Target target) implements Change {
    @Override
    public String describe() {
      return "sent behind the next one";
    }
  }

  /** The message goes to the other connection. */
  record OtherLane(Target target) implements Change {
    @Override
    public String describe() {
      return "on the other connection";
    }
  }

  /** Another message comes before it. */
  record Insert(Target target, Message message, String what) implements Change {
    @Override
    public String describe() {
      return what + " before it";
    }
  }

  /** A connection ends behind the message. */
  record End(Target target, Ending ending) implements Change {
    @Override
    public String describe() {
      return "connection " + (ending == Ending.CLOSED ? "closed" : "reset") + " behind it";
    }
  }

  /** How a connection ends. */
  enum Ending {
    /** In order. */
    CLOSED,
    /** As when a host vanishes. */
    RESET
  }
}
