package dev.ptpip.simulator.responder;

import java.time.Instant;

/** Something that a camera went through and that its {@link Journal} keeps. */
public sealed interface JournalItem
    permits JournalEntry, JournalConnection, JournalEvent, JournalFailure {
  /** When, in the camera's time. */
  Instant at();
}
