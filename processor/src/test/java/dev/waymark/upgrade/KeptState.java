package dev.waymark.upgrade;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.identity.Erasure;
import dev.waymark.domain.identity.Identity;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.rules.Rules;
import dev.waymark.stream.Observer;
import dev.waymark.stream.StateTexts;
import dev.waymark.stream.Stream;
import dev.waymark.wire.state.AddressedCodec;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.NamedCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/**
 * State as a version kept it: for each entry of each store, and for what travels between the parts,
 * the bytes of key and value and, in words, what was in them.
 *
 * @param where the store, or the topic between the parts
 * @param says what the version that wrote it read in it
 */
record KeptState(String where, Bytes key, Bytes value, String says) {

  private static final String TAB = "\t";
  private static final long SEEDS = 12;
  private static final int MOST_OF_A_STORE = 150;

  /** Lines for a file, of the state that the topology of today keeps of some made-up histories. */
  static List<String> written() {
    List<Event> events = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      for (Event event : Histories.of(seed).events()) {
        events.add(halfIdentified(event, events.size()));
      }
    }
    events.sort(Comparator.comparingLong(Event::occurredAtMs).thenComparing(Event::eventId));
    Rules rules = TestRules.standard().build();
    long endMs = events.get(events.size() - 1).occurredAtMs();
    List<String> lines = new ArrayList<>();
    try (Stream stream = new Stream(rules, endMs, endMs, 1 << 20, Observer.NOBODY)) {
      events.forEach(stream::send);
      Party one = Party.customer(events.get(1).origin().customerId());
      Party other = Party.customer(events.get(events.size() - 1).origin().customerId());
      stream.send(new Link("link-1", endMs, one, other, true));
      stream.send(
          new Erasure("erasure-1", endMs, Party.of(name(IdentifierType.DEVICE, "nobody's"))));
      stream.wait(Duration.ofSeconds(30));
      stream.state().forEach((where, entries) -> some(where, entries, lines));
    }
    events.stream().limit(SEEDS).forEach(event -> lines.add(travelling(event)));
    return lines;
  }

  /** One event in five bears only names, one in three a name besides. */
  private static Event halfIdentified(Event event, int number) {
    Origin was = event.origin();
    List<Identifier> names =
        number % 5 == 0 || number % 3 == 0
            ? List.of(
                name(IdentifierType.DEVICE, was.customerId()),
                name(IdentifierType.EMAIL_HASH, was.customerId()))
            : List.of();
    return event.with(
        new Origin(
            was.eventId(),
            was.occurredAtMs(),
            number % 5 == 0 ? "" : was.customerId(),
            names,
            was.source(),
            was.channel(),
            was.campaign(),
            was.referrer()));
  }

  private static Identifier name(IdentifierType type, String customer) {
    return new Identifier(type, "of " + customer);
  }

  /** Cells are thousands: as many as make each kind of KPI likely to be among them. */
  private static void some(String where, Map<Bytes, byte[]> entries, List<String> lines) {
    int stride = Math.max(1, entries.size() / MOST_OF_A_STORE);
    int number = 0;
    for (Map.Entry<Bytes, byte[]> entry : entries.entrySet()) {
      if (number++ % stride == 0) {
        lines.add(line(where, entry.getKey().get(), entry.getValue()));
      }
    }
  }

  /** With one partition nothing has to travel. */
  private static String travelling(Event event) {
    byte[] key = Identity.of(event.origin()).orElseThrow().getBytes(StandardCharsets.UTF_8);
    Entry entry = new Entry(event, 3, 7);
    return event.origin().customerId().isEmpty()
        ? line("by-identifier", key, NamedCodec.write(entry))
        : line("by-customer", key, AddressedCodec.write(entry));
  }

  private static String line(String where, byte[] key, byte[] value) {
    HexFormat hex = HexFormat.of();
    return String.join(
        TAB, where, hex.formatHex(key), hex.formatHex(value), StateTexts.of(where, key, value));
  }

  /** What a released version has kept. */
  static List<KeptState> of(ReleasedVersion version) throws IOException {
    HexFormat hex = HexFormat.of();
    return Files.readAllLines(version.folder().resolve("state.txt")).stream()
        .map(line -> line.split(TAB, -1))
        .map(
            parts ->
                new KeptState(
                    parts[0],
                    Bytes.wrap(hex.parseHex(parts[1])),
                    Bytes.wrap(hex.parseHex(parts[2])),
                    parts[3]))
        .toList();
  }
}
