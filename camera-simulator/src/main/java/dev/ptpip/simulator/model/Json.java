package dev.ptpip.simulator.model;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** A value of a JSON file; {@code at} is where it begins, in characters from 0 on. */
sealed interface Json {
  /** Where the value begins. */
  int at();

  /** What it is, for messages. */
  String kind();

  /** A string. */
  record Text(int at, String value) implements Json {
    private static final int SHOWN = 40;

    @Override
    public String kind() {
      return "the text \""
          + (value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…")
          + '"';
    }
  }

  /** A number without fraction. */
  record Whole(int at, BigInteger value) implements Json {
    @Override
    public String kind() {
      return "the number " + value;
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(int at, boolean value) implements Json {
    @Override
    public String kind() {
      return Boolean.toString(value);
    }
  }

  /** A list. */
  record Items(int at, List<Json> values) implements Json {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** An object. */
  record Members(int at, Map<String, Member> values) implements Json {
    @Override
    public String kind() {
      return "an object";
    }
  }

  /** One member of an object; {@code at} is where its name begins. */
  record Member(int at, Json value) {}
}
