package dev.waymark.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.sandbox.replay.Conservation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTest {

  private static final long MINUTE_MS = 60_000;
  private static final Map<String, Long> SENT = Map.of("purchases", 100L);
  private static final Map<String, Long> ENDED = Map.of("applied", 98L, "duplicate", 2L);

  @Test
  void all_is_well() {
    assertThat(result(life(40, 0), SENT, ENDED, List.of()).wrong()).isEmpty();
  }

  @Test
  void a_record_without_an_end_is_wrong() {
    assertThat(result(life(40, 0), SENT, Map.of("applied", 99L), List.of()).wrong())
        .singleElement()
        .asString()
        .startsWith("not every record has one end: purchases: 100 sent = 99 applied");
  }

  @Test
  void a_record_with_two_ends_is_wrong() {
    assertThat(
            result(life(40, 0), SENT, Map.of("applied", 100L, "duplicate", 1L), List.of()).wrong())
        .hasSize(1);
  }

  @Test
  void a_record_that_was_sent_and_does_not_lie_there_is_wrong() {
    assertThat(result(life(40, 0), Map.of("purchases", 99L), ENDED, List.of()).wrong())
        .containsExactly("purchases: 100 were sent, and 99 lie there");
  }

  @Test
  void memory_that_grows_is_wrong() {
    assertThat(result(life(40, 60), SENT, ENDED, List.of()).wrong())
        .containsExactly("instance-1.1 grows by 60.0 MB in an hour, and at most 32.0 are allowed");
  }

  @Test
  void what_grew_before_it_was_warm_or_was_followed_for_too_short_a_time_is_not_judged() {
    assertThat(result(life(20, 60), SENT, ENDED, List.of()).wrong()).isEmpty();
    assertThat(result(grownAtFirst(), SENT, ENDED, List.of()).wrong()).isEmpty();
  }

  @Test
  void an_instance_that_ended_by_itself_is_wrong() {
    assertThat(result(life(40, 0), SENT, ENDED, List.of("instance-1.1 gave up")).wrong())
        .containsExactly("instance-1.1 gave up");
  }

  private static Life life(int minutes, double perHour) {
    Life life = new Life("instance-1.1");
    for (int minute = 0; minute <= minutes; minute++) {
      life.add(vitals(minute, 900 + perHour * minute / 60));
    }
    return life;
  }

  private static Life grownAtFirst() {
    Life life = new Life("instance-1.1");
    for (int minute = 0; minute <= 40; minute++) {
      life.add(vitals(minute, 900 + Math.min(minute, 10)));
    }
    return life;
  }

  private static Vitals vitals(int minute, double resident) {
    return new Vitals(minute * MINUTE_MS, resident, 100, 200, 300, 0, 4);
  }

  private static Result result(
      Life life, Map<String, Long> appended, Map<String, Long> ended, List<String> gaveUp) {
    Plan plan =
        new Plan(
            Duration.ofHours(1),
            5_000,
            100,
            2,
            1,
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            "512m",
            "256MB",
            "32MB",
            32);
    return new Result(
        plan,
        List.of(),
        0,
        List.of(life),
        gaveUp,
        appended,
        new Conservation(SENT, Map.of("purchases", ended)));
  }
}
