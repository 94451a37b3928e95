package dev.waymark.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What promtool, Prometheus' own checker, says of what we show. */
class PromtoolTest {

  @Test
  void promtool_finds_nothing_in_what_an_instance_shows() {
    Program.Ended check =
        Program.orSkip("promtool").run(Scrapes.ofInstance(0, 1), "check", "metrics");

    assertThat(check.said()).isEmpty();
    assertThat(check.code()).isZero();
  }

  @Test
  void promtool_would_find_a_counter_without_its_suffix() {
    Program.Ended check =
        Program.orSkip("promtool")
            .run("# HELP a An a.\n# TYPE a counter\na 1\n", "check", "metrics");

    assertThat(check.said()).contains("counter metrics should have \"_total\" suffix");
  }
}
