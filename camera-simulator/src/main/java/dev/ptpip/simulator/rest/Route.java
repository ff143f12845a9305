package dev.ptpip.simulator.rest;

import java.io.IOException;
import java.util.Optional;

/**
 * One thing that can be asked for.
 *
 * @param method of HTTP
 * @param path {@code /card/{name}}: a variable at its end takes everything that follows
 * @param handler does it
 */
record Route(String method, String path, Handler handler) {
  /** Does what is asked for. */
  @FunctionalInterface
  interface Handler {
    /**
     * Answers.
     *
     * @throws Problem if it can't be done
     */
    Answer handle(Call call) throws IOException, InterruptedException;
  }

  private boolean isOpen() {
    return path.endsWith("}");
  }

  private String prefix() {
    return path.substring(0, path.indexOf('{'));
  }

  /** What the variable stands for, or an empty text if there is none; empty for another path. */
  Optional<String> match(String asked) {
    if (!isOpen()) {
      return asked.equals(path) ? Optional.of("") : Optional.empty();
    }
    return asked.startsWith(prefix()) && asked.length() > prefix().length()
        ? Optional.of(asked.substring(prefix().length()))
        : Optional.empty();
  }
}
