package dev.waymark.replay.whatif;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import dev.waymark.wire.BlockedNames;
import dev.waymark.wire.Classification;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.InputRules;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Two sets of rules, tried on events that need no decoding. */
public record Trying(
    Rules baseline, Rules candidate, Both<IdentityRules> identity, List<Link> links, long endMs) {

  /** Without links, and with the usual identity on both sides. */
  public Trying(Rules baseline, Rules candidate, long endMs) {
    this(
        baseline,
        candidate,
        new Both<>(IdentityRules.DEFAULT, IdentityRules.DEFAULT),
        List.of(),
        endMs);
  }

  /** Every grain there is, and room for every example. */
  public static final Scope EVERYTHING = new Scope(EnumSet.allOf(Grain.class), Scope.MOST_SAMPLES);

  /** The report on these events, in the order in which they lie. */
  public Report on(List<Event> events, int threads) {
    try (Gathering gathering =
        new Gathering(terms(baseline, candidate, identity), endMs, Forgotten.NOBODY)) {
      feed(gathering, links, events);
      return gathering.compare(EVERYTHING, threads);
    }
  }

  /** Hands links and events over, in the order in which they lie. */
  static void feed(Gathering gathering, List<Link> links, List<Event> events) {
    for (Link link : links) {
      Decoded read = new Decoded.Commanded(link, new byte[0]);
      gathering.command(new Both<>(read, read));
    }
    long offset = 0;
    for (Event event : events) {
      Decoded read = new Decoded.Read(event, new byte[0]);
      gathering.take(new Both<>(read, read), Long.MAX_VALUE, 0, offset++);
    }
  }

  static Both<Terms> terms(Rules baseline, Rules candidate, Both<IdentityRules> identity) {
    return new Both<>(terms(baseline, identity.baseline()), terms(candidate, identity.candidate()));
  }

  public Report on(List<Event> events) {
    return on(events, 2);
  }

  private static Terms terms(Rules rules, IdentityRules identity) {
    InputRules inputs =
        new InputRules(rules.currency(), 1_000_000, BlockedNames.USUAL, Classification.PLAIN);
    return new Terms(rules, identity, inputs, 300_000);
  }

  /** The same rules under another name. */
  static Rules named(Rules rules, String version) {
    return terms(rules, IdentityRules.DEFAULT).named(version).rules();
  }

  /** A crowd of random customers, whatever rules their histories were made for. */
  static List<Event> crowd(long seed, int customers) {
    List<Event> events = new ArrayList<>();
    Histories.of(seed, customers).forEach(history -> events.addAll(history.events()));
    events.sort(Comparator.comparingLong(Event::occurredAtMs).thenComparing(Event::eventId));
    return events;
  }

  /** A moment in the midst of a crowd, when customers are in every stage. */
  static long midst(List<Event> events) {
    return events.get(events.size() / 2).occurredAtMs();
  }

  /** A moment after all of a crowd. */
  static long end(long seed, int customers) {
    return Histories.of(seed, customers).stream().mapToLong(History::endMs).max().orElseThrow();
  }

  /** The default rules, and the same with a change, tried on a crowd. */
  static Trying change(long endMs, Consumer<TestRules> change) {
    TestRules changed = TestRules.standard();
    change.accept(changed);
    return new Trying(TestRules.standard().build(), changed.build(), endMs);
  }

  static Set<Kpi> differing(Report report) {
    Set<Kpi> kpis = new TreeSet<>();
    report.differingCells().forEach(cell -> kpis.add(cell.id().kpi()));
    return kpis;
  }

  /** What one side has. */
  public static Map<CellId, Sum> cells(Report report, Side side) {
    Map<CellId, Sum> cells = new HashMap<>();
    report.cells().forEach(cell -> cells.put(cell.id(), cell.sums().of(side)));
    cells.values().removeIf(Sum::isZero);
    return cells;
  }

  static String json(Report report) {
    StringWriter out = new StringWriter();
    JsonReport.write(report, List.of(), out);
    return out.toString();
  }
}
