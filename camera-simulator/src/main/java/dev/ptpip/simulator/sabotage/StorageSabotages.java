package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.FORMAT_STORE;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_INFO;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.Reply;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Breaks the rules of storages. */
final class StorageSabotages implements SabotageGroup {
  private static final int SLOT = 0xFFFF_0000;
  private static final int FIRST_PARTITION = 1;
  private static final int UNDEFINED_TYPE = 9;
  private static final long SOME_BYTES = 1L << 30;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        Map.entry("shortIds", shortIds()),
        Map.entry("idsWithoutSlot", ids(id -> id & ~SLOT)),
        Map.entry("cardInEverySlot", ids(id -> (id & SLOT) | FIRST_PARTITION)),
        Map.entry("withoutLabel", withoutLabel()),
        Map.entry("undefinedType", Tampering.storageInfo(StorageSabotages::undefinedType)),
        Map.entry(
            "moreFreeThanThereIs",
            Tampering.storageInfo(info -> with(info, info.maxCapacity() + 1, info.volumeLabel()))),
        Map.entry("secondStoreOfThatName", SecondStore.sabotage()),
        Map.entry(
            "freeSpaceStays",
            Tampering.storageInfo(info -> with(info, SOME_BYTES, info.volumeLabel()))),
        Map.entry("formatsWhatIsReadOnly", formatsWhatIsReadOnly()),
        Map.entry(
            "formatsToAnything", Tampering.at(FORMAT_STORE, (exchange, next) -> format(exchange))),
        Map.entry("formatsWhileBusy", formatsWhileBusy()));
  }

  /** Writes the ids as UINT16, the halves one after the other. */
  private static Consumer<VirtualCameraBuilder> shortIds() {
    return Tampering.data(
        GET_STORAGE_IDS,
        (exchange, data) ->
            UInt16Array.of(
                    UInt32Array.decode(data, DecodePolicy.LENIENT).values(), id -> id & 0xFFFF)
                .encode());
  }

  private static Consumer<VirtualCameraBuilder> ids(UnaryOperator<Integer> change) {
    return Tampering.array(GET_STORAGE_IDS, (exchange, ids) -> ids.stream().map(change).toList());
  }

  /** The dataset ends where the length of the label should be. */
  private static Consumer<VirtualCameraBuilder> withoutLabel() {
    return Tampering.data(GET_STORAGE_INFO, (exchange, data) -> data.slice(0, data.size() - 1))
        .andThen(Tampering.storageInfo(info -> with(info, info.freeSpace(), "")));
  }

  private static StorageInfo undefinedType(StorageInfo info) {
    return new StorageInfo(
        UNDEFINED_TYPE,
        info.filesystemTypeCode(),
        info.accessCapabilityCode(),
        info.maxCapacity(),
        info.freeSpace(),
        info.freeSpaceInObjects(),
        info.description(),
        info.volumeLabel(),
        info.trailing());
  }

  private static StorageInfo with(StorageInfo info, long freeSpace, String label) {
    return new StorageInfo(
        info.storageTypeCode(),
        info.filesystemTypeCode(),
        info.accessCapabilityCode(),
        info.maxCapacity(),
        freeSpace,
        info.freeSpaceInObjects(),
        info.description(),
        label,
        info.trailing());
  }

  private static Consumer<VirtualCameraBuilder> formatsWhatIsReadOnly() {
    return Tampering.at(
        FORMAT_STORE,
        (exchange, next) -> {
          StorageId store = exchange.storage(1);
          exchange.camera().store().access(store.raw() >>> 16, AccessCapability.READ_WRITE);
          return next.handle(exchange);
        });
  }

  /** Whatever file system is asked for. */
  private static Reply format(Exchange exchange) {
    ResponseCode code = exchange.camera().store().format(exchange.storage(1), 0);
    return Reply.code(code);
  }

  /** Without the check that stands before an operation that has to wait for a capture. */
  private static Consumer<VirtualCameraBuilder> formatsWhileBusy() {
    return Tampering.install(
        builder ->
            builder
                .operations()
                .register(OperationSpec.noData(FORMAT_STORE, 2), StorageSabotages::format));
  }
}
