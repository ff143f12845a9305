package dev.ptpip.simulator.vendor.nikon;

import static dev.ptpip.simulator.responder.OperationSpec.dataIn;
import static dev.ptpip.simulator.responder.OperationSpec.dataOut;
import static dev.ptpip.simulator.responder.OperationSpec.noData;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;
import java.util.function.Consumer;

/** Registers the vendor's operations at the parts that carry them out. */
record NikonTable(
    Camera camera,
    NikonCapture capture,
    MemoryImages memory,
    NikonLiveView liveView,
    NikonMovie movie,
    ControlMode control,
    ApplicationMode mode,
    TransferList transfers,
    SessionEnd end)
    implements Consumer<OperationTable> {
  private static final int VGA_WIDTH = 640;
  private static final int VGA_HEIGHT = 480;
  private static final int FULL_HD_WIDTH = 1920;
  private static final int FULL_HD_HEIGHT = 1080;

  @Override
  public void accept(OperationTable table) {
    registerCaptures(table);
    registerLiveView(table);
    registerModes(table);
    registerObjects(table);
    registerSettings(table);
  }

  private void registerCaptures(OperationTable table) {
    table
        .register(
            noData(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, 1).refusedWhileBusy(),
            end.after(capture::toMemory))
        .register(
            noData(NikonOperations.AF_AND_CAPTURE_REC_IN_SDRAM, 0).refusedWhileBusy(),
            end.after(capture::focusThenToMemory))
        .register(
            noData(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, 2).refusedWhileBusy(),
            end.after(capture::toMedia))
        .register(noData(NikonOperations.TERMINATE_CAPTURE, 2), capture::terminate)
        .register(noData(NikonOperations.AF_DRIVE, 0).refusedWhileBusy(), capture::autofocus)
        .register(noData(NikonOperations.AF_DRIVE_CANCEL, 0), capture::cancelAutofocus)
        .register(
            noData(NikonOperations.DELETE_IMAGES_IN_SDRAM, 1),
            exchange -> Reply.code(memory.delete(exchange.handle(1))));
  }

  private void registerLiveView(OperationTable table) {
    table
        .register(noData(NikonOperations.START_LIVE_VIEW, 0), end.after(liveView::start))
        .register(
            noData(NikonOperations.END_LIVE_VIEW, 0),
            exchange -> movie.isRecording() ? Reply.ok() : liveView.end(exchange))
        .register(dataIn(NikonOperations.GET_LIVE_VIEW_IMAGE, 0), liveView::frame)
        .register(dataIn(NikonOperations.GET_LIVE_VIEW_IMAGE_EX, 0), liveView::frameEx)
        .register(noData(NikonOperations.MF_DRIVE, 2), liveView::drive)
        .register(noData(NikonOperations.CHANGE_AF_AREA, 2), liveView::moveFocusArea)
        .register(
            noData(NikonOperations.START_MOVIE_REC_IN_CARD, 0).refusedWhileBusy(),
            end.after(movie::start))
        .register(noData(NikonOperations.END_MOVIE_REC, 0), movie::end);
  }

  private void registerModes(OperationTable table) {
    NikonEventsOperations lists = new NikonEventsOperations(memory);
    table
        .register(noData(NikonOperations.CHANGE_CAMERA_MODE, 1), end.after(control::change))
        .register(noData(NikonOperations.CHANGE_APPLICATION_MODE, 1), end.after(mode::change))
        .register(dataIn(NikonOperations.GET_EVENT, 0), lists::list)
        .register(dataIn(NikonOperations.GET_EVENT_EX, 0), lists::listWithParameters)
        .register(noData(NikonOperations.DEVICE_READY, 0), NikonEventsOperations::ready)
        .register(dataIn(NikonOperations.GET_VENDOR_PROP_CODES, 0), NikonProps::codes)
        .register(dataIn(NikonOperations.GET_VENDOR_CODES, 1), NikonProps::codesOfKind)
        .register(dataIn(NikonOperations.GET_DEVICE_PROP_DESC_EX, 1), NikonProps::describe)
        .register(dataIn(NikonOperations.GET_DEVICE_PROP_VALUE_EX, 1), NikonProps::value)
        .register(
            dataOut(NikonOperations.SET_DEVICE_PROP_VALUE_EX, 1)
                .malformedData(ResponseCode.INVALID_DEVICE_PROP_FORMAT),
            NikonProps::set);
  }

  private void registerObjects(OperationTable table) {
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

  private void registerSettings(OperationTable table) {
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
