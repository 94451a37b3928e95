package dev.waymark.stream;

import dev.waymark.domain.identity.Cause;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.state.Addressed;
import dev.waymark.wire.state.Belonging;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.Erasing;
import dev.waymark.wire.state.Holding;
import dev.waymark.wire.state.Introduction;
import dev.waymark.wire.state.Recall;
import dev.waymark.wire.state.Removal;
import dev.waymark.wire.state.Stored;
import dev.waymark.wire.state.Suppressed;
import dev.waymark.wire.state.Unnaming;
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
  private final Cuts cuts = new Cuts();
  private ProcessorContext<byte[], Object> context;
  private Journeys journeys;
  private Ledgers ledgers;
  private Deadlines deadlines;
  private Outbox outbox;
  private Introductions introductions;
  private Publisher publisher;
  private Books books;
  private Belongings belongings;
  private Forgetting forgetting;
  private Suppressions suppressions;
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
    suppressions = new Suppressions(here.getStateStore(Stores.SUPPRESSED), rules.erasure());
    books = new Books(fold, journeys, ledgers, deadlines, introductions, outbox, publisher);
    belongings =
        new Belongings(
            here,
            books,
            ledgers,
            introductions,
            publisher,
            rules.domain().limits().ledgerEntries(),
            suppressions,
            cuts);
    forgetting =
        new Forgetting(
            here,
            fold,
            journeys,
            ledgers,
            deadlines,
            introductions,
            belongings,
            outbox,
            suppressions,
            publisher);
    store.run(here, this::leave);
    observer.here(here.taskId().partition());
    here.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<byte[], Addressed> record) {
    take(record.key(), record.value());
    if (journeys.isFull()) {
      leave();
    }
  }

  private void take(byte[] key, Addressed what) {
    if (what instanceof Suppressed suppressed) {
      suppressions.add(key, suppressed.upToMs());
      return;
    }
    Kept customer = journeys.get(key);
    if (what instanceof Entry entry) {
      clock.input(entry.atMs());
      take(customer, entry);
    } else if (what instanceof Introduction introduction) {
      introduce(customer, introduction);
    } else if (what instanceof Removal removal) {
      removal.in().forEach(entry -> clock.input(entry.atMs()));
      belongings.move(customer, removal);
    } else if (what instanceof Belonging belonging) {
      belongings.belong(customer, belonging);
    } else if (what instanceof Holding holding) {
      hold(key, holding);
    } else if (what instanceof Erasing erasing) {
      forgetting.forget(customer, erasing);
    } else if (what instanceof Recall recall) {
      belongings.recall(customer, recall);
    } else if (what instanceof Unnaming unnaming) {
      belongings.unname(customer, unnaming);
    }
    if (deadlines.earliestMs() <= clock.nowMs()) {
      wake(DUE_BETWEEN_EVENTS);
    }
  }

  /** A link with somebody who was erased must not bring back their name. */
  private void hold(byte[] key, Holding holding) {
    Party customer = Party.ofKey(Keys.customer(key));
    if (holding.held() && suppressions.hides(customer.key(), holding.atMs())) {
      Cause cause = new Cause(Cause.Kind.ERASURE, "", holding.atMs());
      forgetting.unname(customer, holding.name(), cause);
    } else {
      belongings.hold(key, holding);
    }
  }

  private void take(Kept customer, Entry entry) {
    if (suppressions.hides(customer.key(), entry.atMs())) {
      ended(entry, End.ERASED);
    } else if (ledgers.holds(customer, entry.event().eventId())) {
      ended(entry, End.DUPLICATE);
    } else if (customer.stored().isMerged()) {
      belongings.passOn(customer, entry);
      ended(entry, End.APPLIED);
    } else if (books.take(customer, entry)) {
      belongings.sighted(customer.key(), entry.event());
      ended(entry, End.APPLIED);
    } else {
      ended(entry, End.LATE);
    }
  }

  private void ended(Entry entry, End end) {
    outbox.ended(Topic.of(entry.event().kind()), end, entry.atMs());
  }

  /**
   * Somebody names this customer as the one who brought them, who may be nobody we know, or nobody
   * we may know.
   */
  private void introduce(Kept referrer, Introduction introduction) {
    if (suppressions.hides(referrer.key(), introduction.atMs())) {
      return;
    }
    Stored stored = referrer.stored();
    Sum brought = introductions.take(referrer.key(), introduction, stored.journey());
    if (!brought.equals(stored.brought())) {
      journeys.put(referrer, stored.with(brought), fold.wakeAtMs(stored.journey()));
    }
    if (stored.isMerged()) {
      belongings.passOn(referrer, introduction);
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
      books.wake(Keys.deadlineCustomer(deadline), Keys.deadlineMs(deadline), clock.nowMs());
    }
  }

  /** The last thing before a commit: what was gathered leaves with it. */
  private void leave() {
    journeys.flush(publisher::journey);
    publisher.contributions(outbox.takeSums(), reachedMs());
    outbox.tellEnds(observer);
    tally.tell(observer);
    cuts.tell(observer);
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
