package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.protocol.value.TransactionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A legal conversation and the changes to it. Immutable.
 *
 * @param exchanges the legal one
 * @param changes what is not legal about it
 */
record Conversation(List<Exchange> exchanges, List<Change> changes) {
  /** Copies the lists. */
  Conversation {
    exchanges = List.copyOf(exchanges);
    changes = List.copyOf(changes);
  }

  /** The same with other exchanges. */
  Conversation withExchanges(List<Exchange> kept) {
    return new Conversation(kept, changes);
  }

  /** The same with other changes. */
  Conversation withChanges(List<Change> kept) {
    return new Conversation(exchanges, kept);
  }

  /** A message on its way, with what has become of it. */
  private static final class Draft {
    private final Change.Target target;
    private final List<Step> before = new ArrayList<>();
    private final List<Step> after = new ArrayList<>();
    private final TransactionId transaction;
    private Message message;
    private int times = 1;
    private boolean later;

    Draft(Change.Target target, Message message, TransactionId transaction) {
      this.target = target;
      this.message = message;
      this.transaction = transaction;
    }
  }

  /** What is done, in order. */
  List<Step> steps() {
    List<Draft> drafts = drafts();
    for (int i = 0; i + 1 < drafts.size(); i++) {
      if (drafts.get(i).later) {
        Collections.swap(drafts, i, i + 1);
        i++;
      }
    }
    List<Step> steps = new ArrayList<>();
    for (Draft draft : drafts) {
      steps.addAll(draft.before);
      Template bytes = withBytes(draft);
      for (int i = 0; i < draft.times; i++) {
        steps.add(new Step.Send(draft.message.lane(), bytes));
      }
      steps.addAll(draft.after);
    }
    return steps;
  }

  private List<Draft> drafts() {
    List<Draft> drafts = new ArrayList<>();
    TransactionId next = TransactionId.NONE;
    for (Exchange exchange : exchanges) {
      TransactionId mine =
          exchange.kind() == Exchange.Kind.OPEN_SESSION ? TransactionId.NONE : next;
      for (int i = 0; i < exchange.messages().size(); i++) {
        Draft draft =
            new Draft(new Change.Target(exchange.id(), i), exchange.messages().get(i), mine);
        if (i == 0) {
          opened(exchange.kind(), draft);
        }
        changes.stream()
            .filter(each -> each.target().equals(draft.target))
            .forEach(each -> apply(each, draft));
        drafts.add(draft);
      }
      next = after(exchange.kind(), next);
    }
    return drafts;
  }

  private static void opened(Exchange.Kind kind, Draft draft) {
    if (kind == Exchange.Kind.COMMAND_HANDSHAKE) {
      draft.before.add(new Step.Open(Lane.COMMAND));
    } else if (kind == Exchange.Kind.EVENT_HANDSHAKE) {
      draft.before.add(new Step.Open(Lane.EVENT));
    }
  }

  private static TransactionId after(Exchange.Kind kind, TransactionId next) {
    return switch (kind) {
      case COMMAND_HANDSHAKE, CLOSE_SESSION -> TransactionId.NONE;
      case OPEN_SESSION -> TransactionId.FIRST;
      case OPERATION -> next.equals(TransactionId.NONE) ? next : next.next();
      case EVENT_HANDSHAKE, PROBE -> next;
    };
  }

  private static void apply(Change change, Draft draft) {
    List<Field> fields = new ArrayList<>(draft.message.fields());
    if (change instanceof Change.SetField set && set.field() < fields.size()) {
      fields.set(set.field(), fields.get(set.field()).with(set.value()));
    } else if (change instanceof Change.DropField drop && drop.field() < fields.size()) {
      fields.remove(drop.field());
    } else if (change instanceof Change.RepeatField more && more.field() < fields.size()) {
      fields.addAll(more.field(), Collections.nCopies(more.times(), fields.get(more.field())));
    } else if (change instanceof Change.OtherLane) {
      draft.message = draft.message.onOtherLane();
    } else if (change instanceof Change.Drop) {
      draft.times = 0;
    } else if (change instanceof Change.Repeat repeat) {
      draft.times += repeat.times();
    } else if (change instanceof Change.Later) {
      draft.later = true;
    } else if (change instanceof Change.Insert insert) {
      draft.before.add(
          new Step.Send(insert.message().lane(), insert.message().render(draft.transaction)));
    } else if (change instanceof Change.End end) {
      Lane lane = draft.message.lane();
      draft.after.add(
          end.ending() == Change.Ending.CLOSED ? new Step.Close(lane) : new Step.Break(lane));
    }
    draft.message = draft.message.with(fields);
  }

  /** What concerns the bytes comes last, behind everything that concerns fields. */
  private Template withBytes(Draft draft) {
    Template bytes = draft.message.render(draft.transaction);
    for (Change change : changes) {
      if (!change.target().equals(draft.target)) {
        continue;
      }
      if (change instanceof Change.Flip flip) {
        bytes = bytes.flip(flip.offset(), flip.bit());
      } else if (change instanceof Change.Cut cut) {
        bytes = bytes.first(cut.bytes());
      } else if (change instanceof Change.Append append) {
        bytes = bytes.then(append.bytes());
      }
    }
    return bytes;
  }
}
