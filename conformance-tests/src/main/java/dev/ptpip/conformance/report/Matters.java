package dev.ptpip.conformance.report;

import dev.ptpip.conformance.book.Requirement;

/** What a user notices when rules of a group are not kept. */
final class Matters {
  private Matters() {}

  static String of(Requirement rule) {
    return switch (rule.groupNumber()) {
      case 1 -> "A client that can't get through the handshake can't use the camera at all.";
      case 2 -> "One wrong length and everything that follows on the connection is misread.";
      case 3 ->
          "A client that takes the answer of one request for that of another shows wrong data.";
      case 4 -> "Pictures arrive cut, doubled or not at all.";
      case 5 -> "A download that can't be stopped blocks the camera until it is over.";
      case 6, 22 -> "The client misses a new picture or a changed setting until it asks again.";
      case 7 ->
          "A client that hears nothing takes a sleeping camera for a lost one, or the reverse.";
      case 8 -> "After a lost connection the camera stays busy for everybody.";
      case 9 -> "A session that can't be opened again makes people pull the battery.";
      case 10 -> "A client decides by this what it offers; what is wrong here is wrong everywhere.";
      case 11, 12, 13 -> "Pictures are not found, shown twice, or belong to the wrong folder.";
      case 14 -> "A picture is gone that should have stayed, or stays when it should be gone.";
      case 15 -> "A file that was sent is incomplete, or fills the card with remains.";
      case 16 -> "The shutter moves and no picture comes, or the client waits for ever.";
      case 17 -> "A setting is shown that the camera does not have, or a change is lost.";
      case 18 -> "A reset that does not reset leaves the camera in a state nobody can name.";
      case 19, 20 -> "Clients that use the extension show wrong or no details.";
      case 21 -> "A client that can't read a dataset shows nothing, or crashes.";
      case 23 -> "A wrong error code makes a client give up, or try for ever.";
      case 27 -> "People have to start the client again, or lose pictures without being told.";
      case 24 -> "The camera is not found in the network.";
      default -> "Programs that rely on what such devices do behave differently.";
    };
  }
}
