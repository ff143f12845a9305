package dev.ptpip.simulator.vendor.nikon;

import static dev.ptpip.simulator.responder.OperationSpec.dataIn;
import static dev.ptpip.simulator.responder.OperationSpec.dataOut;
import static dev.ptpip.simulator.responder.OperationSpec.noData;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
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
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Puts the vendor's parts together and registers their operations; which of them a body offers says
 * its model.
 */
public final class NikonPack implements CameraPack {
  private static final int VGA_WIDTH = 640;
  private static final int VGA_HEIGHT = 480;
  private static final int FULL_HD_WIDTH = 1920;
  private static final int FULL_HD_HEIGHT = 1080;

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
    MemoryImages memory = new MemoryImages(camera.store(), camera.model().memoryHandle());
    FocusDrive lens = new FocusDrive();
    Autofocus focusing = new Autofocus(camera, lens);
    Darkroom darkroom = new Darkroom(camera, settings);
    camera.imageBytes(darkroom);
    camera.largestImage(darkroom::largestSizeNow);
    CaptureEngine engine =
        new CaptureEngine(
            camera, new NikonCaptureStyle(camera.properties(), darkroom, memory, lens), focusing);
    NikonCapture capture = new NikonCapture(camera, engine, settings, focusing);
    ApplicationMode mode = new ApplicationMode(settings);
    LiveViewStop stop = new LiveViewStop(camera, settings, memory, capture);
    MovieFlag recording = new MovieFlag();
    LiveViewScene scene =
        new LiveViewScene(camera, layout(camera.model()), darkroom, lens, recording);
    camera.finder(scene);
    camera.focusArea(scene);
    NikonLiveView liveView = new NikonLiveView(camera, stop, scene, lens);
    NikonMovie movie = new NikonMovie(camera, liveView, stop, mode, darkroom);
    recording.follow(movie);
    ControlMode control = new ControlMode(camera);
    TransferList transfers = new TransferList(camera.store());

    ShutterSpeeds.couple(camera.properties());
    live(camera, stop, mode, movie, liveView);
    camera.body().subscribe(change -> happened(change, camera, capture, liveView, movie));

    SessionEnd end =
        new SessionEnd(
            () -> {
              control.toCamera();
              transfers.unlock();
              mode.off();
              movie.finish(NikonEvents.MOVIE_RECORD_COMPLETE);
              liveView.off();
            });
    builder
        .operations()
        .later(
            table -> {
              captures(table, capture, memory);
              liveView(table, liveView, movie, end);
              modes(table, control, mode, end);
              objects(table, transfers, end);
              settings(table, camera);
            });
    builder.capture((exchange, storage, format) -> capture.standard(exchange, storage));
  }

  private static void modes(
      OperationTable table, ControlMode control, ApplicationMode mode, SessionEnd end) {
    table
        .register(noData(NikonOperations.CHANGE_CAMERA_MODE, 1), end.after(control::change))
        .register(noData(NikonOperations.CHANGE_APPLICATION_MODE, 1), end.after(mode::change))
        .register(dataIn(NikonOperations.GET_EVENT, 0), NikonEventsOperations::list)
        .register(
            dataIn(NikonOperations.GET_EVENT_EX, 0), NikonEventsOperations::listWithParameters)
        .register(noData(NikonOperations.DEVICE_READY, 0), NikonEventsOperations::ready)
        .register(dataIn(NikonOperations.GET_VENDOR_PROP_CODES, 0), NikonProps::codes);
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

  private static LiveViewLayout layout(CameraModel model) {
    return model
        .liveViewHeader()
        .map(name -> LiveViewLayout.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
        .orElse(LiveViewLayout.BYTES_384);
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

  private static void happened(
      BodyChange change,
      Camera camera,
      NikonCapture capture,
      NikonLiveView liveView,
      NikonMovie movie) {
    if (change instanceof BodyChange.ShutterPressed) {
      capture.pressed();
    } else if (change instanceof BodyChange.ShutterHalfPressed) {
      capture.halfPressed();
    } else if (change instanceof BodyChange.ShutterReleased) {
      capture.released();
    } else if (endsLiveView(change)) {
      movie.finish(NikonEvents.MOVIE_RECORD_INTERRUPTED);
      liveView.off();
      if (change instanceof BodyChange.PowerChanged) {
        camera.activity().abandon();
      }
    }
  }

  private static boolean endsLiveView(BodyChange change) {
    if (change instanceof BodyChange.TemperatureChanged heat) {
      return heat.temperature() == Temperature.HOT;
    }
    return change instanceof BodyChange.PowerChanged switched && switched.power() == Power.OFF;
  }

  private static void captures(OperationTable table, NikonCapture capture, MemoryImages memory) {
    table
        .register(
            noData(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, 1).refusedWhileBusy(),
            capture::toMemory)
        .register(
            noData(NikonOperations.AF_AND_CAPTURE_REC_IN_SDRAM, 0).refusedWhileBusy(),
            capture::focusThenToMemory)
        .register(
            noData(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, 2).refusedWhileBusy(),
            capture::toMedia)
        .register(noData(NikonOperations.TERMINATE_CAPTURE, 2), capture::terminate)
        .register(noData(NikonOperations.AF_DRIVE, 0).refusedWhileBusy(), capture::autofocus)
        .register(noData(NikonOperations.AF_DRIVE_CANCEL, 0), capture::cancelAutofocus)
        .register(
            noData(NikonOperations.DELETE_IMAGES_IN_SDRAM, 1),
            exchange -> Reply.code(memory.delete(exchange.handle(1))));
  }

  private static void liveView(
      OperationTable table, NikonLiveView liveView, NikonMovie movie, SessionEnd end) {
    table
        .register(noData(NikonOperations.START_LIVE_VIEW, 0), end.after(liveView::start))
        .register(
            noData(NikonOperations.END_LIVE_VIEW, 0),
            exchange -> movie.isRecording() ? Reply.ok() : liveView.end(exchange))
        .register(dataIn(NikonOperations.GET_LIVE_VIEW_IMAGE, 0), liveView::frame)
        .register(dataIn(NikonOperations.GET_LIVE_VIEW_IMAGE_EX, 0), liveView::frame)
        .register(noData(NikonOperations.MF_DRIVE, 2), liveView::drive)
        .register(noData(NikonOperations.CHANGE_AF_AREA, 2), liveView::moveFocusArea)
        .register(
            noData(NikonOperations.START_MOVIE_REC_IN_CARD, 0).refusedWhileBusy(),
            end.after(movie::start))
        .register(noData(NikonOperations.END_MOVIE_REC, 0), movie::end);
  }

  private static void objects(OperationTable table, TransferList transfers, SessionEnd end) {
    table
        .register(dataIn(NikonOperations.GET_VENDOR_STORAGE_IDS, 0), NikonObjects::storageIds)
        .register(dataIn(NikonOperations.GET_LARGE_THUMB, 1), NikonObjects::largeThumbnail)
        .register(dataIn(NikonOperations.GET_OBJECT_SIZE, 1), NikonObjects::size)
        .register(dataIn(NikonOperations.GET_PARTIAL_OBJECT_EX, 5), NikonObjects::part)
        .register(dataIn(NikonOperations.GET_PARTIAL_OBJECT_HIGH_SPEED, 3), NikonObjects::next)
        .register(
            dataIn(NikonOperations.GET_FHD_PICTURE, 1),
            exchange ->
                NikonObjects.scaled(
                    exchange, FULL_HD_WIDTH, FULL_HD_HEIGHT, NikonResponses.NO_FULL_HD_PRESENT))
        .register(
            dataIn(NikonOperations.GET_SPECIFIC_SIZE_OBJECT, 2),
            exchange ->
                switch (exchange.parameter(2)) {
                  case 0, 1 ->
                      NikonObjects.scaled(
                          exchange, VGA_WIDTH, VGA_HEIGHT, ResponseCode.NO_THUMBNAIL_PRESENT);
                  case 2 ->
                      NikonObjects.scaled(
                          exchange,
                          FULL_HD_WIDTH,
                          FULL_HD_HEIGHT,
                          ResponseCode.NO_THUMBNAIL_PRESENT);
                  default -> Reply.code(ResponseCode.INVALID_PARAMETER);
                })
        .register(noData(NikonOperations.SET_TRANSFER_LIST_LOCK, 1), end.after(transfers::setLock))
        .register(dataIn(NikonOperations.GET_TRANSFER_LIST, 0), transfers::list)
        .register(
            noData(NikonOperations.NOTIFY_FILE_ACQUISITION_START, 1), transfers::acquisitionStarts)
        .register(
            noData(NikonOperations.NOTIFY_FILE_ACQUISITION_END, 1), transfers::acquisitionEnds);
  }

  private static void settings(OperationTable table, Camera camera) {
    PictureControls controls = new PictureControls(camera.properties());
    WhiteBalancePresets presets = new WhiteBalancePresets(camera.properties());
    table
        .register(dataOut(NikonOperations.SET_PRE_WB_DATA, 3), presets::set)
        .register(dataIn(NikonOperations.GET_PIC_CTRL_DATA, 2), controls::get)
        .register(dataOut(NikonOperations.SET_PIC_CTRL_DATA, 2), controls::set)
        .register(noData(NikonOperations.DELETE_CUSTOM_PIC_CTRL, 1), controls::delete)
        .register(dataIn(NikonOperations.GET_PIC_CTRL_CAPABILITY, 1), controls::capability);
  }
}
