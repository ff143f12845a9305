package dev.ptpip.simulator.testing;

import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.model.CardSlot;
import dev.ptpip.simulator.model.EventDelivery;
import dev.ptpip.simulator.model.Quirk;
import dev.ptpip.simulator.model.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Models made for tests from a built-in one. */
public final class TestModels {
  /** First of sixteen operations that a test may register. */
  public static final int FIRST_TEST_OPERATION = 0x9F10;

  private TestModels() {}

  /** An operation for tests, {@code index} 0 to 15. */
  public static OperationCode operation(int index) {
    return new OperationCode(FIRST_TEST_OPERATION + index);
  }

  /**
   * A body without quirks: one initiator, events on the Event connection, a card that can be
   * written, every operation of PTP and MTP, those for tests.
   */
  public static CameraModel plain() {
    CameraModel base = CameraModels.load(CameraModels.defaultName());
    Set<OperationCode> operations = new LinkedHashSet<>();
    IntStream.rangeClosed(0x1001, 0x101C).mapToObj(OperationCode::new).forEach(operations::add);
    operations.addAll(base.operations());
    IntStream.of(0x9804, 0x9806, 0x9808, 0x9810, 0x9811)
        .mapToObj(OperationCode::new)
        .forEach(operations::add);
    IntStream.range(0, 16).mapToObj(TestModels::operation).forEach(operations::add);
    List<CardSlot> slots =
        base.slots().stream()
            .map(
                slot ->
                    new CardSlot(
                        slot.number(),
                        slot.type(),
                        slot.filesystem(),
                        AccessCapability.READ_WRITE,
                        slot.description(),
                        slot.label(),
                        slot.capacity()))
            .toList();
    Transport transport =
        new Transport(
            "Test camera", 1, true, DataPacking.DEFAULT, EventDelivery.CONNECTION, Duration.ZERO);
    return copy(base, List.copyOf(operations), slots, transport, List.of());
  }

  /** The same for several initiators. */
  public static CameraModel withInitiators(CameraModel model, int count) {
    return with(
        model,
        t ->
            new Transport(
                t.friendlyName(),
                count,
                t.answersProbe(),
                t.dataPacking(),
                t.events(),
                t.idleDrop()));
  }

  /** The same with another way of events. */
  public static CameraModel withEvents(CameraModel model, EventDelivery delivery) {
    return with(
        model,
        t ->
            new Transport(
                t.friendlyName(),
                t.initiators(),
                t.answersProbe(),
                t.dataPacking(),
                delivery,
                t.idleDrop()));
  }

  /** The same with data cut otherwise. */
  public static CameraModel withPacking(CameraModel model, DataPacking packing) {
    return with(
        model,
        t ->
            new Transport(
                t.friendlyName(),
                t.initiators(),
                t.answersProbe(),
                packing,
                t.events(),
                t.idleDrop()));
  }

  /** The same, never answering a Probe_Request. */
  public static CameraModel withoutProbe(CameraModel model) {
    return with(
        model,
        t ->
            new Transport(
                t.friendlyName(),
                t.initiators(),
                false,
                t.dataPacking(),
                t.events(),
                t.idleDrop()));
  }

  /** The same, dropping initiators without session. */
  public static CameraModel withIdleDrop(CameraModel model, Duration idle) {
    return with(
        model,
        t ->
            new Transport(
                t.friendlyName(),
                t.initiators(),
                t.answersProbe(),
                t.dataPacking(),
                t.events(),
                idle));
  }

  /** The same with quirks. */
  public static CameraModel withQuirks(CameraModel model, Quirk.Kind... kinds) {
    List<Quirk> quirks = new ArrayList<>();
    for (Quirk.Kind kind : kinds) {
      quirks.add(new Quirk(kind, "made for a test"));
    }
    return copy(model, model.operations(), model.slots(), model.transport(), quirks);
  }

  /** The same with other operations. */
  public static CameraModel withOperations(CameraModel model, List<OperationCode> operations) {
    return copy(model, operations, model.slots(), model.transport(), model.quirks());
  }

  private static CameraModel with(CameraModel model, UnaryOperator<Transport> change) {
    return copy(
        model, model.operations(), model.slots(), change.apply(model.transport()), model.quirks());
  }

  private static CameraModel copy(
      CameraModel model,
      List<OperationCode> operations,
      List<CardSlot> slots,
      Transport transport,
      List<Quirk> quirks) {
    return new CameraModel(
        model.name(),
        "",
        model.sources(),
        model.identity(),
        operations,
        model.events(),
        model.captureFormats(),
        model.imageFormats(),
        model.properties(),
        slots,
        model.files(),
        model.lens(),
        model.liveViewHeader(),
        model.memoryHandle(),
        transport,
        model.timings(),
        quirks);
  }
}
