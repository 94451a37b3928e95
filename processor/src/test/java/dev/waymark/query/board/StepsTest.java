package dev.waymark.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StepsTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");

  private final Steps<String> steps = new Steps<>(step -> !step.equals("over"));

  @Test
  void what_is_over_no_longer_stands() {
    steps.take("ann", "1", MONDAY, "raised");
    steps.take("bob", "2", MONDAY, "raised");
    steps.take("ann", "1", TUESDAY, "over");

    assertThat(steps.standing()).containsExactly("raised");
  }

  @Test
  void an_end_that_is_taken_back_never_was() {
    steps.take("ann", "1", MONDAY, "raised");
    steps.take("ann", "1", TUESDAY, "over");
    steps.takeBack("ann", "1", TUESDAY);

    assertThat(steps.standing()).containsExactly("raised");
  }

  @Test
  void what_never_was_does_not_stand() {
    steps.take("ann", "1", MONDAY, "raised");
    steps.takeBack("ann", "1", MONDAY);

    assertThat(steps.standing()).isEmpty();
  }

  @Test
  void the_latest_step_counts_in_whatever_order_they_are_told() {
    steps.take("ann", "1", TUESDAY, "eased");
    steps.take("ann", "1", MONDAY, "raised");

    assertThat(steps.standing()).containsExactly("eased");
  }

  @Test
  void a_forgotten_customer_is_gone() {
    steps.take("ann", "1", MONDAY, "raised");
    steps.take("bob", "2", MONDAY, "raised too");
    steps.forget("ann");

    assertThat(steps.standing()).containsExactly("raised too");
  }

  @Test
  void it_does_not_grow_for_ever() {
    for (int i = 0; i < Steps.MOST_STANDING + 10; i++) {
      steps.take("c" + i, "a" + i, MONDAY, "raised");
    }

    assertThat(steps.standing()).hasSize(Steps.MOST_STANDING);
  }
}
