package dev.ptpip.pcap.replay;

import dev.ptpip.pcap.conversation.CapturedEvent;
import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Conversation;
import dev.ptpip.pcap.conversation.Conversations;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.Entry;
import dev.ptpip.pcap.conversation.RecordedConversation;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.vendor.VendorExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One conversation, ready to be played again.
 *
 * @param conversation who talked
 * @param vendor whose codes they used
 * @param hello what the computer said first; empty over USB
 * @param welcome what the camera answered to it
 * @param refusal how the camera refused it; empty if it did not
 * @param before events before the first transaction
 * @param scenes the transactions that the capture has as a whole
 * @param cut how many it has a part of only
 */
public record Tape(
    Conversation conversation,
    VendorExtension vendor,
    Optional<InitCommandRequest> hello,
    Optional<InitCommandAck> welcome,
    Optional<InitFail> refusal,
    List<TapeEvent> before,
    List<Scene> scenes,
    int cut) {
  /** Copies the lists. */
  public Tape {
    before = List.copyOf(before);
    scenes = List.copyOf(scenes);
  }

  /**
   * The conversations of a capture in which something was asked, or a connection was refused.
   *
   * @throws dev.ptpip.pcap.CaptureException if it is no capture, or broken
   * @throws IOException if it can't be read
   */
  public static List<Tape> read(Path file) throws IOException {
    Conversations conversations = Conversations.read(file);
    if (conversations.summary().problem().isPresent()) {
      throw conversations.summary().problem().get();
    }
    return conversations.conversations().stream()
        .map(Tape::of)
        .filter(tape -> !tape.scenes().isEmpty() || tape.refusal().isPresent())
        .toList();
  }

  /** A conversation as it was captured. */
  public static Tape of(RecordedConversation recorded) {
    Cutter cutter = new Cutter();
    recorded.entries().forEach(cutter::entry);
    Conversation conversation = recorded.conversation();
    return new Tape(
        conversation,
        conversation.vendor(),
        first(recorded, InitCommandRequest.class),
        first(recorded, InitCommandAck.class),
        first(recorded, InitFail.class),
        cutter.before,
        cutter.scenes,
        cutter.cut);
  }

  private static <T extends dev.ptpip.protocol.packet.Packet> Optional<T> first(
      RecordedConversation recorded, Class<T> type) {
    return recorded.packets().stream()
        .filter(packet -> packet.route() == Route.COMMAND)
        .flatMap(packet -> packet.packet(type).stream())
        .findFirst();
  }

  /** Cuts what was captured into scenes. */
  private static final class Cutter {
    final List<TapeEvent> before = new ArrayList<>();
    final List<Scene> scenes = new ArrayList<>();
    int cut;
    private List<TapeEvent> during = new ArrayList<>();
    private @Nullable Instant requested;
    private Instant since = Instant.MIN;

    void entry(Entry entry) {
      if (entry instanceof CapturedPacket packet) {
        if (since.equals(Instant.MIN)) {
          since = packet.time();
        }
        if (packet.packet(OperationRequest.class).isPresent()) {
          requested = packet.time();
          during = new ArrayList<>();
        }
      } else if (entry instanceof CapturedEvent event) {
        if (event.packet().sender() == Side.RESPONDER) {
          event(event);
        }
      } else if (entry instanceof CapturedTransaction transaction) {
        transaction(transaction);
      } else if (entry instanceof Ending ending) {
        ending(ending);
      }
    }

    private void event(CapturedEvent event) {
      Instant from = requested == null ? since : requested;
      Duration delay = Duration.between(from, event.time());
      TapeEvent taped = new TapeEvent(event.event(), delay.isNegative() ? Duration.ZERO : delay);
      if (requested != null) {
        during.add(taped);
      } else if (scenes.isEmpty()) {
        before.add(taped);
      } else {
        Scene last = scenes.remove(scenes.size() - 1);
        List<TapeEvent> behind = new ArrayList<>(last.behind());
        behind.add(taped);
        scenes.add(
            new Scene(last.number(), last.transaction(), last.during(), behind, last.ending()));
      }
    }

    private void transaction(CapturedTransaction transaction) {
      requested = null;
      since = transaction.time();
      if (transaction.state() == CapturedTransaction.State.CUT) {
        cut++;
        return;
      }
      scenes.add(new Scene(scenes.size() + 1, transaction, during, List.of(), Optional.empty()));
      during = new ArrayList<>();
    }

    private void ending(Ending ending) {
      if (!scenes.isEmpty()) {
        Scene last = scenes.get(scenes.size() - 1);
        if (last.transaction().response().isEmpty() && last.ending().isEmpty()) {
          scenes.set(
              scenes.size() - 1,
              new Scene(
                  last.number(),
                  last.transaction(),
                  last.during(),
                  last.behind(),
                  Optional.of(ending)));
        }
      }
    }
  }
}
