package dev.ptpip.simulator.testing;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.CameraBuilder;
import dev.ptpip.simulator.CameraPack;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.DataOutHandler.Intake;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Operations that do what tests need. */
public final class TestPack implements CameraPack {
  /** Answers with as many bytes of {@link TestContent} as parameter 1 says. */
  public static final OperationCode PRODUCE = TestModels.operation(0);

  /** Takes data into memory; answers with its length. */
  public static final OperationCode CONSUME = TestModels.operation(1);

  /** Waits until {@link #release} is called. */
  public static final OperationCode WAIT = TestModels.operation(2);

  /** Throws. */
  public static final OperationCode FAIL = TestModels.operation(3);

  /** Takes data piece by piece; answers with the number of bytes. */
  public static final OperationCode STREAM = TestModels.operation(4);

  /** Answers Access_Denied where it could answer with data. */
  public static final OperationCode REFUSE_DATA = TestModels.operation(5);

  /** Refused while the camera is busy; has two parameters. */
  public static final OperationCode EXCLUSIVE = TestModels.operation(6);

  /** Refuses streamed data from the start. */
  public static final OperationCode REFUSE_STREAM = TestModels.operation(7);

  /** Answers OK and notes afterwards. */
  public static final OperationCode AFTERWARDS = TestModels.operation(8);

  /** Fails to keep streamed data. */
  public static final OperationCode BREAK_STREAM = TestModels.operation(9);

  private final Semaphore gate = new Semaphore(0);
  private final Semaphore arrived = new Semaphore(0);
  private final List<String> notes = new CopyOnWriteArrayList<>();

  /** What happened, in order. */
  public List<String> notes() {
    return notes;
  }

  /** Waits until {@link #WAIT} waits. */
  public void awaitWaiting() throws InterruptedException {
    if (!arrived.tryAcquire(10, TimeUnit.SECONDS)) {
      throw new AssertionError("the operation was not called");
    }
  }

  /** Lets one {@link #WAIT} go on. */
  public void release() {
    gate.release();
  }

  @Override
  public boolean serves(CameraModel model) {
    return true;
  }

  @Override
  public void install(CameraBuilder builder) {
    builder
        .operations()
        .register(
            OperationSpec.dataIn(PRODUCE, 1),
            exchange ->
                Reply.data(TestContent.plain(Integer.toUnsignedLong(exchange.parameter(1))).open()))
        .register(
            OperationSpec.dataOut(CONSUME, 0)
                .malformedData(ResponseCode.INVALID_DEVICE_PROP_FORMAT),
            exchange -> {
              notes.add("consumed " + exchange.data().size());
              return Reply.ok(exchange.data().size());
            })
        .register(OperationSpec.noData(WAIT, 0), this::await)
        .register(
            OperationSpec.noData(FAIL, 0),
            exchange -> {
              throw new IllegalStateException("made to fail");
            })
        .registerStream(
            OperationSpec.dataOut(STREAM, 0),
            (exchange, announced) -> new CountingIntake(announced))
        .register(
            OperationSpec.dataIn(REFUSE_DATA, 0),
            exchange -> Reply.code(ResponseCode.ACCESS_DENIED))
        .register(OperationSpec.noData(EXCLUSIVE, 2).refusedWhileBusy(), exchange -> Reply.ok())
        .registerStream(
            OperationSpec.dataOut(REFUSE_STREAM, 0),
            (exchange, announced) -> Intake.refused(Reply.code(ResponseCode.STORE_FULL)))
        .register(
            OperationSpec.noData(AFTERWARDS, 0),
            exchange -> Reply.ok().then(() -> notes.add("first")).then(() -> notes.add("second")))
        .registerStream(
            OperationSpec.dataOut(BREAK_STREAM, 0), (exchange, announced) -> new BrokenIntake());
  }

  private Reply await(Exchange exchange) {
    arrived.release();
    try {
      if (!gate.tryAcquire(20, TimeUnit.SECONDS)) {
        return Reply.code(ResponseCode.GENERAL_ERROR);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    return exchange.isCancelled() ? Reply.ok(1) : Reply.ok(0);
  }

  /** A source of unlimited patience that fails after some bytes. */
  public static DataSource failingAfter(long good, long size) {
    return new DataSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(long position, ByteBuffer target) throws IOException {
        if (position >= good) {
          throw new IOException("made to fail");
        }
        int count = (int) Math.min(target.remaining(), good - position);
        for (int i = 0; i < count; i++) {
          target.put(TestContent.byteAt(position + i));
        }
        return count;
      }
    };
  }

  private final class CountingIntake implements Intake {
    private long bytes;

    CountingIntake(Optional<Long> announced) {
      notes.add("begin " + announced.map(String::valueOf).orElse("unknown"));
    }

    @Override
    public void accept(ByteBuffer chunk) {
      for (; chunk.hasRemaining(); bytes++) {
        if (chunk.get() != TestContent.byteAt(bytes)) {
          throw new AssertionError("another byte came at " + bytes);
        }
      }
    }

    @Override
    public Reply complete(long count) {
      notes.add("complete " + count);
      return Reply.ok((int) bytes);
    }

    @Override
    public void abandon() {
      notes.add("abandon " + bytes);
    }
  }

  private final class BrokenIntake implements Intake {
    @Override
    public void accept(ByteBuffer chunk) throws IOException {
      throw new IOException("disk full");
    }

    @Override
    public Reply complete(long count) {
      throw new AssertionError("completed what was not kept");
    }

    @Override
    public void abandon() {
      notes.add("abandoned");
    }
  }

  /** Data for {@link #STREAM}. */
  public static Bytes stream(int count) {
    return TestContent.bytes(0, count);
  }
}
