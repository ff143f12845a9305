package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.simulator.CameraBuilder;
import dev.ptpip.simulator.CameraPack;
import dev.ptpip.simulator.camera.BodyChange;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.LiveValue;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.camera.Temperature;
import dev.ptpip.simulator.capture.Autofocus;
import dev.ptpip.simulator.capture.CaptureEngine;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.PropertyDefinition;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Puts the vendor's parts together; which of their operations a body offers says its model. */
public final class NikonPack implements CameraPack {
  /** Created by the service loader. */
  public NikonPack() {}

  @Override
  public boolean serves(CameraModel model) {
    return model.vendor().equals("nikon");
  }

  @Override
  public void install(CameraBuilder builder) {
    Camera camera = builder.camera();
    ShootingSettings settings = new ShootingSettings(camera.properties());
    MemoryImages memory =
        new MemoryImages(camera.store(), camera.model().memoryHandle(), camera.events());
    FocusDrive lens = new FocusDrive();
    Autofocus focusing = new Autofocus(camera, lens);
    Darkroom darkroom = new Darkroom(camera, settings);
    camera.imageBytes(darkroom);
    camera.largestImage(darkroom.largest());
    CaptureEngine engine =
        new CaptureEngine(
            camera, new NikonCaptureStyle(camera.properties(), darkroom, memory, lens), focusing);
    NikonCapture capture = new NikonCapture(camera, engine, settings, focusing);
    ApplicationMode mode = new ApplicationMode(settings);
    LiveViewStop stop = new LiveViewStop(camera, settings, memory, capture);
    MovieFlag recording = new MovieFlag();
    LiveViewScene scene = new LiveViewScene(camera, settings, darkroom, lens, recording);
    camera.finder(scene);
    camera.focusArea(scene);
    NikonLiveView liveView = new NikonLiveView(camera, stop, header(camera.model()), scene, lens);
    NikonMovie movie = new NikonMovie(camera, liveView, stop, mode, darkroom);
    recording.follow(movie);
    ControlMode control = new ControlMode(camera);
    TransferList transfers = new TransferList(camera.store());

    ShutterSpeeds.couple(camera.properties());
    live(camera, stop, mode, movie, liveView);
    camera.body().subscribe(new OnTheBody(camera, capture, liveView, movie));

    SessionEnd end =
        new SessionEnd(new ToItsOwner(control, transfers, mode, movie, liveView, memory));
    builder
        .operations()
        .later(
            new NikonTable(
                camera, capture, memory, liveView, movie, control, mode, transfers, end));
    builder.capture(capture);
  }

  /**
   * Whether a movie is being recorded, for the header of live view frames, which are made before
   * there is a movie.
   */
  private static final class MovieFlag implements BooleanSupplier {
    private volatile Optional<NikonMovie> movie = Optional.empty();

    void follow(NikonMovie made) {
      movie = Optional.of(made);
    }

    @Override
    public boolean getAsBoolean() {
      return movie.filter(NikonMovie::isRecording).isPresent();
    }
  }

  private static LiveViewLayout header(CameraModel model) {
    String name = model.liveViewHeader().orElse("bytes-384");
    for (LiveViewLayout layout : LiveViewLayout.values()) {
      if (layout.name().replace('_', '-').equalsIgnoreCase(name)) {
        return layout;
      }
    }
    throw new IllegalArgumentException(
        "%s  liveView.header: \"%s\" is none of %s"
            .formatted(
                model.name(),
                name,
                Arrays.toString(LiveViewLayout.values())
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-')));
  }

  private static void live(
      Camera camera,
      LiveViewStop stop,
      ApplicationMode mode,
      NikonMovie movie,
      NikonLiveView liveView) {
    for (PropertyDefinition property : camera.model().properties()) {
      DevicePropertyCode code = property.code();
      if (code.equals(NikonProperties.LIVE_VIEW_STATUS)) {
        camera.properties().live(code, new LiveViewStatus(property.type(), liveView));
      } else if (code.equals(NikonProperties.LIVE_VIEW_PROHIBITION_CONDITION)) {
        camera.properties().live(code, new LiveViewCondition(property.type(), stop));
      } else if (code.equals(NikonProperties.MOVIE_REC_PROHIBITION_CONDITION)
          && property.type() == DataType.UINT32) {
        camera.properties().live(code, new MovieCondition(property.type(), stop, mode, movie));
      }
    }
  }

  private record LiveViewStatus(DataType type, NikonLiveView liveView) implements LiveValue {
    @Override
    public PropertyValue read() {
      return PropertyValue.of(type, liveView.isOn() ? 1 : 0);
    }
  }

  private record LiveViewCondition(DataType type, LiveViewStop stop) implements LiveValue {
    @Override
    public PropertyValue read() {
      return PropertyValue.of(type, stop.liveView());
    }
  }

  private record MovieCondition(
      DataType type, LiveViewStop stop, ApplicationMode mode, NikonMovie movie)
      implements LiveValue {
    @Override
    public PropertyValue read() {
      return PropertyValue.of(type, stop.movie(mode, movie.state()));
    }
  }

  /** What the session had of the body. */
  private record ToItsOwner(
      ControlMode control,
      TransferList transfers,
      ApplicationMode mode,
      NikonMovie movie,
      NikonLiveView liveView,
      MemoryImages memory)
      implements Runnable {
    @Override
    public void run() {
      control.toCamera();
      transfers.unlock();
      mode.off();
      movie.finish(NikonEvents.MOVIE_RECORD_COMPLETE);
      liveView.off();
      memory.discard();
    }
  }

  /** What somebody does to the body. */
  private record OnTheBody(
      Camera camera, NikonCapture capture, NikonLiveView liveView, NikonMovie movie)
      implements Consumer<BodyChange> {
    @Override
    public void accept(BodyChange change) {
      if (change instanceof BodyChange.ShutterPressed) {
        capture.pressed();
      } else if (change instanceof BodyChange.ShutterHalfPressed) {
        capture.halfPressed();
      } else if (change instanceof BodyChange.ShutterReleased) {
        capture.released();
      } else if (endsLiveView(change)) {
        movie.finish(NikonEvents.MOVIE_RECORD_INTERRUPTED);
        liveView.offByItself();
        if (change instanceof BodyChange.PowerChanged) {
          camera.activity().abandon();
        }
      }
    }
  }

  private static boolean endsLiveView(BodyChange change) {
    if (change instanceof BodyChange.BatteryChanged battery) {
      return LiveViewStop.isLow(battery.percent());
    }
    if (change instanceof BodyChange.TemperatureChanged heat) {
      return heat.temperature() == Temperature.HOT;
    }
    return change instanceof BodyChange.PowerChanged switched && switched.power() == Power.OFF;
  }
}
