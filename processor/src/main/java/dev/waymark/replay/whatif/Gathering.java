package dev.waymark.replay.whatif;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.identity.Identity;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.wire.ClockGuard;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.RejectReason;
import dev.waymark.wire.state.Entry;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a history in, record by record, as each side reads it. Records at or after the end are left
 * out; what a side cannot take is counted by its reason.
 */
public final class Gathering implements AutoCloseable {

  private final Both<Terms> terms;
  private final Both<ClockGuard> guards;
  private final long untilMs;
  private final Forgotten forgotten;
  private final Homes homes;
  private final Drawers drawers = new Drawers();
  private final Drawers moved = new Drawers();
  private final Both<Intake> intakes = Both.each(side -> new Intake());
  private final Set<String> referrers = new HashSet<>();
  private long read;
  private long badLines;
  private long firstMs = Long.MAX_VALUE;
  private long lastMs = Long.MIN_VALUE;

  /**
   * A history up to a moment.
   *
   * @param untilMs events and links at or after it are left out, {@link Long#MAX_VALUE} for none
   * @param forgotten who was erased
   */
  public Gathering(Both<Terms> terms, long untilMs, Forgotten forgotten) {
    this.terms =
        new Both<>(terms.baseline(), terms.candidate().named(terms.baseline().rules().version()));
    this.guards = terms.map(each -> new ClockGuard(each.futureMs()));
    this.homes = new Homes(terms);
    this.forgotten = forgotten;
    this.untilMs = untilMs;
  }

  /** An event as one side has it, and whose name it bears. */
  private record Placed(String bearer, Event event) {}

  /**
   * Takes one record.
   *
   * @param record as each side has read it
   * @param cameMs when it was written to its topic, in epoch milliseconds
   * @param partition where it lay; of two with one id the one that lay first counts …
   * @param offset … in the order of partitions and offsets
   */
  public void take(Both<Decoded> record, long cameMs, int partition, long offset) {
    read++;
    Optional<Placed> baseline = place(record, Side.BASELINE, cameMs);
    Optional<Placed> candidate = place(record, Side.CANDIDATE, cameMs);
    if (baseline.isPresent() && baseline.equals(candidate)) {
      drawers.put(baseline.get().bearer(), entry(baseline.get(), partition, offset));
      return;
    }
    baseline.ifPresent(it -> drawers.put(Side.BASELINE, it.bearer(), entry(it, partition, offset)));
    candidate.ifPresent(
        it -> drawers.put(Side.CANDIDATE, it.bearer(), entry(it, partition, offset)));
  }

  /**
   * Takes one command that says who is who.
   *
   * @param record as each side has read it
   */
  public void command(Both<Decoded> record) {
    for (Side side : Side.values()) {
      boolean isNews = side == Side.BASELINE || !homes.alike();
      if (isNews
          && record.of(side) instanceof Decoded.Commanded commanded
          && commanded.command() instanceof Link link
          && link.atMs() < untilMs) {
        homes.take(side, link);
      }
    }
  }

  /** A line that says no event. */
  public void badLine() {
    badLines++;
  }

  /** How many records have been taken. */
  public long read() {
    return read;
  }

  private static Entry entry(Placed placed, int partition, long offset) {
    return new Entry(placed.event(), partition, offset);
  }

  private Optional<Placed> place(Both<Decoded> record, Side side, long cameMs) {
    Intake intake = intakes.of(side);
    Decoded decoded = guards.of(side).check(record.of(side), cameMs);
    if (!(decoded instanceof Decoded.Read read)) {
      intake.rejected(((Decoded.Rejected) decoded).reason());
      return Optional.empty();
    }
    Event event = read.event();
    Optional<Party> party = Identity.party(event.origin());
    if (party.isEmpty()) {
      intake.rejected(RejectReason.NO_IDENTIFIER);
      return Optional.empty();
    }
    String bearer = party.get().key();
    if (party.get().isCustomer() && Party.isStandIn(bearer)) {
      intake.rejected(RejectReason.RESERVED_NAME);
      return Optional.empty();
    }
    if (event.occurredAtMs() >= untilMs) {
      intake.leftOut();
      return Optional.empty();
    }
    if (forgotten.hides(bearer, event.occurredAtMs())) {
      intake.erased();
      return Optional.empty();
    }
    intake.taken();
    note(event);
    return Optional.of(new Placed(bearer, event));
  }

  private void note(Event event) {
    firstMs = Math.min(firstMs, event.occurredAtMs());
    lastMs = Math.max(lastMs, event.occurredAtMs());
    if (event instanceof Purchase && !event.origin().referrer().isEmpty()) {
      referrers.add(event.origin().referrer());
    }
  }

  /**
   * Works both sides out.
   *
   * @param scope what is wanted of it
   * @param threads how many work at once
   */
  public Report compare(Scope scope, int threads) {
    long endMs = untilMs == Long.MAX_VALUE ? Math.max(0, lastMs) + 1 : untilMs;
    new Moving(homes, forgotten, intakes).move(drawers, moved);
    Findings found =
        new Folding(terms.map(Terms::rules), endMs, scope, whoTheyAre(), homes)
            .fold(drawers, moved, threads);
    History history =
        new History(
            read,
            badLines,
            Math.min(firstMs, endMs),
            endMs,
            Both.each(side -> intakes.of(side).counts(found.customers(side), found.doubled(side))));
    return new ReportMaking(terms.map(Terms::rules), history, found).report();
  }

  /** Who all those are that somebody names as the one who brought them. */
  private Set<String> whoTheyAre() {
    Set<String> all = new HashSet<>();
    for (Side side : Side.values()) {
      referrers.forEach(named -> all.add(homes.referrer(side, named)));
    }
    return all;
  }

  @Override
  public void close() {
    drawers.close();
    moved.close();
  }
}
