package dev.ptpip.cli;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.AssociationType;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A camera of no known maker that keeps to the standard, in the unusual ways that it allows.
 * Packets are put together here byte by byte, so that nothing is shared with what is tested.
 */
final class ForeignCamera implements AutoCloseable {
  /** What it does differently from most. */
  enum Trait {
    /** Data in packets of one byte. */
    BYTE_BY_BYTE,
    /** Start_Data with the total that stands for "unknown". */
    UNKNOWN_TOTAL,
    /** The same as cameras write it that count in 32 bits. */
    UNKNOWN_TOTAL_OF_32_BITS,
    /** All data in Data packets, and nothing in End_Data. */
    EMPTY_END,
    /** Each packet in pieces of one byte. */
    DRIBBLES,
    /** Unknown packet types on both connections, and unknown events in the middle of data. */
    NOISY,
    /** Five parameters in each response that needs none. */
    TALKATIVE,
    /** No version in Init_Command_Ack. */
    NO_VERSION,
    /** Neither maker, model nor serial number, and objects without names or dates. */
    ANONYMOUS,
    /** No operations but those for the session. */
    EMPTY_HANDED,
    /** Everything but the count of objects. */
    DOES_NOT_COUNT,
    /** Objects that don't tell how large they are. */
    SIZELESS,
    /** Each event twice. */
    STUTTERS,
    /** CaptureComplete before ObjectAdded. */
    HASTY,
    /** A card that is full. */
    FULL,
    /** No events. */
    TELLS_NOTHING,
    /** An Init_Command_Ack that ends with the GUID. */
    NAMELESS,
    /** OK to everything, and never data. */
    DATALESS,
    /** The containers of USB, over TCP. */
    USB,
    /** No parameters in its responses. */
    WORDLESS,
    /** Lists of stores, and descriptions of settings, that end too early. */
    CUTS_SHORT
  }

  private static final int OK = 0x2001;
  private static final int HEADER = 8;
  private static final StorageId STORE = new StorageId(0x00010001);
  private static final ObjectInfo NONE =
      ObjectInfo.builder(STORE, ObjectFormatCode.UNDEFINED, "none").build();
  private static final List<Integer> SESSION = List.of(0x1001, 0x1002, 0x1003);
  private static final List<Integer> ALL =
      List.of(
          0x1001, 0x1002, 0x1003, 0x1004, 0x1006, 0x1007, 0x1008, 0x1009, 0x100E, 0x1014, 0x1015);

  /** What the picture is made of. */
  static final byte[] PICTURE = new byte[3000];

  static {
    new Random(5).nextBytes(PICTURE);
  }

  private final ServerSocket server;
  private final Set<Trait> traits;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Map<Integer, ObjectInfo> objects = new ConcurrentSkipListMap<>();
  private volatile @Nullable OutputStream events;

  ForeignCamera(Trait... traits) throws IOException {
    this.traits = EnumSet.noneOf(Trait.class);
    this.traits.addAll(List.of(traits));
    objects.put(
        1,
        ObjectInfo.builder(STORE, ObjectFormatCode.ASSOCIATION, "DCIM")
            .association(AssociationType.GENERIC_FOLDER)
            .build());
    add(2);
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  String host() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private boolean is(Trait trait) {
    return traits.contains(trait);
  }

  private void add(int handle) {
    objects.put(
        handle,
        ObjectInfo.builder(
                STORE,
                ObjectFormatCode.EXIF_JPEG,
                is(Trait.ANONYMOUS) ? "" : "PIC_000" + handle + ".JPG")
            .parent(new ObjectHandle(1))
            .compressedSize(is(Trait.SIZELESS) ? 0xFFFF_FFFFL : PICTURE.length)
            .build());
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "foreign-camera");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (true) {
        ByteBuffer head = little(in.readNBytes(HEADER));
        byte[] body = in.readNBytes(head.getInt(0) - HEADER);
        switch (head.getInt(4)) {
          case 1 -> send(out, ack());
          case 3 -> {
            events = out;
            send(out, packet(4, new byte[0]));
            noise(out);
          }
          case 6 -> answer(out, little(body));
          default -> {}
        }
      }
    } catch (IOException | IndexOutOfBoundsException ended) {
      // the other side has gone
    }
  }

  private void answer(OutputStream out, ByteBuffer request) throws IOException {
    int code = Short.toUnsignedInt(request.getShort(4));
    int id = request.getInt(6);
    int parameter = request.limit() >= 14 ? request.getInt(10) : 0;
    noise(out);
    if (!operations().contains(code)) {
      respond(out, 0x2005, id);
      return;
    }
    switch (code) {
      case 0x1001 -> data(out, id, deviceInfo().encode().toArray());
      case 0x1004 -> data(out, id, cut(numbers(List.of(STORE.raw()))));
      case 0x1006 ->
          send(
              out,
              packet(7, is(Trait.WORDLESS) ? response(OK, id) : response(OK, id, objects.size())));
      case 0x1007 -> data(out, id, numbers(in(request.getInt(18))));
      case 0x1008 -> data(out, id, objects.getOrDefault(parameter, NONE).encode().toArray());
      case 0x1009 -> data(out, id, PICTURE);
      case 0x100E -> capture(out, id);
      case 0x1014 -> data(out, id, cut(Bytes.ofHex("0f50 0400 01 6400 9001 00").toArray()));
      case 0x1015 -> data(out, id, Bytes.ofHex("9001").toArray());
      default -> respond(out, OK, id);
    }
  }

  private byte[] cut(byte[] data) {
    return is(Trait.CUTS_SHORT) ? Arrays.copyOf(data, data.length - 1) : data;
  }

  /** The handles in a folder, -1 for the root; 0 for all. */
  private List<Integer> in(int folder) {
    return objects.entrySet().stream()
        .filter(entry -> folder == 0 || entry.getValue().parent().raw() == Math.max(0, folder))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Integer> operations() {
    if (is(Trait.EMPTY_HANDED)) {
      return SESSION;
    }
    return is(Trait.DOES_NOT_COUNT) ? ALL.stream().filter(code -> code != 0x1006).toList() : ALL;
  }

  private DeviceInfo deviceInfo() {
    boolean named = !is(Trait.ANONYMOUS);
    return new DeviceInfo(
        100,
        0,
        100,
        "",
        0,
        operations().stream().map(OperationCode::new).toList(),
        List.of(EventCode.OBJECT_ADDED),
        is(Trait.EMPTY_HANDED) ? List.of() : List.of(DevicePropertyCode.EXPOSURE_INDEX),
        List.of(),
        List.of(ObjectFormatCode.EXIF_JPEG),
        named ? "Foreign" : "",
        named ? "Legal" : "",
        "1.0",
        "");
  }

  private void capture(OutputStream out, int id) throws IOException {
    respond(out, OK, id);
    if (is(Trait.FULL)) {
      event(0x400A, STORE.raw());
      return;
    }
    add(3);
    if (is(Trait.HASTY)) {
      event(0x400D, id);
      event(0x4002, 3);
    } else {
      event(0x4002, 3);
      event(0x400D, id);
    }
  }

  private void event(int code, int parameter) throws IOException {
    OutputStream out = events;
    if (out == null || is(Trait.TELLS_NOTHING)) {
      return;
    }
    byte[] packet = packet(8, response(code, -1, parameter));
    send(out, packet);
    if (is(Trait.STUTTERS)) {
      send(out, packet);
    }
  }

  private void respond(OutputStream out, int code, int id) throws IOException {
    if (is(Trait.USB)) {
      send(
          out,
          little(new byte[12])
              .putInt(12)
              .putShort((short) 3)
              .putShort((short) code)
              .putInt(id)
              .array());
      return;
    }
    send(
        out,
        packet(7, is(Trait.TALKATIVE) ? response(code, id, 5, 4, 3, 2, 1) : response(code, id)));
  }

  private void data(OutputStream out, int id, byte[] data) throws IOException {
    if (is(Trait.DATALESS) || is(Trait.USB)) {
      respond(out, OK, id);
      return;
    }
    long total = data.length;
    if (is(Trait.UNKNOWN_TOTAL)) {
      total = -1;
    } else if (is(Trait.UNKNOWN_TOTAL_OF_32_BITS)) {
      total = 0xFFFF_FFFFL;
    }
    send(out, packet(9, little(new byte[12]).putInt(id).putLong(total).array()));
    noise(out);
    int step = is(Trait.BYTE_BY_BYTE) ? 1 : 1000;
    int last = is(Trait.EMPTY_END) ? data.length : Math.max(0, data.length - step);
    ByteArrayOutputStream middle = new ByteArrayOutputStream();
    for (int at = 0; at < last; at += step) {
      middle.writeBytes(
          packet(10, part(id, Arrays.copyOfRange(data, at, Math.min(last, at + step)))));
    }
    send(out, middle.toByteArray());
    if (is(Trait.NOISY)) {
      event(0xC777, 1);
    }
    send(out, packet(12, part(id, Arrays.copyOfRange(data, last, data.length))));
    respond(out, OK, id);
  }

  private void noise(OutputStream out) throws IOException {
    if (is(Trait.NOISY)) {
      send(out, packet(0x7777, new byte[] {1, 2, 3}));
      send(out, packet(0, new byte[0]));
    }
  }

  private void send(OutputStream out, byte[] packet) throws IOException {
    synchronized (out) {
      if (is(Trait.DRIBBLES)) {
        for (byte each : packet) {
          out.write(each);
        }
      } else {
        out.write(packet);
      }
    }
  }

  private byte[] ack() {
    if (is(Trait.NAMELESS)) {
      return packet(2, little(new byte[20]).putInt(7).array());
    }
    byte[] name = "foreign é\0".getBytes(StandardCharsets.UTF_16LE);
    byte[] body = new byte[20 + name.length + (is(Trait.NO_VERSION) ? 0 : 4)];
    ByteBuffer fields = little(body).putInt(0x8000_0001).position(20).put(name);
    if (fields.hasRemaining()) {
      fields.putInt(0x0001_0000);
    }
    return packet(2, body);
  }

  private static byte[] response(int code, int id, int... parameters) {
    byte[] body = new byte[6 + 4 * parameters.length];
    ByteBuffer fields = little(body).putShort((short) code).putInt(id);
    for (int parameter : parameters) {
      fields.putInt(parameter);
    }
    return body;
  }

  private static byte[] part(int id, byte[] data) {
    return little(new byte[4 + data.length]).putInt(id).put(data).array();
  }

  private static byte[] numbers(List<Integer> numbers) {
    byte[] array = new byte[4 + 4 * numbers.size()];
    ByteBuffer fields = little(array).putInt(numbers.size());
    numbers.forEach(fields::putInt);
    return array;
  }

  private static byte[] packet(int type, byte[] body) {
    return little(new byte[HEADER + body.length])
        .putInt(HEADER + body.length)
        .putInt(type)
        .put(body)
        .array();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket each : sockets) {
        each.close();
      }
    } catch (IOException open) {
      throw new UncheckedIOException(open);
    }
  }
}
