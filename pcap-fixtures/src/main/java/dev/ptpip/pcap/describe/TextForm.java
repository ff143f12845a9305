package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.Conversation;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.describe.Lines.Tone;
import dev.ptpip.pcap.describe.TextOptions.Folding;
import dev.ptpip.pcap.describe.TextOptions.ShownBytes;
import dev.ptpip.pcap.rule.Weight;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A description as lines for people: a head for each conversation, a row for each thing that
 * happened, the findings at the end. Confined to one thread.
 */
public final class TextForm implements StoryListener {
  private static final int CLIENT_WIDTH = 31;
  private static final int MOST_HEX_BYTES = 256;
  private static final int MOST_TEXT = 160;
  private static final int ROW_BYTES = 16;

  private final Description description;
  private final TextOptions options;
  private final Lines lines;
  private final boolean interleaved;
  private final Map<Integer, ConversationSummary> heads = new HashMap<>();
  private @Nullable Run run;
  private long matching;

  /** Writes a description to {@code lines}. */
  public TextForm(Description description, TextOptions options, Lines lines) {
    this.description = description;
    this.options = options;
    this.lines = lines;
    this.interleaved = description.isInterleaved();
    description.conversations().forEach(each -> heads.put(each.number(), each));
    if (interleaved) {
      description.conversations().forEach(this::head);
      columns();
    }
  }

  /** How many transactions were wanted and told. */
  public long matching() {
    return matching;
  }

  private void head(ConversationSummary summary) {
    String number = description.conversations().size() > 1 ? "#" + summary.number() + "  " : "";
    lines.line(Tone.BOLD, number + Wording.head(summary));
  }

  private void columns() {
    lines.line(Tone.PLAIN, "");
    row(Tone.DIM, "", "time", "tid", "client", "camera");
  }

  @Override
  public void begins(Conversation conversation) {
    if (interleaved) {
      return;
    }
    flush();
    ConversationSummary summary = heads.get(conversation.number());
    if (summary != null) {
      if (conversation.number() > 1) {
        lines.line(Tone.PLAIN, "");
      }
      head(summary);
      columns();
    }
  }

  @Override
  public void told(Told told) {
    if (!options.wants(told)) {
      return;
    }
    if (told instanceof Told.Transaction transaction) {
      matching++;
      if (run != null && run.add(transaction)) {
        return;
      }
      flush();
      run = new Run(transaction);
      if (options.folding() == Folding.LISTED) {
        flush();
      }
      return;
    }
    flush();
    other(told);
  }

  private void other(Told told) {
    if (told instanceof Told.Handshake handshake) {
      row(
          handshake.answer().isEmpty() ? Tone.WARNING : Tone.PLAIN,
          told,
          "–",
          handshake.request().packet().map(Wording::knock).orElse("?"),
          Wording.answer(handshake.answer().flatMap(each -> each.packet())));
    } else if (told instanceof Told.Event event) {
      StringBuilder text = new StringBuilder("event ").append(event.name());
      event.parameters().forEach(each -> text.append(' ').append(each.value().text()));
      row(Tone.BOLD, told, "–", "", text.toString());
    } else if (told instanceof Told.Single single) {
      boolean client = single.packet().sender() == Side.INITIATOR;
      row(Tone.PLAIN, told, "–", client ? single.text() : "", client ? "" : single.text());
    } else if (told instanceof Told.Oddity oddity) {
      String rule = oddity.rule().isEmpty() ? "" : oddity.rule() + "  ";
      String text = "! " + rule + oddity.text() + "   " + oddity.frames();
      boolean client = oddity.sender() == Side.INITIATOR;
      row(Tone.WARNING, told, "–", client ? text : "", client ? "" : text);
    } else if (told instanceof Told.End end) {
      row(Tone.DIM, told, "–", "", end.text());
    }
  }

  private void flush() {
    Run done = run;
    run = null;
    if (done == null) {
      return;
    }
    if (done.listed().isEmpty()) {
      String note =
          done.hidesSomething()
              ? " ".repeat(Math.max(2, 40 - done.outcome().length())) + "--all to list"
              : "";
      row(tone(done.end()), done.begin(), done.ids(), done.asked(), done.outcome() + note);
    } else {
      done.listed().forEach(this::transaction);
    }
  }

  private static Tone tone(Told.Transaction told) {
    return told.transaction()
        .response()
        .map(each -> each.response().equals(ResponseCode.OK) ? Tone.PLAIN : Tone.WARNING)
        .orElse(Tone.ERROR);
  }

  private void transaction(Told.Transaction told) {
    row(
        tone(told),
        told,
        told.transaction().transactionId().toString(),
        Wording.asked(told),
        Wording.outcome(told));
    told.data().ifPresent(this::data);
  }

  private void data(ToldData data) {
    data.decoded()
        .ifPresent(
            decoded -> {
              if (options.folding() == Folding.LISTED && decoded.problem().isEmpty()) {
                detail(decoded.kind());
                decoded.fields().forEach(field -> field("  ", field));
              } else {
                detail(shortened(decoded.kind() + ": " + Wording.headline(decoded)));
              }
            });
    if (options.bytes() == ShownBytes.HEX) {
      hex(data.phase().head(), data.phase().size());
    }
  }

  private void field(String indent, Field field) {
    if (field.value() instanceof Shown.Group group) {
      detail(indent + field.name());
      group.fields().forEach(each -> field(indent + "  ", each));
    } else if (field.value() instanceof Shown.Listed listed) {
      detail(indent + field.name() + "  " + listed.elements().size());
      listed.elements().forEach(each -> detail(indent + "  " + shortened(each.text())));
    } else {
      detail(indent + field.name() + "  " + shortened(field.value().text()));
    }
  }

  private static String shortened(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 1) + "…";
  }

  private void hex(Bytes head, long size) {
    int most = options.folding() == Folding.LISTED ? head.size() : MOST_HEX_BYTES;
    int shown = Math.min(head.size(), most);
    for (int at = 0; at < shown; at += ROW_BYTES) {
      StringBuilder digits = new StringBuilder();
      StringBuilder ascii = new StringBuilder();
      for (int i = at; i < Math.min(at + ROW_BYTES, shown); i++) {
        int value = head.at(i);
        digits.append("%02x ".formatted(value));
        ascii.append(value >= ' ' && value < 0x7F ? (char) value : '.');
      }
      detail("%08x  %-48s %s".formatted(at, digits, ascii));
    }
    if (size > shown) {
      detail("… " + Units.bytes(size - shown) + " more");
    }
  }

  private void detail(String text) {
    lines.line(Tone.DIM, " ".repeat(16) + text);
  }

  private void row(Tone tone, Told told, String tid, String client, String camera) {
    ConversationSummary summary = heads.get(told.conversation().number());
    Instant began =
        interleaved || summary == null
            ? description.conversations().get(0).began()
            : summary.began();
    String number = interleaved ? "#" + told.conversation().number() : "";
    row(tone, number, Units.seconds(Duration.between(began, told.time())), tid, client, camera);
  }

  private void row(
      Tone tone, String number, String time, String tid, String client, String camera) {
    StringBuilder text = new StringBuilder(96).append(number);
    pad(text, 3);
    pad(text, text.length() + 6 - time.length());
    text.append(time).append(' ');
    pad(text, text.length() + 7 - tid.length());
    text.append(tid).append("  ");
    int clientEnd = text.length() + CLIENT_WIDTH;
    pad(text.append(client), clientEnd);
    lines.line(tone, text.append("  ").append(camera).toString().stripTrailing());
  }

  private static void pad(StringBuilder text, int length) {
    while (text.length() < length) {
      text.append(' ');
    }
  }

  @Override
  public void ends(Findings findings, Optional<String> problem) {
    flush();
    if (findings.total() > 0) {
      lines.line(Tone.PLAIN, "");
      lines.line(Tone.BOLD, Units.count(findings.total(), "finding"));
      findings.kept().forEach(this::finding);
      long more = findings.total() - findings.kept().size();
      if (more > 0) {
        lines.line(Tone.DIM, "  … " + Units.grouped(more) + " more like these");
      }
    }
    problem.ifPresent(
        text -> {
          lines.line(Tone.PLAIN, "");
          lines.line(Tone.ERROR, "the file can't be read any further: " + text);
        });
  }

  private void finding(Found found) {
    String number = description.conversations().size() > 1 ? "#" + found.conversation() + "  " : "";
    lines.line(
        found.weight() == Weight.ERROR ? Tone.ERROR : Tone.WARNING,
        "  %s %-16s %s%s: %s   %s"
            .formatted(
                found.weight().sign(),
                found.rule(),
                number,
                StoryThread.side(found.offender()),
                found.text(),
                found.frames()));
  }
}
