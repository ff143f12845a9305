package dev.ptpip.simulator;

import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.camera.BodyChange;
import dev.ptpip.simulator.camera.BodyChange.PowerChanged;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.camera.Subscription;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.operation.UploadOrder;
import dev.ptpip.simulator.responder.Deviations;
import dev.ptpip.simulator.responder.LinkDecorator;
import dev.ptpip.simulator.responder.Responder;
import dev.ptpip.simulator.responder.ResponderOptions;
import dev.ptpip.simulator.responder.Strictness;
import dev.ptpip.simulator.store.Card;
import dev.ptpip.simulator.store.ObjectStore;
import dev.ptpip.simulator.store.StoredObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Switches a camera on as planned, behind its entrances. Confined to one thread. */
final class SwitchOn {
  private final CameraPlan plan;
  private final Surroundings around;

  SwitchOn(CameraPlan plan, Surroundings around) {
    this.plan = plan;
    this.around = around;
  }

  LiveCamera begin() throws IOException {
    CameraModel body = plan.body();
    Camera.Builder builder =
        Camera.builder(plan.strictness == Strictness.STRICT ? body.strict() : body)
            .seed(plan.seed)
            .serial(plan.serial);
    if (plan.zone.isPresent()) {
      builder.zone(plan.zone.get());
    }
    if (plan.clock.isPresent()) {
      builder.clock(plan.clock.get().get());
    }
    Camera camera = builder.build();
    try {
      return begin(camera);
    } catch (IOException | RuntimeException failed) {
      camera.close();
      throw failed;
    }
  }

  private LiveCamera begin(Camera camera) throws IOException {
    if (plan.recording.isEmpty()) {
      return begin(camera, Optional.empty());
    }
    RecordingTarget target = plan.recording.get();
    CameraRecording tap = CameraRecording.open(target.file(), target.addresses(), camera);
    try {
      return begin(camera, Optional.of(tap));
    } catch (IOException | RuntimeException failed) {
      tap.recorder().close();
      throw failed;
    }
  }

  private LiveCamera begin(Camera camera, Optional<CameraRecording> tap) throws IOException {
    CameraModel chosen = camera.model();
    if (plan.slot == CameraPlan.FirstSlot.FILLED) {
      camera.store().insert(chosen.slots().get(0).number(), firstCard(camera));
    }
    CameraBuilder builder = new CameraBuilder(camera);
    builder.installPacks();
    if (plan.strictness == Strictness.STRICT) {
      builder.intercept(new UploadOrder());
    }
    for (CameraPack pack : plan.packs) {
      pack.install(builder);
    }
    if (plan.circumstances != null) {
      plan.circumstances.apply(camera);
    }
    LateEngine engine = new LateEngine(camera, around.rules(), plan.stall, plan.filters);
    builder.closeWithCamera(engine);
    Responder responder =
        Responder.start(
            camera,
            builder.operations(),
            builder.interceptors(),
            new FileNames(camera.store()),
            options(camera, tap, engine),
            around.entrance(),
            around.eventEntrance(),
            around.journal(),
            around.violations());
    engine.serves(responder);
    Subscription power = camera.body().subscribe(new PowerSwitch(responder));
    return new LiveCamera(
        camera,
        responder,
        List.of(power),
        builder.owned(),
        tap.isPresent() ? Optional.of(tap.get().recorder()) : Optional.empty());
  }

  private record FileNames(ObjectStore store) implements Function<ObjectHandle, Optional<String>> {
    @Override
    public Optional<String> apply(ObjectHandle handle) {
      return store.find(handle).map(StoredObject::name);
    }
  }

  private record PowerSwitch(Responder responder) implements Consumer<BodyChange> {
    @Override
    public void accept(BodyChange change) {
      if (change instanceof PowerChanged switched && switched.power() == Power.OFF) {
        responder.disconnectAll("switched off");
      }
    }
  }

  private Card firstCard(Camera camera) throws IOException {
    if (plan.card.isPresent()) {
      return plan.card.get().make(Camera.naming(camera.model()));
    }
    Optional<Card> planned =
        plan.circumstances == null ? Optional.empty() : plan.circumstances.card(camera.model());
    return planned.isPresent() ? planned.get() : UsualCard.of(camera);
  }

  private ResponderOptions options(
      Camera camera, Optional<CameraRecording> tap, LateEngine engine) {
    LinkDecorator taps = tap.isPresent() ? tap.get().then(plan.decorator) : plan.decorator;
    return new ResponderOptions(
        plan.guid.isPresent() ? plan.guid.get() : camera.guid(),
        plan.name.orElse(camera.model().transport().friendlyName()),
        plan.strictness,
        around.pairing(),
        plan.handshakeDeadline,
        plan.probeDeadline,
        plan.stall,
        plan.eventHold,
        plan.judging == CameraPlan.Judging.ON
            ? new LiveRules(camera.clock(), around.violations(), plan.log).then(taps)
            : taps,
        plan.faultLayer == CameraPlan.FaultLayer.ABSENT ? () -> Deviations.NONE : engine,
        plan.observers,
        plan.log,
        plan.script);
  }
}
