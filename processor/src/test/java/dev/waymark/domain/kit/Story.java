package dev.waymark.domain.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A story: given what happened, when something else happens, then something is told. {@code then}
 * looks at everything told since the last {@code when}.
 */
public final class Story {

  private static final long START_MS = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

  private final Teller teller;
  private final List<Told> heard = new ArrayList<>();

  private Story(Teller teller) {
    this.teller = teller;
  }

  /** A story that begins with these events, as they arrive. */
  public static Story given(Teller teller, Draft... drafts) {
    Story story = new Story(teller);
    story.arrive(drafts);
    return story;
  }

  /** Midnight, UTC, so many days after the first of January 2024. */
  public static long day(double n) {
    return START_MS + Math.round(n * TestRules.DAY_MS);
  }

  public Story when(Draft... drafts) {
    forget();
    arrive(drafts);
    return this;
  }

  public Story whenNothingHappensUntil(long ms) {
    forget();
    teller.until(ms);
    return this;
  }

  private void forget() {
    teller.told();
    heard.clear();
  }

  private void arrive(Draft... drafts) {
    List.of(drafts).stream()
        .sorted(Comparator.comparingLong(Draft::arrivesMs))
        .forEach(draft -> teller.take(draft.customer(), draft.event(), draft.arrivesMs()));
  }

  /** Each of these was told. */
  public Story then(Expected... expected) {
    for (Expected one : expected) {
      assertThat(heard()).as("told that %s", one).anyMatch(one::isIn);
    }
    return this;
  }

  /** None of these was told. */
  public Story thenNot(Expected... expected) {
    for (Expected one : expected) {
      assertThat(heard()).as("not told that %s", one).noneMatch(one::isIn);
    }
    return this;
  }

  /** Nothing at all was told. */
  public Story thenNothing() {
    assertThat(heard()).isEmpty();
    return this;
  }

  public Story thenStands(String customer, Stage stage) {
    assertThat(teller.journey(customer).stage()).as("stage of %s", customer).isEqualTo(stage);
    return this;
  }

  /** The journey is as the given check says. */
  public Story thenTheJourneyOf(String customer, Consumer<Journey> check) {
    check.accept(teller.journey(customer));
    return this;
  }

  /** What was told is as the given check says. */
  public Story thenTheTold(Consumer<List<Told>> check) {
    check.accept(heard());
    return this;
  }

  private List<Told> heard() {
    heard.addAll(teller.told());
    return heard;
  }
}
