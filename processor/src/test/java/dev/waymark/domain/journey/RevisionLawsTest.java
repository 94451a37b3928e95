package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.kit.Sums;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A revision says what has changed and no more. */
class RevisionLawsTest {

  @Test
  void nothing_changed_is_nothing_said() {
    Laws.forAllHistories(
        history -> {
          Revision none = Revision.between(Batch.of(history).out(), Batch.of(history).out());
          assertThat(none).isEqualTo(new Revision(List.of(), List.of(), List.of()));
        });
  }

  @Test
  void what_is_added_comes_in_the_order_in_which_it_happened() {
    Laws.forAllHistories(
        history -> {
          List<Moment> now = Batch.of(history).moments();
          int at = 0;
          for (Moment moment : revision(history).added()) {
            while (at < now.size() && !now.get(at).equals(moment)) {
              at++;
            }
            assertThat(at).as("place of %s", moment).isLessThan(now.size());
            at++;
          }
        });
  }

  @Test
  void what_is_retracted_was_told_and_is_not_told_now() {
    Laws.forAllHistories(
        history -> {
          Batch told = Batch.of(history, part(history));
          Batch now = Batch.of(history);
          for (Moment moment : revision(history).retracted()) {
            assertThat(told.last()).containsEntry(moment.subject(), moment);
            assertThat(now.last()).doesNotContainKey(moment.subject());
          }
        });
  }

  @Test
  void there_and_back_again_is_nowhere() {
    Laws.forAllHistories(
        history -> {
          Sums sums = Sums.of(revision(history).contributions());
          Batch told = Batch.of(history, part(history));
          sums.add(Revision.between(Batch.of(history).out(), told.out()).contributions());
          assertThat(sums.places()).isEmpty();
        });
  }

  @Test
  void an_amendment_says_what_two_whole_folds_say() {
    Laws.forAllHistories(
        history -> {
          Ledger one = part(history);
          Ledger other = history.ledger();
          for (boolean back : new boolean[] {false, true}) {
            Ledger told = back ? other : one;
            Ledger now = back ? one : other;
            Amendment amendment =
                told.amendedTo(now, history.fold(), history.endMs(), history.endMs());
            Batch whole = Batch.of(history, now);
            Revision revision = Revision.between(Batch.of(history, told).out(), whole.out());
            assertThat(amendment.after()).isEqualTo(whole.journey());
            assertThat(amendment.revision().retracted()).isEqualTo(revision.retracted());
            assertThat(amendment.revision().added()).isEqualTo(revision.added());
            Sums sums = Sums.of(amendment.revision().contributions());
            assertThat(sums.places()).isEqualTo(Sums.of(revision.contributions()).places());
          }
        });
  }

  private static Revision revision(History history) {
    return Revision.between(Batch.of(history, part(history)).out(), Batch.of(history).out());
  }

  /** What is known of a history while some of its events are still on their way. */
  private static Ledger part(History history) {
    RandomGenerator chance = history.chance();
    List<Event> here = history.events().stream().filter(event -> chance.nextInt(3) > 0).toList();
    return Ledger.of(Journey.of(history.customer()), here);
  }
}
