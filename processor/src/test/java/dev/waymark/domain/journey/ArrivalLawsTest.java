package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.kit.Published;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** How events arrive makes no difference to what is known in the end. */
class ArrivalLawsTest {

  private static final long DAY_MS = 86_400_000L;

  @Test
  void any_order_of_arrival_gives_the_same() {
    Laws.forAllHistories(
        history -> {
          Published view = new Published(history.fold(), history.customer());
          shuffled(history.events(), history.chance()).forEach(view::take);
          view.until(history.endMs());
          assertSame(view, Batch.of(history));
        });
  }

  @Test
  void what_is_published_after_retractions_is_what_a_batch_says() {
    Laws.forAllHistories(
        history -> {
          Published view = new Published(history.fold(), history.customer());
          RandomGenerator chance = history.chance();
          for (Event event : somewhatLate(history.events(), chance)) {
            if (chance.nextInt(3) == 0) {
              view.until(event.occurredAtMs() + chance.nextLong(100 * DAY_MS) - 20 * DAY_MS);
            }
            view.take(event);
          }
          view.until(history.endMs());
          Moments out = new Moments();
          Journey journey = history.ledger().fold(history.fold(), view.clockMs(), out);
          assertSame(view, new Batch(journey, out));
        });
  }

  @Test
  void any_duplicates_give_the_same() {
    Laws.forAllHistories(
        history -> {
          Published view = new Published(history.fold(), history.customer());
          RandomGenerator chance = history.chance();
          List<Event> twice = new ArrayList<>(history.events());
          history.events().stream().filter(event -> chance.nextBoolean()).forEach(twice::add);
          int applied = 0;
          for (Event event : shuffled(twice, chance)) {
            applied += view.take(event) == Published.End.APPLIED ? 1 : 0;
          }
          view.until(history.endMs());
          assertThat(applied).isEqualTo(history.events().size());
          assertSame(view, Batch.of(history));
        });
  }

  @Test
  void the_fold_of_a_union_is_the_fold_of_all() {
    Laws.forAllHistories(
        history -> {
          RandomGenerator chance = history.chance();
          Journey base = Journey.of(history.customer());
          List<Event> some = some(history, chance);
          List<Event> others = new ArrayList<>(history.events());
          others.removeIf(event -> some.contains(event) && chance.nextInt(4) > 0);
          Ledger one = Ledger.of(base, shuffled(some, chance));
          Ledger other = Ledger.of(base, shuffled(others, chance));
          assertThat(one.union(other).events()).isEqualTo(history.ledger().events());
          assertThat(other.union(one).events()).isEqualTo(history.ledger().events());
          assertThat(one.union(one).events()).isEqualTo(one.events());
          assertEqual(Batch.of(history, one.union(other)), Batch.of(history));
        });
  }

  private static List<Event> some(History history, RandomGenerator chance) {
    return history.events().stream().filter(event -> chance.nextBoolean()).toList();
  }

  private static void assertSame(Published view, Batch batch) {
    assertThat(view.journey()).isEqualTo(batch.journey());
    assertThat(view.last()).isEqualTo(batch.last());
    assertThat(view.sums().places()).isEqualTo(batch.sums().places());
  }

  private static void assertEqual(Batch one, Batch other) {
    assertThat(one.journey()).isEqualTo(other.journey());
    assertThat(one.moments()).isEqualTo(other.moments());
    assertThat(one.out().contributions()).isEqualTo(other.out().contributions());
  }

  static List<Event> shuffled(List<Event> events, RandomGenerator chance) {
    List<Event> mixed = new ArrayList<>(events);
    Collections.shuffle(mixed, new java.util.Random(chance.nextLong()));
    return mixed;
  }

  /** Most events at once, some days late, some in front of others that happened before. */
  private static List<Event> somewhatLate(List<Event> events, RandomGenerator chance) {
    Map<Event, Long> arrivesMs = new HashMap<>();
    for (Event event : events) {
      long delayMs = chance.nextInt(3) == 0 ? chance.nextLong(120 * DAY_MS) : 0;
      arrivesMs.put(event, event.occurredAtMs() + delayMs);
    }
    return events.stream().sorted(Comparator.comparing(arrivesMs::get)).toList();
  }
}
