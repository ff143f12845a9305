package dev.ptpip.cli.wrong;

import java.io.IOException;
import java.net.InetSocketAddress;

/** What a client does with a camera; its exit code. */
@FunctionalInterface
interface Script {
  int run(InetSocketAddress camera) throws IOException;

  /** What is done with two connections. */
  @FunctionalInterface
  interface Body {
    int run(Talk talk) throws IOException;
  }

  /** A script that bears everything and ends with 1 when a connection fails. */
  static Script of(Body body) {
    return of(Talk.Tolerance.OF_EVERYTHING, body);
  }

  /** The same with something that it can't bear. */
  static Script of(Talk.Tolerance tolerance, Body body) {
    return camera -> {
      try (Talk talk = new Talk(camera, tolerance)) {
        return body.run(talk);
      }
    };
  }

  /** The same, which says that all is well whatever happens. */
  default Script careless() {
    return camera -> {
      try {
        run(camera);
      } catch (IOException | RuntimeException overlooked) {
        // that is what is wrong with it
      }
      return 0;
    };
  }

  /** The same, which says that all has failed whatever happens. */
  default Script pessimistic() {
    return camera -> {
      run(camera);
      return 1;
    };
  }
}
