package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.journey.Revision;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.state.Addressed;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.Introduction;
import dev.waymark.wire.state.Stored;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Takes events into their customers' journeys, and wakes the customers for whom time alone changes
 * something. Loads, asks the domain, saves, publishes.
 */
final class JourneyProcessor implements Processor<byte[], Addressed, byte[], Object> {

  private static final Duration TICK = Duration.ofMillis(100);
  private static final long BUSY_BUDGET_NS = 10_000_000;
  private static final long IDLE_BUDGET_NS = 80_000_000;
  private static final int DUE_AT_ONCE = 64;
  private static final int DUE_BETWEEN_EVENTS = 4;

  private final StreamRules rules;
  private final Observer observer;
  private final AtomicLong inputOfAll;
  private final BooleanSupplier unread;
  private final Room room;
  private final Fold fold;
  private final Outcomes outcomes;
  private final Tally tally = new Tally();
  private ProcessorContext<byte[], Object> context;
  private Journeys journeys;
  private Ledgers ledgers;
  private Deadlines deadlines;
  private Outbox outbox;
  private Introductions introductions;
  private Publisher publisher;
  private Clock clock;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  JourneyProcessor(
      StreamRules rules,
      Observer observer,
      AtomicLong inputOfAll,
      BooleanSupplier unread,
      Room room) {
    this.unread = unread;
    this.rules = rules;
    this.inputOfAll = inputOfAll;
    this.room = room;
    this.observer = observer;
    this.fold = new Fold(rules.domain());
    this.outcomes = new Outcomes(fold);
  }

  @Override
  public void init(ProcessorContext<byte[], Object> here) {
    context = here;
    room.enter();
    journeys = new Journeys(here.getStateStore(Stores.JOURNEYS), room);
    ledgers = new Ledgers(here.getStateStore(Stores.LEDGER));
    deadlines = new Deadlines(here.getStateStore(Stores.DEADLINES));
    clock =
        new Clock(
            rules.idleAfterMs(),
            rules.clockEndMs(),
            here.currentSystemTimeMs(),
            inputOfAll,
            unread);
    BeforeCommit<Outbox> store = here.getStateStore(Stores.OUTBOX);
    outbox = store.gathered();
    introductions = new Introductions(here.getStateStore(Stores.FRIENDS), outbox::add);
    publisher = new Publisher(here, rules, outcomes, tally);
    store.run(here, this::leave);
    observer.here(here.taskId().partition());
    here.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<byte[], Addressed> record) {
    if (record.value() instanceof Entry entry) {
      take(record.key(), entry);
    } else if (record.value() instanceof Introduction introduction) {
      introduce(record.key(), introduction);
    }
    if (journeys.isFull()) {
      leave();
    }
  }

  private void take(byte[] key, Entry entry) {
    clock.input(entry.event().occurredAtMs());
    End end = take(journeys.get(key), entry);
    outbox.ended(Topic.of(entry.event().kind()), end, entry.event().occurredAtMs());
    if (deadlines.earliestMs() <= clock.nowMs()) {
      wake(DUE_BETWEEN_EVENTS);
    }
  }

  /** Somebody names this customer as the one who brought them, who may be nobody we know. */
  private void introduce(byte[] key, Introduction introduction) {
    Kept referrer = journeys.get(key);
    Stored stored = referrer.stored();
    Sum brought = introductions.take(key, introduction, stored.journey());
    if (!brought.equals(stored.brought())) {
      Stored after = new Stored(stored.journey(), stored.wakeMs(), stored.entries(), brought);
      journeys.put(referrer, after, fold.wakeAtMs(stored.journey()));
    }
  }

  private End take(Kept customer, Entry entry) {
    Event event = entry.event();
    if (ledgers.holds(customer, event.eventId())) {
      return End.DUPLICATE;
    }
    Journey before = customer.stored().journey();
    if (!before.isBefore(event)) {
      return revise(customer, entry);
    }
    Moments moments = new Moments();
    Journey after = fold.step(before, event, moments);
    file(customer, entry, after);
    tell(customer.key(), moments);
    return End.APPLIED;
  }

  /**
   * An event from the past: what was told and what is true are worked out, and the difference told.
   */
  private End revise(Kept customer, Entry entry) {
    Ledger told = ledgers.load(customer.key());
    if (told.isTooLate(entry.event())) {
      publisher.late(customer.key(), entry, told.base().lastEventMs());
      return End.LATE;
    }
    long momentMs = customer.stored().journey().momentMs();
    Moments then = new Moments();
    Moments now = new Moments();
    told.fold(fold, momentMs, then);
    Journey after =
        told.with(entry.event()).fold(fold, Math.max(momentMs, entry.event().occurredAtMs()), now);
    Revision revision = Revision.between(then, now);
    file(customer, entry, after);
    revision.contributions().forEach(outbox::add);
    publisher.publish(customer.key(), revision);
    return End.APPLIED;
  }

  private void file(Kept customer, Entry entry, Journey after) {
    ledgers.put(customer, entry);
    int entries = customer.stored().entries() + 1;
    if (entries > rules.domain().limits().ledgerEntries()) {
      Ledger all = ledgers.load(customer.key());
      Ledger kept = all.keeping(rules.domain().limits().ledgerEntries() * 3 / 4, fold);
      ledgers.shorten(customer, all, kept);
      entries = kept.events().size();
    }
    save(customer, after, customer.stored().wakeMs(), entries);
  }

  private void save(Kept customer, Journey after, long wakeMs, int entries) {
    Stored before = customer.stored();
    Sum brought = introductions.follow(customer.key(), before.journey(), after, before.brought());
    long nextMs = fold.wakeAtMs(after);
    if (nextMs < wakeMs) {
      if (wakeMs != Long.MAX_VALUE) {
        deadlines.remove(wakeMs, customer.key());
      }
      deadlines.put(nextMs, customer.key());
      journeys.put(customer, new Stored(after, nextMs, entries, brought), nextMs);
    } else {
      journeys.put(customer, new Stored(after, wakeMs, entries, brought), nextMs);
    }
  }

  private void tell(byte[] key, Moments moments) {
    moments.contributions().forEach(outbox::add);
    publisher.publish(key, moments.moments());
  }

  private void tick(long wallMs) {
    clock.idle(wallMs);
    long stopNs = System.nanoTime() + (clock.isIdle() ? IDLE_BUDGET_NS : BUSY_BUDGET_NS);
    while (deadlines.earliestMs() <= clock.nowMs() && System.nanoTime() < stopNs) {
      wake(DUE_AT_ONCE);
      if (journeys.isFull()) {
        leave();
      }
    }
  }

  private void wake(int atMost) {
    List<byte[]> due = deadlines.due(clock.nowMs(), atMost);
    for (byte[] deadline : due) {
      byte[] key = Keys.deadlineCustomer(deadline);
      long wakeMs = Keys.deadlineMs(deadline);
      deadlines.remove(wakeMs, key);
      Kept sleeping = journeys.get(key);
      if (sleeping.stored().wakeMs() == wakeMs) {
        Moments moments = new Moments();
        Journey after = fold.until(sleeping.stored().journey(), clock.nowMs(), moments);
        save(sleeping, after, Long.MAX_VALUE, sleeping.stored().entries());
        tell(key, moments);
      }
    }
  }

  /** The last thing before a commit: what was gathered leaves with it. */
  private void leave() {
    journeys.flush(publisher::journey);
    publisher.contributions(outbox.takeSums(), reachedMs());
    outbox.tellEnds(observer);
    tally.tell(observer);
    observer.clock(context.taskId().partition(), reachedMs());
    observer.behind(context.taskId().partition(), behindMs());
  }

  private long behindMs() {
    return Math.max(0, clock.nowMs() - Math.min(clock.nowMs(), deadlines.earliestMs()));
  }

  /** The moment up to which all journeys here have been brought. */
  private long reachedMs() {
    return Math.min(clock.nowMs(), deadlines.earliestMs() - 1);
  }

  @Override
  public void close() {
    observer.gone(context.taskId().partition());
    room.leave();
  }
}
