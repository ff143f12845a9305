package dev.ptpip.simulator.sabotage;

import dev.ptpip.simulator.VirtualCameraBuilder;
import java.util.List;
import java.util.function.Consumer;

/**
 * A camera that breaks one rule.
 *
 * @param caseId the case of the judge that has to see it, {@code PTP-STOR-05}
 * @param profile what the camera is held to by that judge, {@code nikon}, or {@code mtp strict} if
 *     only a strict run calls it a failure
 * @param camera which camera is broken
 * @param how what breaks it: rules in the words of docs/faults.md, and {@code @name} of a function
 *     of the group, joined by {@code " + "}
 * @param verdict what level and certainty of the rule allow to call it, {@code FAIL} or {@code
 *     WARN}
 * @param steps the parts of {@code how}, ready to be applied
 */
public record Sabotage(
    String caseId,
    String profile,
    Body camera,
    String how,
    String verdict,
    List<Consumer<VirtualCameraBuilder>> steps) {

  /** Copies its steps. */
  public Sabotage {
    steps = List.copyOf(steps);
  }

  /** Breaks the camera that is being built. */
  public void breakIt(VirtualCameraBuilder camera) {
    steps.forEach(step -> step.accept(camera));
  }

  /** Which camera a sabotage is for. */
  public enum Body {
    /** The model as it is, with its leniencies. */
    MODEL {
      @Override
      public void shape(VirtualCameraBuilder camera) {}
    },
    /** One that refuses what the standard says to refuse, with a card that can be written to. */
    STRICT {
      @Override
      public void shape(VirtualCameraBuilder camera) {
        Bodies.strict(camera);
      }
    },
    /** The same with the operations that no known body has, as far as they can be carried out. */
    COMPLETE {
      @Override
      public void shape(VirtualCameraBuilder camera) {
        Bodies.complete(camera);
      }
    },
    /** The same with open captures, events and a mode that no known body has. */
    FULL {
      @Override
      public void shape(VirtualCameraBuilder camera) {
        Bodies.full(camera);
      }
    },
    /** A strict one that takes files of the formats that it lists and of no others. */
    CHOOSY {
      @Override
      public void shape(VirtualCameraBuilder camera) {
        Bodies.choosy(camera);
      }
    },
    /** A strict one that delays captures as long as it is told, in the time of the host. */
    PUNCTUAL {
      @Override
      public void shape(VirtualCameraBuilder camera) {
        Bodies.punctual(camera);
      }
    },
    /** The model, which serves two initiators at a time. */
    PAIR {
      @Override
      public void shape(VirtualCameraBuilder camera) {
        camera.model(camera.body().serving(2));
      }
    },
    /** A Nikon Z 6, which has events and event lists that a D5300 has not. */
    MIRRORLESS {
      @Override
      public void shape(VirtualCameraBuilder camera) {
        camera.model("nikon-z6");
      }
    };

    /** Makes the camera that is being built such a one; its model has to be chosen before. */
    public abstract void shape(VirtualCameraBuilder camera);
  }
}
