package dev.waymark.oracle;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.ingest.EventFile;
import dev.waymark.ingest.InputEvent;
import dev.waymark.wire.BlockedNames;
import dev.waymark.wire.Classification;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.InputRules;
import dev.waymark.wire.UnsentRecords;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * Real people. Their events are not part of the project.
 *
 * @param name the file's name without its endings
 * @param currency of its amounts
 * @param end a moment after all of it
 * @param reasons what its words for reasons mean
 */
record RealCrowd(String name, String currency, Instant end, Map<String, Reason> reasons) {

  private static final Path FOLDER = Path.of("../../shared/data");

  Path file() {
    return FOLDER.resolve(name + ".csv.gz");
  }

  /** Everybody, as the file has them. */
  Crowd crowd(TestRules rules) {
    List<Event> events = new ArrayList<>();
    try (EventFile file = EventFile.open(file())) {
      UnsentRecords records = new UnsentRecords(inputs());
      file.read(line -> line.match(event -> events.add(read(event, records)), RealCrowd::refuse));
    }
    events.sort(Comparator.comparingLong(Event::occurredAtMs));
    return new Crowd(0, rules.currency(currency).build(), events, end.toEpochMilli());
  }

  private InputRules inputs() {
    return new InputRules(
        Currency.getInstance(currency),
        1_000_000,
        BlockedNames.USUAL,
        new Classification(reasons, List.of("never again", "cancel my account"), true));
  }

  private Event read(InputEvent event, UnsentRecords records) {
    EventKind kind = event.kind();
    Decoded decoded = records.read(kind, event.reportedIn(currency).value());
    return ((Decoded.Read) decoded).event();
  }

  private static void refuse(Object badLine) {
    throw new AssertionError(badLine);
  }

  @Override
  public String toString() {
    return name;
  }
}
