package dev.ptpip.conformance.replay;

import dev.ptpip.client.connection.ConnectionListener;
import dev.ptpip.client.connection.ConnectionOptions;
import dev.ptpip.client.connection.InitFailedException;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.client.connection.PtpIpConnection;
import dev.ptpip.client.connection.TcpConnector;
import dev.ptpip.client.connection.Timeouts;
import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.pcap.conversation.CapturedData;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.describe.Phrases;
import dev.ptpip.pcap.replay.Scene;
import dev.ptpip.pcap.replay.Tape;
import dev.ptpip.pcap.replay.TapeEvent;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.value.TransactionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Our client, told to do what the initiator of a tape did: each recorded transaction is an
 * operation with its parameters and data, and what the client makes of the answer has to be what
 * was recorded. Confined to one thread.
 */
final class ClientPlayer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ConnectionOptions OPTIONS =
      ConnectionOptions.DEFAULT.withTimeouts(Timeouts.of(PATIENCE));

  private final Tape tape;
  private final Consumer<String> told;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Map<Integer, Integer> liveIds = new HashMap<>();
  private int compared;

  /**
   * @param told is told of each difference: kind, and what was asked
   */
  ClientPlayer(Tape tape, Consumer<String> told) {
    this.tape = tape;
    this.told = told;
  }

  /**
   * Plays to a camera.
   *
   * @return how many answers were compared
   */
  int play(String host, int port, InitiatorIdentity identity)
      throws IOException, InterruptedException {
    ConnectionListener listener =
        new ConnectionListener() {
          @Override
          public void event(Event event) {
            events.add(event);
          }
        };
    try (PtpIpConnection connection =
        PtpIpConnection.connect(new TcpConnector(host, port, port), identity, OPTIONS, listener)) {
      if (tape.refusal().isPresent() && tape.scenes().isEmpty()) {
        differs("HANDSHAKE", "connection");
      }
      for (Scene scene : tape.scenes()) {
        transact(connection, scene);
      }
      expectEvents();
    } catch (InitFailedException refused) {
      compared++;
      if (tape.refusal().filter(each -> each.reasonCode() == refused.reasonCode()).isEmpty()) {
        differs("HANDSHAKE", "connection");
      }
    }
    return compared;
  }

  private void transact(PtpIpConnection connection, Scene scene) throws IOException {
    Received received = new Received();
    Optional<OperationResult> result = Optional.empty();
    String end = "";
    try {
      result = Optional.of(connection.transact(operation(scene, received)));
    } catch (OperationCancelledException cancelled) {
      end = "cancelled";
    } catch (SessionLostException lost) {
      end = "lost";
    }
    compared++;
    CapturedTransaction recorded = scene.transaction();
    boolean byUs = recorded.cancelledBy().filter(Side.INITIATOR::equals).isPresent();
    String expected = byUs ? "cancelled" : recorded.response().isEmpty() ? "lost" : "";
    if (!end.equals(expected)) {
      differs("END", asked(scene));
      return;
    }
    if (result.isPresent() && recorded.response().isPresent()) {
      liveIds.put(recorded.transactionId().raw(), result.get().transactionId().raw());
      compare(scene, recorded.response().get(), result.get(), received);
    }
  }

  private void compare(
      Scene scene, OperationResponse recorded, OperationResult came, Received received)
      throws IOException {
    if (!came.response().equals(recorded.response())) {
      differs("RESPONSE", asked(scene));
    }
    for (int i = 1; i <= OperationResponse.MAX_PARAMETERS; i++) {
      if (came.parameter(i) != recorded.parameter(i)) {
        differs("PARAMETERS", asked(scene));
        return;
      }
    }
    Bytes data = Bytes.copyOf(received.bytes.toByteArray());
    if (scene.transaction().cancelledBy().isPresent()) {
      return; // how much came before the Cancel is chance
    }
    Bytes expected =
        scene.answerData().isEmpty()
            ? Bytes.EMPTY
            : source(scene.answerData().get()).map(ClientPlayer::all).orElse(data);
    if (!expected.equals(data)) {
      differs("BYTES", asked(scene));
    }
  }

  private static Bytes all(DataSource source) {
    try {
      return source.readAll();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private Operation operation(Scene scene, Received received) {
    Cancellation cancellation = new Cancellation();
    Operation operation =
        Operation.of(scene.operation(), parameters(scene))
            .receivingInto(
                chunk -> {
                  while (chunk.hasRemaining()) {
                    received.bytes.write(chunk.get());
                  }
                  if (received.bytes.size() >= received.cancelAt) {
                    cancellation.cancel();
                  }
                })
            .cancelledBy(cancellation);
    if (scene.transaction().cancelledBy().filter(Side.INITIATOR::equals).isPresent()) {
      long at = scene.answerData().map(CapturedData::size).orElse(0L);
      received.cancelAt = at;
      if (scene.answerData().isEmpty()) {
        cancellation.cancel();
      }
    }
    return scene
        .requestData()
        .flatMap(ClientPlayer::source)
        .map(operation::sending)
        .orElse(operation);
  }

  /** Those that name a transaction name it as it is numbered now. */
  private List<Integer> parameters(Scene scene) {
    List<String> labels =
        tape.vendor()
            .codes()
            .find(scene.operation())
            .map(OperationInfo::parameterLabels)
            .orElse(List.of());
    List<Integer> parameters = new ArrayList<>(scene.request().parameters());
    for (int i = 0; i < Math.min(labels.size(), parameters.size()); i++) {
      if (labels.get(i).contains("TransactionID")) {
        parameters.set(i, liveIds.getOrDefault(parameters.get(i), parameters.get(i)));
      }
    }
    return parameters;
  }

  private static Optional<DataSource> source(CapturedData data) {
    if (data.missing() > 0) {
      return Optional.empty();
    }
    return data.isInMemory() ? Optional.of(DataSource.of(data.head())) : data.source();
  }

  /** Every recorded event has come, in order, with its parameters. */
  private void expectEvents() throws InterruptedException {
    List<TapeEvent> recorded =
        Stream.concat(
                tape.before().stream(),
                tape.scenes().stream()
                    .flatMap(
                        scene -> Stream.concat(scene.during().stream(), scene.behind().stream())))
            .toList();
    for (TapeEvent each : recorded) {
      Event came = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (came == null || !same(each.event(), came)) {
        differs("EVENT", tape.vendor().codes().name(each.event().event()));
        return;
      }
    }
  }

  private boolean same(Event recorded, Event came) {
    TransactionId id = recorded.transactionId();
    int now = liveIds.getOrDefault(id.raw(), id.raw());
    return came.event().equals(recorded.event())
        && came.parameters().equals(recorded.parameters())
        && came.transactionId().raw() == now;
  }

  private void differs(String kind, String asked) {
    told.accept(kind + " | " + asked);
  }

  private String asked(Scene scene) {
    return Phrases.of(scene.request(), tape.vendor().codes());
  }

  /** What came of one data phase. */
  private static final class Received {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long cancelAt = Long.MAX_VALUE;
  }
}
