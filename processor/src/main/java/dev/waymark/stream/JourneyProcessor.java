package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.journey.Revision;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.Stored;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Takes events into their customers' journeys, and wakes the customers for whom time alone changes
 * something. Loads, asks the domain, saves, publishes.
 */
final class JourneyProcessor implements Processor<byte[], Entry, byte[], Object> {

  private static final Duration TICK = Duration.ofMillis(100);
  private static final long BUSY_BUDGET_NS = 10_000_000;
  private static final long IDLE_BUDGET_NS = 80_000_000;
  private static final int DUE_AT_ONCE = 64;
  private static final int DUE_BETWEEN_EVENTS = 4;

  private final StreamRules rules;
  private final Observer observer;
  private final AtomicLong inputOfAll;
  private final Fold fold;
  private final Outcomes outcomes;
  private ProcessorContext<byte[], Object> context;
  private Journeys journeys;
  private Ledgers ledgers;
  private Deadlines deadlines;
  private Outbox outbox;
  private Publisher publisher;
  private Clock clock;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  JourneyProcessor(StreamRules rules, Observer observer, AtomicLong inputOfAll) {
    this.rules = rules;
    this.inputOfAll = inputOfAll;
    this.observer = observer;
    this.fold = new Fold(rules.domain());
    this.outcomes = new Outcomes(fold);
  }

  @Override
  public void init(ProcessorContext<byte[], Object> here) {
    context = here;
    journeys = new Journeys(here.getStateStore(Stores.JOURNEYS));
    ledgers = new Ledgers(here.getStateStore(Stores.LEDGER));
    deadlines = new Deadlines(here.getStateStore(Stores.DEADLINES));
    clock =
        new Clock(rules.idleAfterMs(), rules.clockEndMs(), here.currentSystemTimeMs(), inputOfAll);
    BeforeCommit<Outbox> store = here.getStateStore(Stores.OUTBOX);
    outbox = store.gathered();
    publisher = new Publisher(here, rules, outcomes);
    store.run(here, this::leave);
    here.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<byte[], Entry> record) {
    Entry entry = record.value();
    clock.input(entry.event().occurredAtMs());
    String customer = Keys.customer(record.key());
    Stored before = journeys.get(customer);
    End end = take(record.key(), before, entry);
    outbox.ended(Topic.of(entry.event().kind()), end, entry.event().occurredAtMs());
    if (deadlines.earliestMs() <= clock.nowMs()) {
      wake(DUE_BETWEEN_EVENTS);
    }
    if (journeys.isFull()) {
      leave();
    }
  }

  private End take(byte[] key, Stored before, Entry entry) {
    Event event = entry.event();
    if (ledgers.holds(key, event.eventId())) {
      return End.DUPLICATE;
    }
    if (!before.journey().isBefore(event)) {
      return revise(key, before, entry);
    }
    Moments moments = new Moments();
    Journey after = fold.step(before.journey(), event, moments);
    file(key, entry, after, before);
    moments.contributions().forEach(outbox::add);
    publisher.publish(key, moments.moments());
    return End.APPLIED;
  }

  /**
   * An event from the past: what was told and what is true are worked out, and the difference told.
   */
  private End revise(byte[] key, Stored before, Entry entry) {
    Ledger told = ledgers.load(key);
    if (told.isTooLate(entry.event())) {
      publisher.late(key, entry, told.base().lastEventMs());
      return End.LATE;
    }
    long untilMs = Math.max(before.journey().momentMs(), entry.event().occurredAtMs());
    Moments then = new Moments();
    Moments now = new Moments();
    told.fold(fold, before.journey().momentMs(), then);
    Journey after = told.with(entry.event()).fold(fold, untilMs, now);
    Revision revision = Revision.between(then, now);
    file(key, entry, after, before);
    revision.contributions().forEach(outbox::add);
    publisher.publish(key, revision);
    return End.APPLIED;
  }

  private void file(byte[] key, Entry entry, Journey after, Stored before) {
    ledgers.put(key, entry);
    int entries = before.entries() + 1;
    if (entries > rules.domain().limits().ledgerEntries()) {
      Ledger all = ledgers.load(key);
      Ledger kept = all.keeping(rules.domain().limits().ledgerEntries() * 3 / 4, fold);
      ledgers.shorten(key, all, kept);
      entries = kept.events().size();
    }
    save(key, after, before.wakeMs(), entries);
  }

  private void save(byte[] key, Journey after, long wakeMs, int entries) {
    long nextMs = fold.wakeAtMs(after);
    if (nextMs < wakeMs) {
      if (wakeMs != Long.MAX_VALUE) {
        deadlines.remove(wakeMs, key);
      }
      deadlines.put(nextMs, key);
      journeys.put(new Stored(after, nextMs, entries), nextMs);
    } else {
      journeys.put(new Stored(after, wakeMs, entries), nextMs);
    }
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
      Stored sleeping = journeys.get(Keys.customer(key));
      if (sleeping.wakeMs() == wakeMs) {
        Moments moments = new Moments();
        Journey after = fold.until(sleeping.journey(), clock.nowMs(), moments);
        save(key, after, Long.MAX_VALUE, sleeping.entries());
        moments.contributions().forEach(outbox::add);
        publisher.publish(key, moments.moments());
      }
    }
  }

  /** The last thing before a commit: what was gathered leaves with it. */
  private void leave() {
    journeys.flush(publisher::journey);
    publisher.contributions(outbox.takeSums(), reachedMs());
    outbox.tellEnds(observer);
    observer.clock(context.taskId().partition(), reachedMs());
  }

  /** The moment up to which all journeys here have been brought. */
  private long reachedMs() {
    return Math.min(clock.nowMs(), deadlines.earliestMs() - 1);
  }

  @Override
  public void close() {
    observer.gone(context.taskId().partition());
  }
}
