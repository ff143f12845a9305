package dev.ptpip.simulator.responder;

import java.util.function.Supplier;

/**
 * Names something that lives as long as one session, for example the ObjectInfo that SendObject
 * needs. Keys are constants; two keys are never the same one.
 *
 * @param <T> what is kept; closed at the end of the session if it is {@link AutoCloseable}
 */
public final class SessionKey<T> {
  private final String name;
  private final Supplier<T> initial;

  private SessionKey(String name, Supplier<T> initial) {
    this.name = name;
    this.initial = initial;
  }

  /** A key whose value is made when a session first asks for it. */
  public static <T> SessionKey<T> of(String name, Supplier<T> initial) {
    return new SessionKey<>(name, initial);
  }

  T initialValue() {
    return initial.get();
  }

  @Override
  public String toString() {
    return name;
  }
}
