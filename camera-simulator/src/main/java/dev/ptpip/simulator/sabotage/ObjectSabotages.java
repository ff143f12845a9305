package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_PARTIAL_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_THUMB;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AssociationType;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.ObjectInfoBuilder;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.StoredObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Breaks the rules of objects. */
final class ObjectSabotages implements SabotageGroup {
  private static final OperationCode GET_PARTIAL_OBJECT_64 = new OperationCode(0x95C1);
  private static final StorageId UNLISTED = new StorageId(0x0002_0001);
  private static final int PROTECTION_AT = 6;
  private static final int MOST_AT_ONCE = 1024;
  private static final long MASK_32 = 0xFFFF_FFFFL;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        Map.entry("withoutKeywords", withoutKeywords()),
        Map.entry("unlistedStore", every(info -> info.storageId(UNLISTED))),
        Map.entry("filesAreTheirOwnParents", filesAreTheirOwnParents()),
        Map.entry("lastByteIsMissing", cut(GET_OBJECT)),
        Map.entry(
            "filesAreFolders", files(info -> info.association(AssociationType.GENERIC_FOLDER))),
        Map.entry("pathAsName", pathAsName()),
        Map.entry(
            "datesOfUnix", files(info -> info.captureDate(new PtpDateTime("2024-06-01 12:00:00")))),
        Map.entry("undefinedProtection", undefinedProtection()),
        Map.entry("withoutThumbnails", files(info -> info.thumb(ObjectFormatCode.ANY, 0, 0, 0))),
        Map.entry("otherBytesEachTime", otherBytesEachTime()),
        Map.entry("foldersAreEmptyFiles", foldersAreEmptyFiles()),
        Map.entry("everythingMayLeave", everythingMayLeave()),
        Map.entry("zerosInPlaceOfACard", zerosInPlaceOfACard()),
        Map.entry("thumbnailIsCut", cut(GET_THUMB)),
        Map.entry("offsetIsIgnored", part((object, offset, most) -> new long[] {0, most})),
        Map.entry(
            "partsAreSmall",
            part((object, offset, most) -> new long[] {offset, Math.min(most, MOST_AT_ONCE)})),
        Map.entry(
            "endIsNotSeen",
            part(
                (object, offset, most) ->
                    offset < object ? new long[] {offset, most} : new long[] {object - 1, 1})),
        Map.entry(
            "zeroIsAll",
            part(
                (object, offset, most) -> new long[] {offset, most == 0 ? object - offset : most})),
        Map.entry("halvesOfTheOffsetChangePlaces", halvesChangePlaces()),
        Map.entry("sizeOverflows", sizeOverflows()),
        Map.entry("foldersHaveDimensions", folders(info -> info.image(1, 1, 24))));
  }

  /** The dataset ends where the length of the keywords should be. */
  private static Consumer<VirtualCameraBuilder> withoutKeywords() {
    return cut(GET_OBJECT_INFO)
        .andThen(Tampering.objectInfo((exchange, info) -> info.toBuilder().keywords("").build()));
  }

  /** All data of an operation comes without its last byte. */
  private static Consumer<VirtualCameraBuilder> cut(OperationCode operation) {
    return Tampering.at(
        operation,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          return reply
              .data()
              .filter(data -> data.size() > 0)
              .map(data -> reply.withData(data.slice(0, data.size() - 1)))
              .orElse(reply);
        });
  }

  private static Consumer<VirtualCameraBuilder> every(UnaryOperator<ObjectInfoBuilder> change) {
    return some(info -> true, change);
  }

  private static Consumer<VirtualCameraBuilder> files(UnaryOperator<ObjectInfoBuilder> change) {
    return some(info -> !info.isAssociation(), change);
  }

  private static Consumer<VirtualCameraBuilder> folders(UnaryOperator<ObjectInfoBuilder> change) {
    return some(ObjectInfo::isAssociation, change);
  }

  private static Consumer<VirtualCameraBuilder> some(
      Predicate<ObjectInfo> which, UnaryOperator<ObjectInfoBuilder> change) {
    return Tampering.objectInfo(
        (exchange, info) -> which.test(info) ? change.apply(info.toBuilder()).build() : info);
  }

  private static Consumer<VirtualCameraBuilder> filesAreTheirOwnParents() {
    return Tampering.objectInfo(
        (exchange, info) ->
            info.isAssociation() ? info : info.toBuilder().parent(exchange.handle(1)).build());
  }

  private static Consumer<VirtualCameraBuilder> pathAsName() {
    return Tampering.objectInfo(
        (exchange, info) -> info.toBuilder().fileName("DCIM/" + info.fileName()).build());
  }

  private static Consumer<VirtualCameraBuilder> undefinedProtection() {
    return Tampering.data(
        GET_OBJECT_INFO, (exchange, data) -> Tampering.patched(data, PROTECTION_AT, 2, 0));
  }

  /** The first byte in the middle counts how often objects were read. */
  private static Consumer<VirtualCameraBuilder> otherBytesEachTime() {
    return Tampering.atEach(
        GET_OBJECT,
        () -> {
          AtomicInteger reads = new AtomicInteger();
          return (exchange, next) -> {
            Reply reply = next.handle(exchange);
            if (reply.data().isEmpty() || reply.data().get().size() > Integer.MAX_VALUE) {
              return reply;
            }
            Bytes whole = reply.data().get().readAll();
            int count = reads.incrementAndGet() & 0xFF;
            return reply.withData(DataSource.of(Tampering.patched(whole, whole.size() / 2, count)));
          };
        });
  }

  private static Consumer<VirtualCameraBuilder> foldersAreEmptyFiles() {
    return Tampering.at(
        GET_OBJECT,
        (exchange, next) -> isFolder(exchange) ? Reply.data(Bytes.EMPTY) : next.handle(exchange));
  }

  private static boolean isFolder(Exchange exchange) {
    return exchange
        .camera()
        .store()
        .find(exchange.handle(1))
        .filter(StoredObject::isFolder)
        .isPresent();
  }

  private static Consumer<VirtualCameraBuilder> everythingMayLeave() {
    return Tampering.at(
        GET_OBJECT,
        (exchange, next) -> {
          Optional<StoredObject> object =
              exchange.camera().store().find(exchange.handle(1)).filter(each -> !each.isFolder());
          return object.isPresent() ? Reply.data(object.get().content()) : next.handle(exchange);
        });
  }

  /** What can't be read any more is sent as zeros, and all is said to be well. */
  private static Consumer<VirtualCameraBuilder> zerosInPlaceOfACard() {
    return Tampering.at(
        GET_OBJECT,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          return reply.data().map(data -> reply.withData(new ZerosAtFailure(data))).orElse(reply);
        });
  }

  /** Which bytes of an object a part gets. */
  private interface Window {
    long[] of(long object, long offset, long most);
  }

  private static Consumer<VirtualCameraBuilder> part(Window window) {
    return Tampering.at(
        GET_PARTIAL_OBJECT,
        (exchange, next) -> {
          long offset = Integer.toUnsignedLong(exchange.parameter(2));
          long most = Integer.toUnsignedLong(exchange.parameter(3));
          return exchange
              .camera()
              .store()
              .open(exchange.handle(1))
              .map(object -> slice(object, window.of(object.size(), offset, most)))
              .result()
              .orElseGet(() -> Reply.code(ResponseCode.INVALID_OBJECT_HANDLE));
        });
  }

  private static Reply slice(DataSource object, long... window) {
    long from = Math.min(window[0], object.size());
    long count = Math.min(window[1], object.size() - from);
    return Reply.data(object.slice(from, count), (int) count);
  }

  private static Consumer<VirtualCameraBuilder> halvesChangePlaces() {
    return Tampering.at(
        GET_PARTIAL_OBJECT_64,
        (exchange, next) -> {
          long offset =
              Integer.toUnsignedLong(exchange.parameter(3))
                  | (long) exchange.parameter(2) << Integer.SIZE;
          return exchange
              .camera()
              .store()
              .open(exchange.handle(1))
              .map(object -> slice(object, offset, Integer.toUnsignedLong(exchange.parameter(4))))
              .result()
              .orElseGet(() -> Reply.code(ResponseCode.INVALID_OBJECT_HANDLE));
        });
  }

  private static Consumer<VirtualCameraBuilder> sizeOverflows() {
    return Tampering.objectInfo(
        (exchange, info) ->
            exchange
                .camera()
                .store()
                .find(exchange.handle(1))
                .map(object -> info.toBuilder().compressedSize(object.size() & MASK_32).build())
                .orElse(info));
  }
}
