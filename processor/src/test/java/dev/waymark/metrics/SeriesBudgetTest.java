package dev.waymark.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesBudgetTest {

  private static final int INSTANCES = 4;
  private static final int BUDGET = 3_000;

  @Test
  void four_instances_together_stay_within_the_budget_of_series() {
    long series =
        IntStream.range(0, INSTANCES)
            .mapToObj(number -> Scrapes.ofInstance(number, INSTANCES))
            .flatMap(String::lines)
            .filter(line -> !line.startsWith("#"))
            .count();

    System.out.println("series of " + INSTANCES + " instances: " + series);
    assertThat(series).isBetween(500L, (long) BUDGET);
  }
}
