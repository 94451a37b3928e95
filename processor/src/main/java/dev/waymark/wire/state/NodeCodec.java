package dev.waymark.wire.state;

import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Node;
import dev.waymark.domain.identity.Ownership;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.identity.Tie;
import dev.waymark.domain.identity.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bytes of what is known of a name. */
public final class NodeCodec {

  private static final int VERSION = 1;
  private static final int MOST_RINGS = 64;
  private static final int SHARED = 0;
  private static final int FOUND = 1;
  private static final int AMONG = 2;

  private NodeCodec() {}

  public static byte[] write(Node node) {
    Sink sink = new Sink().raw(VERSION).flag(node.crowded());
    word(sink, node.word());
    sink.size(node.ties().size());
    node.ties().forEach(tie -> tie(sink, tie));
    return sink.toBytes();
  }

  /** Reads what is known of a party, which is said elsewhere. */
  public static Node read(Party self, byte[] bytes) {
    Source source = new Source(bytes).version(VERSION);
    boolean crowded = source.flag();
    Word word = word(source);
    return new Node(self, source.list(NodeCodec::tie), crowded, word);
  }

  private static void tie(Sink sink, Tie tie) {
    party(sink, tie.other());
    sink.size(tie.seenMs().size());
    long lastMs = 0;
    for (long atMs : tie.seenMs()) {
      sink.moment(atMs, lastMs);
      lastMs = atMs;
    }
    sink.flags(tie.command().isPresent(), tie.heard().isPresent());
    tie.command().ifPresent(command -> command(sink, command));
    tie.heard().ifPresent(word -> word(sink, word));
  }

  private static Tie tie(Source source) {
    Party other = party(source);
    int links = source.count();
    List<Long> seenMs = new ArrayList<>(links);
    long lastMs = 0;
    for (int i = 0; i < links; i++) {
      lastMs = source.moment(lastMs);
      seenMs.add(lastMs);
    }
    int there = source.raw();
    Optional<Tie.Command> command =
        Source.first(there) ? Optional.of(command(source)) : Optional.empty();
    Optional<Word> heard = Source.second(there) ? Optional.of(word(source)) : Optional.empty();
    return new Tie(other, seenMs, command, heard);
  }

  static void command(Sink sink, Tie.Command command) {
    sink.number(command.atMs()).text(command.linkId()).flag(command.together());
  }

  static Tie.Command command(Source source) {
    return new Tie.Command(source.number(), source.text(), source.flag());
  }

  /** A party: 0 for a customer, else the place of its type after that. */
  static void party(Sink sink, Party party) {
    sink.flag(party.type().isPresent());
    party.type().ifPresent(sink::code);
    sink.text(party.value());
  }

  static Party party(Source source) {
    Optional<IdentifierType> type =
        source.flag() ? Optional.of(source.code(IdentifierType.class)) : Optional.empty();
    return new Party(type, source.text());
  }

  static void word(Sink sink, Word word) {
    if (word instanceof Word.Found found) {
      sink.raw(FOUND).size(found.steps());
      ownership(sink, found.ownership());
    } else if (word instanceof Word.Among among) {
      sink.raw(AMONG);
      rings(sink, among.smallest().stream().map(Optional::of).toList());
      rings(sink, among.centres());
    } else {
      sink.raw(SHARED);
    }
  }

  static Word word(Source source) {
    return switch (source.raw()) {
      case FOUND -> {
        int steps = source.size();
        yield new Word.Found(ownership(source), steps);
      }
      case AMONG ->
          new Word.Among(rings(source).stream().map(Optional::orElseThrow).toList(), rings(source));
      default -> new Word.Shared();
    };
  }

  private static void ownership(Sink sink, Ownership ownership) {
    sink.size(ownership.steps().size());
    for (Ownership.Step step : ownership.steps()) {
      boolean first = step.fromMs() == Long.MIN_VALUE;
      sink.number(first ? 0 : step.fromMs()).text(step.owner());
    }
  }

  private static Ownership ownership(Source source) {
    List<Ownership.Step> steps = new ArrayList<>();
    for (int left = source.count(); left > 0; left--) {
      long fromMs = source.number();
      if (fromMs == Long.MIN_VALUE) {
        throw new IllegalStateException("state is damaged: a step of an owner has no moment");
      }
      steps.add(new Ownership.Step(steps.isEmpty() ? Long.MIN_VALUE : fromMs, source.text()));
    }
    return new Ownership(steps);
  }

  /** Rings are mostly alike from some ring on: each is written once, with how often it comes. */
  private static void rings(Sink sink, List<Optional<Party>> rings) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < rings.size(); i++) {
      if (i == 0 || !rings.get(i).equals(rings.get(i - 1))) {
        starts.add(i);
      }
    }
    sink.size(rings.size()).size(starts.size());
    for (int start : starts) {
      sink.size(start).flag(rings.get(start).isPresent());
      rings.get(start).ifPresent(party -> party(sink, party));
    }
  }

  private static List<Optional<Party>> rings(Source source) {
    int size = source.size();
    int runs = source.count();
    if (size < 0 || size > MOST_RINGS) {
      throw new IllegalStateException(
          "state is damaged: " + size + " rings, and at most " + MOST_RINGS + " are written");
    }
    List<Optional<Party>> rings = new ArrayList<>(size);
    Optional<Party> last = Optional.empty();
    for (int run = 0; run < runs; run++) {
      int start = source.size();
      if (start < rings.size() || start >= size) {
        throw new IllegalStateException(
            "state is damaged: a run from ring "
                + start
                + " of "
                + size
                + " after "
                + rings.size());
      }
      while (rings.size() < start) {
        rings.add(last);
      }
      last = source.flag() ? Optional.of(party(source)) : Optional.empty();
      rings.add(last);
    }
    while (rings.size() < size) {
      rings.add(last);
    }
    return rings;
  }
}
