package dev.ptpip.client;

import dev.ptpip.client.capability.Capability;
import dev.ptpip.client.capability.ObjectSupport;
import dev.ptpip.client.capability.UnsupportedCapabilityException;
import dev.ptpip.client.capability.VendorSession;
import dev.ptpip.client.connection.PtpIpConnection;
import dev.ptpip.client.connection.ResponderIdentity;
import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.event.CameraEvents;
import dev.ptpip.client.object.CameraObjects;
import dev.ptpip.client.object.Downloads;
import dev.ptpip.client.object.ObjectQueue;
import dev.ptpip.client.object.Uploads;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationExecutor;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.client.property.CameraProperties;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.VendorExtension;
import dev.ptpip.protocol.vendor.VendorExtensions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open session with one camera. Safe for use by several threads: one transaction runs at a time,
 * on the thread of its caller, in the order of the callers.
 *
 * <pre>{@code
 * try (CameraSession camera = CameraSession.connect("192.168.1.1")) {
 *   for (NewObject shot : camera.capability(Capture.class).shoot(CaptureRequest.to(CARD))) {
 *     shot.saveTo(Path.of("."));
 *   }
 * }
 * }</pre>
 */
public final class CameraSession implements OperationExecutor, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraSession.class);

  private final ConnectOptions options;
  private final PtpIpConnection connection;
  private final Calls calls;
  private final Tasks tasks;
  private final CameraEvents events;
  private final SessionOpener opener;
  private final VendorExtension vendor;
  private final Features features;
  private final CameraObjects objects;
  private final Downloads downloads;
  private final Uploads uploads;
  private final CameraProperties properties;
  private final IdleWatch idleWatch;
  private final AtomicInteger changes = new AtomicInteger();
  private volatile DeviceInfo deviceInfo;
  private volatile boolean deviceInfoStale;

  private CameraSession(ConnectOptions options, PtpIpConnection connection, SessionHooks hooks)
      throws IOException {
    this.options = options;
    this.connection = connection;
    this.calls = new Calls(connection, options.busy());
    this.tasks = new Tasks(this, connection.label());
    this.events = new CameraEvents(connection.label(), this::seen);
    this.idleWatch =
        new IdleWatch(
            connection,
            options.keepAlive(),
            options.connection().timeouts().probe(),
            () -> vendorSession().keepAlive());
    hooks.attach(this);
    this.opener = new SessionOpener(calls, decodePolicy());
    this.deviceInfo = opener.open(options.sessionId());
    this.vendor =
        VendorExtensions.installed()
            .detect(
                deviceInfo.vendorExtensionId(),
                deviceInfo.manufacturer(),
                deviceInfo.vendorExtensionDesc());
    calls.nameCodesBy(vendor.codes());
    this.features = new Features(this);
    this.objects = new CameraObjects(this, features.vendor().objects());
    this.downloads = new Downloads(this, objects);
    this.uploads = new Uploads(this);
    this.properties =
        new CameraProperties(
            this,
            () -> deviceInfo().deviceProperties(),
            features.vendor().properties(),
            vendor.properties(),
            changes::get);
  }

  /**
   * Connects to a camera.
   *
   * @param target {@code HOST} or {@code HOST:PORT}; port 15740 if none is named
   * @throws IOException as {@link #connect(ConnectOptions)}
   */
  public static CameraSession connect(String target) throws IOException {
    return connect(ConnectOptions.to(target));
  }

  /**
   * Connects to a camera and opens a session.
   *
   * @throws dev.ptpip.client.connection.InitFailedException if the camera refuses, for example
   *     because this computer is not paired
   * @throws dev.ptpip.client.connection.ConnectFailedException if it can't be reached or understood
   * @throws IOException if the session can't be opened; nothing stays open
   */
  public static CameraSession connect(ConnectOptions options) throws IOException {
    SessionHooks hooks = new SessionHooks();
    PtpIpConnection connection =
        new ConnectAttempts(options).connect(options.identity().identity(), hooks);
    try {
      options.settling().run(connection);
      CameraSession session = new CameraSession(options, connection, hooks);
      session.start();
      return session;
    } catch (IOException | RuntimeException | Error failed) {
      connection.close();
      throw failed;
    }
  }

  private void start() {
    features.vendor().eventPoll().ifPresent(poll -> events.pollWith(this, poll, options.polling()));
    idleWatch.start();
  }

  private VendorSession vendorSession() {
    return features.vendor();
  }

  /** The connection has ended. */
  void ended(SessionLostException reason) {
    idleWatch.stop();
    calls.wake();
    tasks.end(reason);
    events.end(reason);
  }

  /** Forgets what an event makes stale. */
  private void seen(CameraEvent event) {
    boolean everything = event.code().equals(EventCode.UNREPORTED_STATUS);
    if (everything || event.code().equals(EventCode.DEVICE_INFO_CHANGED)) {
      deviceInfoStale = true;
      changes.incrementAndGet();
    }
  }

  @Override
  public OperationResult execute(Operation operation) throws IOException {
    idleWatch.used();
    return calls.execute(tasks.cancelledWithTask(operation));
  }

  @Override
  public OperationResult exchange(Operation operation) throws IOException {
    idleWatch.used();
    return calls.exchange(tasks.cancelledWithTask(operation));
  }

  /**
   * Puts {@code operation} into the queue. Queued calls run in the order in which they were put
   * there; calls of other threads may run in between. Cancelling the future cancels the operation.
   */
  public CompletableFuture<OperationResult> submit(Operation operation) {
    return submit(camera -> camera.execute(operation));
  }

  /**
   * Puts work of several operations into the queue, see {@link #submit(Operation)}; it gives up its
   * turn between them. Cancelling the future cancels the operation that runs for it.
   */
  public <T> CompletableFuture<T> submit(CameraTask<T> task) {
    return tasks.submit(task);
  }

  /**
   * Waits between two operations of a longer work.
   *
   * @throws SessionLostException as soon as the session ends
   * @throws dev.ptpip.client.operation.OperationCancelledException when the work is given up or the
   *     thread interrupted
   */
  public void pause(Duration duration) throws IOException {
    calls.pause(duration, tasks.current());
  }

  /** How the session was connected. */
  public ConnectOptions options() {
    return options;
  }

  /** Who answered the handshake. */
  public ResponderIdentity responder() {
    return connection.responder();
  }

  /** What the camera is and can do, as it was last read. */
  public DeviceInfo deviceInfo() {
    return deviceInfo;
  }

  /** What the camera is and can do, read again if it has told that something changed. */
  public DeviceInfo freshDeviceInfo() throws IOException {
    if (deviceInfoStale) {
      deviceInfoStale = false;
      deviceInfo = opener.deviceInfo();
    }
    return deviceInfo;
  }

  @Override
  public boolean supports(OperationCode operation) {
    return deviceInfo.supports(operation);
  }

  /** Whose extension the camera speaks. */
  public VendorExtension vendor() {
    return vendor;
  }

  @Override
  public CodeBook codes() {
    return calls.codes();
  }

  @Override
  public DecodePolicy decodePolicy() {
    return options.connection().channel().policy();
  }

  /** Events of the camera. */
  public CameraEvents events() {
    return events;
  }

  /** Stores and objects. */
  public CameraObjects objects() {
    return objects;
  }

  /** Fetching objects. */
  public Downloads downloads() {
    return downloads;
  }

  /** Sending objects. */
  public Uploads uploads() {
    return uploads;
  }

  /** Device properties. */
  public CameraProperties properties() {
    return properties;
  }

  /** What the vendor of this camera adds to objects. */
  public ObjectSupport objectSupport() {
    return features.vendor().objects();
  }

  /** Objects that appear from now on; to be closed. */
  public ObjectQueue objectQueue() {
    return new ObjectQueue(this, features.vendor().objects());
  }

  /** The feature, if this camera has it. */
  public <C extends Capability> Optional<C> findCapability(Class<C> feature) {
    return features.find(feature);
  }

  /** What it is called in messages: its model, or whatever else it tells of itself. */
  public String name() {
    return CameraName.of(deviceInfo, connection.responder());
  }

  /**
   * The feature.
   *
   * @throws UnsupportedCapabilityException if this camera does not have it
   */
  public <C extends Capability> C capability(Class<C> feature)
      throws UnsupportedCapabilityException {
    return findCapability(feature)
        .orElseThrow(
            () ->
                new UnsupportedCapabilityException(
                    name()
                        + " does not offer "
                        + feature.getSimpleName()
                        + ": it lists none of the operations for it"));
  }

  /**
   * Sends a Probe_Request.
   *
   * @return whether the camera answered within {@code timeout}; some never do
   */
  public boolean probe(Duration timeout) throws IOException, InterruptedException {
    return connection.probe(timeout);
  }

  /** Whether operations can be carried out. */
  public boolean isOpen() {
    return connection.isOpen();
  }

  /** Why the session has ended, if it has. */
  public Optional<SessionLostException> failure() {
    return connection.failure();
  }

  /**
   * Leaves the camera as it was found, closes the session, then both connections; a transaction
   * that runs is cancelled.
   */
  @Override
  public void close() {
    idleWatch.stop();
    events.stopPolling();
    connection.endRunning();
    if (isOpen()) {
      try {
        features.vendor().closing();
      } catch (IOException refused) {
        LOG.debug("the camera could not be left as it was found: {}", refused.getMessage());
      }
    }
    connection.closeAfter(Operation.of(OperationCode.CLOSE_SESSION));
  }
}
