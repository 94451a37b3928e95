package dev.waymark.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final EnumSet<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

  @Test
  void a_seed_gives_one_schedule_and_another_seed_another() {
    assertThat(first(100, 7)).isEqualTo(first(100, 7)).isNotEqualTo(first(100, 8));
  }

  @Test
  void every_kind_comes_as_often_as_it_weighs() {
    int round = ALL.stream().mapToInt(FaultKind::weight).sum();
    List<Planned> some = first(round, 1);

    for (FaultKind kind : ALL) {
      assertThat(some.stream().filter(each -> each.kind() == kind)).hasSize(kind.weight());
    }
  }

  @Test
  void every_kind_comes_before_any_comes_twice() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(first(ALL.size(), seed))
          .extracting(Planned::kind)
          .containsExactlyInAnyOrderElementsOf(ALL);
    }
  }

  @Test
  void some_are_back_before_their_session_ends_and_some_after() {
    assertThat(first(100, 5))
        .anySatisfy(each -> assertThat(each.holdMs()).isLessThan(Place.SESSION_MS / 2))
        .anySatisfy(each -> assertThat(each.holdMs()).isGreaterThan(Place.SESSION_MS));
  }

  @Test
  void two_at_once_are_two() {
    assertThat(first(200, 3))
        .allSatisfy(each -> assertThat(each.second()).isNotEqualTo(each.instance()));
  }

  @Test
  void nothing_to_do_is_refused() {
    assertThatThrownBy(() -> new Schedule(1, List.of()))
        .hasMessageContaining("at least one kind of fault");
  }

  private static List<Planned> first(int n, long seed) {
    Schedule schedule = new Schedule(seed, ALL);
    return Stream.generate(schedule::next).limit(n).toList();
  }
}
