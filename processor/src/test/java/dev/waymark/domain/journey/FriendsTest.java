package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.journey.Friends.Friend;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import org.junit.jupiter.api.Test;

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
  void the_same_friend_told_twice_is_one_and_can_be_withdrawn() {
    Friends friends = Friends.NONE.with(EARLY).with(EARLY);
    assertThat(friends.brought(1)).isEqualTo(new Sum(1, 500));
    assertThat(friends.without("e")).isEqualTo(Friends.NONE);
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
