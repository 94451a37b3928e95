package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.journey.Arrival.TouchAt;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.kit.Sums;
import dev.waymark.domain.kit.Sums.Sum;
import dev.waymark.domain.kpi.Kpi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AttributionTest {

  private static final long DAY_MS = 86_400_000L;
  private static final long PAID_MS = 100 * DAY_MS;

  private static List<TouchAt> daysBefore(long... ages) {
    return Arrays.stream(ages)
        .mapToObj(age -> new TouchAt(Touch.MENTION, PAID_MS - age * DAY_MS))
        .toList();
  }

  private static long[] credits(Attribution model, long amount, long... ages) {
    return model.credits(daysBefore(ages), amount, PAID_MS);
  }

  @Test
  void the_golden_check_of_the_definitions() {
    assertThat(credits(Attribution.TIME_DECAY, 5_000, 9, 6, 0, 0))
        .containsExactly(692, 932, 1_688, 1_688);
  }

  @Test
  void shares_are_those_of_the_definitions() {
    assertThat(credits(Attribution.FIRST, 999, 3, 2, 1)).containsExactly(999, 0, 0);
    assertThat(credits(Attribution.LAST, 999, 3, 2, 1)).containsExactly(0, 0, 999);
    assertThat(credits(Attribution.LINEAR, 100, 3, 2, 1)).containsExactly(34, 33, 33);
    assertThat(credits(Attribution.POSITION, 1_000, 4, 3, 2, 1))
        .containsExactly(400, 100, 100, 400);
    assertThat(credits(Attribution.POSITION, 1_000, 2, 1)).containsExactly(500, 500);
    assertThat(credits(Attribution.J, 1_000, 4, 3, 2, 1)).containsExactly(200, 100, 100, 600);
    assertThat(credits(Attribution.J, 1_000, 2, 1)).containsExactly(250, 750);
    for (Attribution model : Attribution.values()) {
      assertThat(credits(model, 777, 5)).as(model.name()).containsExactly(777);
    }
  }

  @Test
  void the_channel_of_the_purchase_itself_is_direct() {
    List<TouchAt> touches =
        List.of(
            new TouchAt(Touch.MENTION, 1),
            new TouchAt(Touch.APP_INSTALL, 2),
            new TouchAt(Touch.CHANNEL, 3));
    assertThat(Attribution.LAST_NON_DIRECT.credits(touches, 50, 3)).containsExactly(0, 50, 0);
    List<TouchAt> direct = List.of(new TouchAt(Touch.CHANNEL, 3));
    assertThat(Attribution.LAST_NON_DIRECT.credits(direct, 50, 3)).containsExactly(50);
  }

  @Test
  void credits_are_whole_and_add_up_to_the_amount() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 5_000; i++) {
      List<TouchAt> touches = new ArrayList<>();
      for (int n = 1 + random.nextInt(12); n > 0; n--) {
        touches.add(new TouchAt(Touch.MENTION, PAID_MS - random.nextLong(30 * DAY_MS)));
      }
      long amount = random.nextLong(random.nextBoolean() ? 10 : 100_000_000L);
      for (Attribution model : Attribution.values()) {
        long[] credits = model.credits(touches, amount, PAID_MS);
        assertThat(Arrays.stream(credits).sum()).as("%s of round %d", model, i).isEqualTo(amount);
        assertThat(Arrays.stream(credits).min().orElseThrow()).isNotNegative();
      }
    }
  }

  @Test
  void every_model_credits_every_new_customer_once_with_the_whole_amount() {
    Laws.forAllHistories(
        history -> {
          Sums sums = Batch.of(history).sums();
          Sum arrived = sums.total(Kpi.NEW_CUSTOMERS);
          for (Attribution model : Attribution.values()) {
            String prefix = "model=" + model + ";";
            assertThat(sums.total(Kpi.ATTRIBUTED, place -> place.dimensions().startsWith(prefix)))
                .isEqualTo(arrived);
          }
          assertThat(sums.total(Kpi.TIME_TO_FIRST_PURCHASE).count()).isEqualTo(arrived.count());
        });
  }
}
