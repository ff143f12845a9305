package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import java.io.IOException;
import java.util.Optional;

/**
 * The bytes of an object and what they hold. Everything may be made or read when it is first asked
 * for; nothing is asked for while a lock is held. Safe for use by several threads.
 */
public interface ObjectContent {
  /** Number of bytes, as {@link #open} would deliver them now. */
  long size();

  /**
   * The bytes. A source once opened keeps its size even if the object grows.
   *
   * @throws IOException if they can't be read
   */
  DataSource open() throws IOException;

  /** Dimensions, thumbnail and date; {@link ContentFacts#NONE} if they can't be read. */
  ContentFacts facts();

  /** The thumbnail that {@link #facts} tells of. */
  Optional<DataSource> thumbnail() throws IOException;

  /** A preview of about 640 pixels, or else the {@link #thumbnail}. */
  default Optional<DataSource> largeThumbnail() throws IOException {
    return thumbnail();
  }

  /**
   * A JPEG of the picture that fits into the given size and is as large as it can be without
   * becoming larger than the picture; empty if this object has no such thing.
   */
  default Optional<DataSource> scaled(int maxWidth, int maxHeight) throws IOException {
    return Optional.empty();
  }

  /** Frees what only this content uses; called once, when no card holds the object any more. */
  default void release() {}
}
