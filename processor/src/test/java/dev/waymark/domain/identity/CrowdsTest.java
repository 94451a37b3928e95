package dev.waymark.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links that were made to run away do not. */
class CrowdsTest {

  private static final IdentityRules RULES = IdentityRules.DEFAULT;

  private static Identifier device(int number) {
    return new Identifier(IdentifierType.DEVICE, String.format("d%06d", number));
  }

  private static Origin together(int one, int other) {
    return new Origin(
        "e" + one + "-" + other,
        1_000L + one,
        "",
        List.of(device(one), device(other)),
        "",
        "",
        "",
        "");
  }

  private static WhoIsWho chain(int links, boolean backwards) {
    WhoIsWho all = new WhoIsWho(RULES);
    for (int i = 0; i < links; i++) {
      int from = backwards ? links - 1 - i : i;
      all.see(together(from, from + 1));
    }
    return all;
  }

  @Test
  void a_chain_of_ten_thousand_is_followed_only_so_far() {
    WhoIsWho all = chain(10_000, false);
    assertThat(all.owner(Party.of(device(RULES.reach())), 0)).isEqualTo("~DEVICE:d000000");
    for (int i = RULES.reach() + 1; i < 10_000; i++) {
      assertThat(all.owner(Party.of(device(i)), 0)).isEqualTo(Party.of(device(i)).key());
    }
  }

  @Test
  void a_link_of_a_long_chain_costs_no_more_than_one_of_a_short_chain() {
    for (boolean backwards : new boolean[] {false, true}) {
      long ofAShortOne = chain(1_000, backwards).told() / 1_000;
      long ofALongOne = chain(10_000, backwards).told() / 10_000;
      assertThat(ofALongOne).isLessThanOrEqualTo(ofAShortOne + 1);
    }
  }

  @Test
  void a_chain_that_arrives_backwards_ends_the_same() {
    assertThat(IdentityLawsTest.words(chain(10_000, true)))
        .isEqualTo(IdentityLawsTest.words(chain(10_000, false)));
  }

  @Test
  void a_cycle_comes_to_rest() {
    WhoIsWho all = new WhoIsWho(RULES);
    int around = 1_000;
    for (int i = 0; i < around; i++) {
      all.see(together(i, (i + 1) % around));
    }
    long perLink = all.told() / around;
    assertThat(perLink).isLessThanOrEqualTo(chain(around, false).told() / around + 1);
    Party first = Party.of(device(0));
    Party last = Party.of(device(around - 1));
    assertThat(all.owner(last, 0)).isEqualTo(first.key());
    long before = all.told();
    all.take(new Link("l", 1, first, last, false));
    assertThat(all.told() - before).isLessThan(4 * perLink);
    assertThat(all.owner(last, 0)).isNotEqualTo(first.key());
  }

  @Test
  void what_stands_still_around_customers_who_go_comes_to_rest() {
    WhoIsWho all = new WhoIsWho(RULES);
    for (int i = 0; i < 100; i++) {
      all.see(together(i, (i + 1) % 100));
    }
    all.see(new Origin("e", 5, "c", List.of(device(50)), "", "", "", ""));
    assertThat(all.owner(Party.of(device(53)), 7)).isEqualTo("c");
    long before = all.told();
    all.take(new Link("l", 6, Party.customer("c"), Party.of(device(50)), false));
    assertThat(all.told() - before).isLessThan(1_000);
    assertThat(all.owner(Party.of(device(53)), 7)).isEqualTo(Party.of(device(53)).key());
  }

  @Test
  void a_star_of_a_hundred_thousand_is_shared_and_links_nobody() {
    WhoIsWho all = new WhoIsWho(RULES);
    Identifier hub = new Identifier(IdentifierType.EMAIL_HASH, "hub");
    for (int i = 0; i < 100_000; i++) {
      all.see(new Origin("e" + i, i, "", List.of(hub, device(i)), "", "", "", ""));
    }
    assertThat(all.told()).isLessThan(100_000L * 2 + 20L * RULES.neighbours());
    assertThat(all.node(Party.of(hub)).ties()).hasSizeLessThan(3 * RULES.neighbours());
    for (int i = 0; i < 100_000; i += 9_999) {
      assertThat(all.owner(Party.of(device(i)), i)).isEqualTo(Party.of(device(i)).key());
    }
  }
}
