package dev.ptpip.simulator.operation;

import dev.ptpip.simulator.responder.Session;
import dev.ptpip.simulator.responder.SessionKey;
import dev.ptpip.simulator.store.Upload;
import java.util.Optional;

/**
 * The announcement that SendObject of a session refers to: the last one, until an object was sent
 * for it (PIMA 15740 §10.4.12). Confined to the command thread.
 */
final class PendingUpload {
  private static final SessionKey<PendingUpload> KEY =
      SessionKey.of("pending upload", PendingUpload::new);

  private Optional<Upload> upload = Optional.empty();

  private PendingUpload() {}

  static PendingUpload of(Session session) {
    return session.state(KEY);
  }

  Optional<Upload> upload() {
    return upload;
  }

  void announce(Upload announced) {
    upload = Optional.of(announced);
  }

  void clear() {
    upload = Optional.empty();
  }
}
