package dev.ptpip.client.mock;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AssociationType;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store with objects in memory, for a {@link MockCamera}. */
public final class Card {
  /** The only store. */
  public static final StorageId STORE = new StorageId(0x00010001);

  /**
   * One object.
   *
   * @param info what GetObjectInfo says
   * @param content what GetObject sends
   */
  public record Item(ObjectInfo info, Bytes content) {}

  private final Map<Integer, Item> items = new ConcurrentSkipListMap<>();

  /** Answers the operations on objects from this card. */
  public Card(MockCamera mock) {
    mock.on(
        OperationCode.GET_STORAGE_IDS,
        (request, peer) ->
            peer.data(request, UInt32Array.of(List.of(STORE), StorageId::raw).encode()));
    mock.on(OperationCode.GET_OBJECT_HANDLES, this::handles);
    mock.on(
        OperationCode.GET_OBJECT_INFO,
        (request, peer) -> {
          Item item = items.get(request.parameter(1));
          if (item == null) {
            peer.respond(request, ResponseCode.INVALID_OBJECT_HANDLE);
          } else {
            peer.data(request, item.info().encode());
          }
        });
    mock.on(OperationCode.GET_OBJECT, (request, peer) -> peer.data(request, content(request)));
    mock.on(
        OperationCode.GET_PARTIAL_OBJECT,
        (request, peer) -> {
          Bytes content = content(request);
          int from = request.parameter(2);
          int to =
              (int) Math.min(content.size(), from + Integer.toUnsignedLong(request.parameter(3)));
          peer.data(request, content.slice(from, to), to - from);
        });
    mock.on(
        OperationCode.DELETE_OBJECT,
        (request, peer) ->
            peer.respond(
                request,
                items.remove(request.parameter(1)) == null
                    ? ResponseCode.INVALID_OBJECT_HANDLE
                    : ResponseCode.OK));
  }

  private void handles(OperationRequest request, Peer peer) throws IOException {
    int parent = request.parameter(3);
    List<Integer> found =
        items.entrySet().stream()
            .filter(
                entry ->
                    parent == 0
                        || entry.getValue().info().parent().raw() == (parent == -1 ? 0 : parent))
            .map(Map.Entry::getKey)
            .toList();
    peer.data(request, UInt32Array.of(found, (Integer handle) -> handle).encode());
  }

  /** The content of the object in the first parameter. */
  public Bytes content(OperationRequest request) {
    Item item = items.get(request.parameter(1));
    return item == null ? Bytes.EMPTY : item.content();
  }

  /** Adds a folder. */
  public Card folder(int handle, int parent, String name) {
    items.put(
        handle,
        new Item(
            ObjectInfo.builder(STORE, ObjectFormatCode.ASSOCIATION, name)
                .parent(new ObjectHandle(parent))
                .association(AssociationType.GENERIC_FOLDER)
                .build(),
            Bytes.EMPTY));
    return this;
  }

  /** Adds a file whose size is that of its content. */
  public Card file(int handle, int parent, String name, Bytes content) {
    return file(handle, parent, name, content, content.size());
  }

  /** Adds a file that says it has another size. */
  public Card file(int handle, int parent, String name, Bytes content, long size) {
    items.put(
        handle,
        new Item(
            ObjectInfo.builder(STORE, ObjectFormatCode.EXIF_JPEG, name)
                .parent(new ObjectHandle(parent))
                .compressedSize(size)
                .captureDate(new PtpDateTime("20240229T235959"))
                .build(),
            content));
    return this;
  }

  /** Gives every object another handle, as a new session does. */
  public void renumber(int by) {
    Map<Integer, Item> old = Map.copyOf(items);
    items.clear();
    old.forEach(
        (handle, item) -> {
          int parent = item.info().parent().raw();
          items.put(
              handle + by,
              new Item(
                  item.info().toBuilder()
                      .parent(new ObjectHandle(parent == 0 ? 0 : parent + by))
                      .build(),
                  item.content()));
        });
  }

  /** What is there. */
  public Map<Integer, Item> items() {
    return items;
  }

  /** Sends the first {@code bytes} of an object, then closes the Command connection. */
  public void breakOff(OperationRequest request, Peer peer, int bytes) throws IOException {
    TransactionId id = request.transactionId();
    Bytes content = content(request);
    peer.send(
        ChannelKind.COMMAND,
        new StartData(id, content.size()),
        new dev.ptpip.protocol.packet.Data(id, content.slice(0, bytes)));
    peer.close(ChannelKind.COMMAND);
  }

  /** Sends data in pieces and OK. */
  public static void send(OperationRequest request, Peer peer, Bytes content) throws IOException {
    TransactionId id = request.transactionId();
    peer.send(
        ChannelKind.COMMAND,
        new StartData(id, content.size()),
        new EndData(id, content),
        OperationResponse.of(ResponseCode.OK, id));
  }
}
