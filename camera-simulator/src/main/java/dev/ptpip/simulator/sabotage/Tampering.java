package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.Dataset;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.CameraBuilder;
import dev.ptpip.simulator.CameraPack;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationInterceptor;
import dev.ptpip.simulator.responder.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What sabotages of operations are made of: something between what a camera does and what it
 * answers.
 */
final class Tampering {
  private Tampering() {}

  /** What becomes of a dataset that the camera sends as the data of an exchange. */
  @FunctionalInterface
  interface Change<T> {
    T apply(Exchange exchange, T dataset);
  }

  /** Does something to each camera of the plan when it is put together. */
  static Consumer<VirtualCameraBuilder> install(Consumer<CameraBuilder> how) {
    CameraPack pack =
        new CameraPack() {
          @Override
          public boolean serves(CameraModel model) {
            return true;
          }

          @Override
          public void install(CameraBuilder builder) {
            how.accept(builder);
          }
        };
    return camera -> camera.pack(pack);
  }

  /** Several steps as one. */
  @SafeVarargs
  static Consumer<VirtualCameraBuilder> all(Consumer<VirtualCameraBuilder>... steps) {
    Consumer<VirtualCameraBuilder> all = camera -> {};
    for (Consumer<VirtualCameraBuilder> step : steps) {
      all = all.andThen(step);
    }
    return all;
  }

  /** {@code how} stands before the handler of one operation. */
  static Consumer<VirtualCameraBuilder> at(OperationCode operation, OperationInterceptor how) {
    return atEach(operation, () -> how);
  }

  /** The same with something that each camera has of its own. */
  static Consumer<VirtualCameraBuilder> atEach(
      OperationCode operation, Supplier<OperationInterceptor> maker) {
    return install(
        builder -> {
          OperationInterceptor how = maker.get();
          builder.intercept(
              (exchange, next) ->
                  exchange.operation().equals(operation)
                      ? how.intercept(exchange, next)
                      : next.handle(exchange));
        });
  }

  /** All answers of an operation that are OK go through {@code change}. */
  static Consumer<VirtualCameraBuilder> success(OperationCode operation, Change<Reply> change) {
    return at(
        operation,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          return reply.isOk() ? change.apply(exchange, reply) : reply;
        });
  }

  /** All data that an operation answers with goes through {@code change}. */
  static Consumer<VirtualCameraBuilder> data(OperationCode operation, Change<Bytes> change) {
    return at(
        operation,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          return reply.data().isPresent()
              ? reply.withData(DataSource.of(change.apply(exchange, reply.data().get().readAll())))
              : reply;
        });
  }

  /** All datasets that an operation answers with go through {@code change}. */
  static <T extends Dataset> Consumer<VirtualCameraBuilder> dataset(
      OperationCode operation, BiFunction<Bytes, DecodePolicy, T> decoder, Change<T> change) {
    return data(
        operation,
        (exchange, bytes) ->
            change.apply(exchange, decoder.apply(bytes, DecodePolicy.LENIENT)).encode());
  }

  /** GetDeviceInfo. */
  static Consumer<VirtualCameraBuilder> deviceInfo(UnaryOperator<DeviceInfo> change) {
    return dataset(
        OperationCode.GET_DEVICE_INFO, DeviceInfo::decode, (exchange, info) -> change.apply(info));
  }

  /** GetStorageInfo. */
  static Consumer<VirtualCameraBuilder> storageInfo(UnaryOperator<StorageInfo> change) {
    return dataset(
        OperationCode.GET_STORAGE_INFO,
        StorageInfo::decode,
        (exchange, info) -> change.apply(info));
  }

  /** GetObjectInfo. */
  static Consumer<VirtualCameraBuilder> objectInfo(Change<ObjectInfo> change) {
    return dataset(OperationCode.GET_OBJECT_INFO, ObjectInfo::decode, change);
  }

  /** An operation that answers with an array of UINT32. */
  static Consumer<VirtualCameraBuilder> array(
      OperationCode operation, Change<List<Integer>> change) {
    return dataset(
        operation,
        UInt32Array::decode,
        (exchange, array) ->
            new UInt32Array(change.apply(exchange, array.values()), array.trailing()));
  }

  /** The reply with each element of its array of UINT32 changed. */
  static Reply array(Reply reply, UnaryOperator<Integer> change) throws IOException {
    if (reply.data().isEmpty()) {
      return reply;
    }
    UInt32Array array = UInt32Array.decode(reply.data().get().readAll(), DecodePolicy.LENIENT);
    List<Integer> changed = array.values().stream().map(change).toList();
    return reply.withData(DataSource.of(new UInt32Array(changed, array.trailing()).encode()));
  }

  /** A dataset as an answer. */
  static Reply reply(Dataset dataset) {
    return Reply.data(dataset.encode());
  }

  /** The same bytes, with other ones from {@code at} on. */
  static Bytes patched(Bytes bytes, int at, int... values) {
    return bytes
        .slice(0, at)
        .concat(Bytes.of(values))
        .concat(bytes.slice(at + values.length, bytes.size()));
  }

  /** The same list with one more at its end. */
  static <T> List<T> plus(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }
}
