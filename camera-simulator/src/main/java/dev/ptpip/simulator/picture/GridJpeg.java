package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A large baseline JPEG of which any part can be made when it is read: every row of MCUs ends with
 * a restart marker and takes the same number of bytes, filled up with 0xFF before the marker (ITU-T
 * T.81 §B.1.1.2). So its size is known beforehand and nothing of it is kept.
 */
final class GridJpeg implements DataSource {
  private final Plan plan;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable GridRow coder;
  private byte[] row = new byte[0];
  private int rowNumber = -1;

  /** What does not change from row to row. */
  record Plan(
      PictureRequest request,
      Bytes header,
      QuantTables steps,
      int columns,
      int rows,
      int rowBytes) {
    ColorRow colors(int samples, double left, double step) {
      double aspect = (double) request.height() / request.width();
      Scene scene = new Scene(request.shot(), request.seed());
      Caption caption = new Caption(Caption.text(request.caption(), request.shot()), aspect);
      return new ColorRow(scene, caption, samples, left, step, aspect);
    }
  }

  private GridJpeg(Plan plan) {
    this.plan = plan;
  }

  /**
   * A picture.
   *
   * @param exif TIFF structure, or empty
   */
  static GridJpeg of(PictureRequest request, Bytes exif) {
    int columns = (request.width() + 15) / 16;
    int rows = RowBudget.rows(request);
    int rowBytes = RowBudget.rowBytes(request);
    QuantTables steps = new QuantTables(request.quality().scale());
    byte[] header = JpegHeader.of(request.width(), request.height(), steps, exif, columns);
    return new GridJpeg(new Plan(request, Bytes.copyOf(header), steps, columns, rows, rowBytes));
  }

  @Override
  public long size() {
    return plan.header().size() + (long) plan.rows() * plan.rowBytes();
  }

  @Override
  public int read(long position, ByteBuffer target) {
    if (position >= size()) {
      return -1;
    }
    int before = target.remaining();
    lock.lock();
    try {
      long at = position;
      while (target.hasRemaining() && at < size()) {
        at += copy(at, target);
      }
    } finally {
      lock.unlock();
    }
    return before - target.remaining();
  }

  private int copy(long position, ByteBuffer target) {
    int header = plan.header().size();
    if (position < header) {
      int count = Math.min(target.remaining(), header - (int) position);
      target.put(plan.header().asBuffer().position((int) position).limit((int) position + count));
      return count;
    }
    long inRows = position - header;
    byte[] bytes = row((int) (inRows / plan.rowBytes()));
    int offset = (int) (inRows % plan.rowBytes());
    int count = Math.min(target.remaining(), plan.rowBytes() - offset);
    target.put(bytes, offset, count);
    return count;
  }

  private byte[] row(int number) {
    if (number != rowNumber) {
      GridRow grid = coder;
      if (grid == null) {
        grid = new GridRow(plan);
        coder = grid;
      }
      row = grid.encode(number);
      int end = plan.rowBytes();
      row[end - 2] = (byte) 0xFF;
      row[end - 1] = (byte) (number == plan.rows() - 1 ? 0xD9 : 0xD0 + number % 8);
      rowNumber = number;
    }
    return row;
  }
}
