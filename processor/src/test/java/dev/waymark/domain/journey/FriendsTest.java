package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.journey.Friends.Friend;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Friends count for those who were customers when they brought them. */
class FriendsTest {

  private static final Friend EARLY = new Friend(10, "e", 500);
  private static final Friend LATER = new Friend(20, "l", 700);

  @Test
  void who_was_no_customer_yet_has_brought_nobody() {
    Friends friends = Friends.NONE.with(LATER).with(EARLY);
    assertThat(friends.brought(15)).isEqualTo(new Sum(1, 700));
    assertThat(friends.brought(10)).isEqualTo(new Sum(1, 700));
    assertThat(friends.brought(9)).isEqualTo(new Sum(2, 1_200));
    assertThat(friends.brought(Rules.NEVER)).isEqualTo(Sum.ZERO);
  }

  @Test
  void the_first_friend_makes_an_advocate_and_the_others_add_what_they_paid() {
    assertThat(Friends.NONE.with(LATER).with(EARLY).contributions(1))
        .containsExactly(
            Contribution.of(Kpi.REFERRALS, "", 10, 1, 500),
            Contribution.of(Kpi.ADVOCATES, "", 10, 1, 500),
            Contribution.of(Kpi.REFERRALS, "", 20, 1, 700),
            Contribution.of(Kpi.ADVOCATES, "", 20, 0, 700));
  }

  @Test
  void the_same_friend_told_of_by_two_is_one_until_both_take_it_back() {
    Friends friends = Friends.NONE.with(EARLY).with(EARLY);
    assertThat(friends.brought(1)).isEqualTo(new Sum(1, 500));
    assertThat(friends.contributions(1)).hasSize(2);
    assertThat(friends.without(EARLY).brought(1)).isEqualTo(new Sum(1, 500));
    assertThat(friends.without(EARLY).without(EARLY)).isEqualTo(Friends.NONE);
  }

  /** A friend who is no longer one with somebody else is told of by both, who do not wait. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void words_of_two_who_tell_of_the_same_friend_may_overtake_one_another(int seed) {
    List<Boolean> words = new ArrayList<>(List.of(true, false, true, true, false, false, true));
    Collections.shuffle(words, new Random(seed));
    Friends friends = Friends.NONE.with(LATER);
    for (boolean told : words) {
      friends = told ? friends.with(EARLY) : friends.without(EARLY);
    }
    assertThat(friends).isEqualTo(Friends.NONE.with(EARLY).with(LATER));
  }

  @Test
  void who_is_taken_back_before_they_are_told_of_does_not_count_when_they_are() {
    Friends owed = Friends.NONE.without(EARLY);
    assertThat(owed.brought(1)).isEqualTo(Sum.ZERO);
    assertThat(owed.contributions(1)).isEmpty();
    assertThat(owed.with(EARLY)).isEqualTo(Friends.NONE);
  }

  @Test
  void who_was_told_of_twice_is_settled_as_one() {
    Friends friends = Friends.NONE;
    for (int i = 1; i <= 300; i++) {
      Friend friend = new Friend(i, "e" + i, 1);
      friends = friends.with(friend).with(friend).newest(0);
    }
    assertThat(friends.latest()).hasSize(256);
    assertThat(friends.brought(0)).isEqualTo(new Sum(300, 300));
  }

  @Test
  void those_owed_do_not_grow_without_end() {
    Friends friends = Friends.NONE;
    for (int i = 1; i <= 300; i++) {
      friends = friends.without(new Friend(i, "e" + i, 1)).newest(0);
    }
    assertThat(friends.owed()).hasSize(256).doesNotContain(new Friend(44, "e44", 1));
  }

  @Test
  void the_oldest_of_too_many_stay_counted() {
    Friends friends = Friends.NONE;
    for (int i = 1; i <= 300; i++) {
      friends = friends.with(new Friend(i, "e" + i, 1)).newest(5);
    }
    assertThat(friends.latest()).hasSize(256);
    assertThat(friends.brought(5)).isEqualTo(new Sum(295, 295));
    assertThat(friends.contributions(5))
        .noneMatch(part -> part.kpi() == Kpi.ADVOCATES && part.count() > 0);
  }
}
