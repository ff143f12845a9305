package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.camera.Camera;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One transaction, as a handler sees it. Confined to the command thread, except {@link #cancel},
 * {@link #isCancelled}, {@link #touchedBy} and {@code transfer}.
 */
public final class Exchange {
  private final OperationRequest request;
  private final ResponderContext context;
  private final InitiatorLink link;
  private final Optional<SessionState> session;
  private Bytes data = Bytes.EMPTY;
  private final Queue<String> rules = new ConcurrentLinkedQueue<>();
  private volatile boolean cancelled;
  private volatile @Nullable Supplier<Transfer> transfer;

  Exchange(OperationRequest request, ResponderContext context, InitiatorLink link) {
    this.request = request;
    this.context = context;
    this.link = link;
    this.session = link.session();
  }

  /** The request packet. */
  public OperationRequest request() {
    return request;
  }

  /** The operation. */
  public OperationCode operation() {
    return request.operation();
  }

  /** The transaction's number, as the initiator gave it. */
  public TransactionId transactionId() {
    return request.transactionId();
  }

  /** Raw value of parameter {@code number} (1 to 5); 0 if it was omitted. */
  public int parameter(int number) {
    return request.parameter(number);
  }

  /** Parameter {@code number} as an object handle. */
  public ObjectHandle handle(int number) {
    return new ObjectHandle(parameter(number));
  }

  /** Parameter {@code number} as a storage id. */
  public StorageId storage(int number) {
    return new StorageId(parameter(number));
  }

  /** The initiator's data; empty if none came or it is streamed. */
  public Bytes data() {
    return data;
  }

  void takeData(Bytes bytes) {
    this.data = bytes;
  }

  /** The camera. */
  public Camera camera() {
    return context.camera();
  }

  /** Who asks. */
  public Initiator initiator() {
    return link.initiator();
  }

  /** All sessions of the camera. */
  public Sessions sessions() {
    return context.sessions();
  }

  /**
   * The session.
   *
   * @throws IllegalStateException if none is open, which only operations with {@link
   *     OperationSpec.Trait#WITHOUT_SESSION} meet
   */
  public Session session() {
    return session.orElseThrow(
        () -> new IllegalStateException(operation() + " runs outside a session"));
  }

  /** The operations that this camera carries out, in the order of the model. */
  public List<OperationCode> offeredOperations() {
    return context.operations().codes();
  }

  InitiatorLink link() {
    return link;
  }

  /** Whether a session is open. */
  public boolean hasSession() {
    return session.isPresent();
  }

  /** Whether the operation starts work that goes on behind its answer. */
  public boolean startsWork() {
    return context
        .operations()
        .find(operation())
        .filter(known -> known.spec().has(OperationSpec.Trait.REFUSED_WHILE_BUSY))
        .isPresent();
  }

  /** Whether the operation brings data of the initiator. */
  public boolean bringsData() {
    return context
        .operations()
        .find(operation())
        .filter(known -> known.spec().direction() == DataDirection.FROM_INITIATOR)
        .isPresent();
  }

  /** Whether the operation starts work, or brings data to set or to keep. */
  public boolean changesCamera() {
    return startsWork() || bringsData();
  }

  /** A data phase begins. */
  void transfers(Transfer.From from, OptionalLong total, LongSupplier done) {
    transfer = () -> new Transfer(initiator(), request, from, done.getAsLong(), total);
  }

  /** The data phase is over. */
  void transferred() {
    transfer = null;
  }

  /** How far its data phase is, if one is under way. */
  Optional<Transfer> transfer() {
    Supplier<Transfer> now = transfer;
    return now == null ? Optional.empty() : Optional.of(now.get());
  }

  /** Whether the initiator has cancelled the transaction. */
  public boolean isCancelled() {
    return cancelled;
  }

  void cancel() {
    cancelled = true;
  }

  /**
   * Notes in the journal that a rule of a scenario touched this transaction.
   *
   * @param rule which one, and what it did: {@code rules[1] drop 3s}
   */
  public void touchedBy(String rule) {
    rules.add(rule);
  }

  /** The rules that touched it so far. */
  public List<String> rules() {
    return List.copyOf(rules);
  }

  @Override
  public String toString() {
    return request + " from " + link.initiator();
  }
}
