package dev.waymark.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Purchase;
import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.sandbox.simulator.EventDelivery;
import dev.waymark.sandbox.simulator.Simulator;
import dev.waymark.schema.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  @TempDir Path data;

  @Test
  void every_order_of_the_story_comes_out_and_a_second_start_goes_on() {
    Plan plan =
        new Plan(
            60,
            Optional.of(Duration.ofSeconds(2)),
            Duration.ofDays(120),
            3600,
            Optional.of(data),
            5);
    ByteArrayOutputStream shown = new ByteArrayOutputStream();

    Picture first = run(plan, shown);
    Bookmark left = Bookmark.in(data, new Bookmark(1, 1, 0, 1, 0));
    long orders = first.sales().orders();
    Picture second = run(plan, shown);

    assertThat(orders).isEqualTo(ordersOf(left));
    assertThat(first.customers().in(Stage.PROSPECT)).isPositive();
    assertThat(first.moves().lapsed()).isPositive();
    assertThat(first.alerts().raised()).isPositive();
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("/metrics", "history", "live");
    assertThat(second.sales().orders()).isGreaterThanOrEqualTo(orders);
    assertThat(second.customers().all()).isGreaterThanOrEqualTo(first.customers().all());
  }

  private static Picture run(Plan plan, ByteArrayOutputStream shown) {
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    return new Demo(plan, Screen.on(out, true), out, new CountDownLatch(1)).run();
  }

  /** The orders that the story tells up to where it was left, doubled ones once. */
  private static long ordersOf(Bookmark left) {
    Simulator story = Simulator.of(Plan.scenario(left, left.toldMs()));
    Set<String> orders = new HashSet<>();
    while (story.hasNext()) {
      Delivery delivery = story.next();
      if (delivery.deliverAtMs() > left.toldMs()) {
        break;
      }
      if (delivery instanceof EventDelivery told
          && told.event() instanceof Purchase purchase
          && purchase.step() == Purchase.Step.PLACED) {
        orders.add(purchase.eventId());
      }
    }
    return orders.size();
  }
}
