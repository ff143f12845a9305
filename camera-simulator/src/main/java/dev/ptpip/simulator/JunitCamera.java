package dev.ptpip.simulator;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Makes cameras that JUnit starts, judges and stops, where JUnit is there. */
final class JunitCamera {
  private static final String CLASS = "dev.ptpip.simulator.junit.TestCamera";

  private JunitCamera() {}

  static Optional<VirtualCamera> of(VirtualCameraBuilder plan) {
    Class<? extends VirtualCamera> extension;
    try {
      extension =
          Class.forName(CLASS, true, VirtualCamera.class.getClassLoader())
              .asSubclass(VirtualCamera.class);
    } catch (ClassNotFoundException | LinkageError withoutJunit) {
      return Optional.empty();
    }
    try {
      return Optional.of(extension.getConstructor(VirtualCameraBuilder.class).newInstance(plan));
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed);
    } catch (ReflectiveOperationException notOurs) {
      throw new IllegalStateException(notOurs);
    }
  }
}
