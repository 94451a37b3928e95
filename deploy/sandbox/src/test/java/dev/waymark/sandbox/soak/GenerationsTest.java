package dev.waymark.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.sandbox.simulator.EventDelivery;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GenerationsTest {

  private static final int CUSTOMERS = 2_400;
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  @Test
  void events_come_in_the_order_of_arrival_and_each_once_or_twice() {
    Generations generations = new Generations(CUSTOMERS, 1);
    Set<String> ids = new HashSet<>();
    long before = 0;
    long events = 0;
    for (int i = 0; i < 50_000; i++) {
      Delivery delivery = generations.next();
      assertThat(delivery.deliverAtMs()).isGreaterThanOrEqualTo(before);
      before = delivery.deliverAtMs();
      if (delivery instanceof EventDelivery told) {
        events++;
        ids.add(told.event().eventId());
      }
    }

    // One in a hundred is told twice.
    assertThat((double) ids.size()).isBetween(0.98 * events, 0.995 * events);
  }

  @Test
  void customers_are_renewed() {
    Generations generations = new Generations(CUSTOMERS, 1);
    Set<String> early = customers(generations, 0, 60);
    Set<String> late = customers(generations, 360, 60);

    late.retainAll(early);

    assertThat(early).hasSizeGreaterThan(100);
    assertThat(late).isEmpty();
  }

  @Test
  void the_plan_knows_how_many_events_they_have() {
    Generations generations = new Generations(CUSTOMERS, 1);
    count(generations, 0, 240);

    double aDay = count(generations, 240, 60) / 60.0;

    assertThat(aDay / CUSTOMERS).isBetween(0.7 * Plan.EVENTS_A_DAY, 1.3 * Plan.EVENTS_A_DAY);
  }

  private static Set<String> customers(Generations generations, int fromDay, int days) {
    Set<String> ids = new HashSet<>();
    for (Delivery next = generations.next();
        day(next) < fromDay + days;
        next = generations.next()) {
      if (day(next) >= fromDay && next instanceof EventDelivery told) {
        ids.add(told.event().origin().customerId());
      }
    }
    ids.remove("");
    return ids;
  }

  private static long count(Generations generations, int fromDay, int days) {
    long count = 0;
    for (Delivery next = generations.next();
        day(next) < fromDay + days;
        next = generations.next()) {
      count++;
    }
    return count;
  }

  private static long day(Delivery delivery) {
    return (delivery.deliverAtMs() - Generations.FROM.toEpochMilli()) / DAY_MS;
  }
}
