package dev.waymark.replay.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.kit.TestRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every comparison, whatever is compared. */
@Tag("long-runs")
class WhatIfLawsTest {

  private static final int CUSTOMERS = Integer.getInteger("what-if.customers", 250);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_same_settings_differ_in_nothing(long seed) {
    List<Event> events = Trying.crowd(seed, CUSTOMERS);
    Report report = Trying.change(Trying.end(seed, CUSTOMERS), rules -> {}).on(events);
    assertThat(report.isEmpty()).isTrue();
    assertThat(report.differingCells()).isEmpty();
    assertThat(report.cells()).hasSizeGreaterThan(10_000);
    assertThat(report.alerts().same()).isPositive();
    assertThat(report.windows().same()).isPositive();
    assertThat(Trying.json(report)).contains("\"differs\" : false", "\"kpis\" : [ ]");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void one_pass_says_what_two_runs_of_their_own_say(long seed) {
    List<Event> events = Trying.crowd(seed, CUSTOMERS);
    Trying both =
        Trying.change(
            Trying.end(seed, CUSTOMERS),
            rules -> rules.lapseAfter(60).edges(0.3, 0.5, 0.8).bounds(0, 5_000, 20_000));
    Report report = both.on(events);
    Report was = new Trying(both.baseline(), both.baseline(), both.endMs()).on(events);
    Report is = new Trying(both.candidate(), both.candidate(), both.endMs()).on(events);
    assertThat(report.differingCells()).isNotEmpty();
    assertThat(Trying.cells(report, Side.BASELINE)).isEqualTo(Trying.cells(was, Side.BASELINE));
    assertThat(Trying.cells(report, Side.CANDIDATE)).isEqualTo(Trying.cells(is, Side.CANDIDATE));
    for (int i = 0; i < report.scoreboard().size(); i++) {
      assertThat(report.scoreboard().get(i).values())
          .isEqualTo(
              new Both<>(
                  was.scoreboard().get(i).values().baseline(),
                  is.scoreboard().get(i).values().candidate()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void neither_order_nor_duplicates_nor_threads_matter(long seed) {
    List<Event> events = Trying.crowd(seed, CUSTOMERS);
    Trying trying =
        Trying.change(Trying.end(seed, CUSTOMERS), rules -> rules.lapseAfter(45).newFor(20));
    Report inOrder = trying.on(events, 1);
    List<Event> badly = new ArrayList<>(events);
    badly.addAll(events.subList(0, events.size() / 5));
    Collections.shuffle(badly, new Random(seed));
    Report anyhow = trying.on(badly, 3);
    assertThat(anyhow.history().counts().baseline().doubled())
        .isEqualTo(inOrder.history().counts().baseline().doubled() + events.size() / 5);
    assertThat(Trying.json(anyhow).replaceAll("\"(read|duplicate)\" : \\d+", ""))
        .isEqualTo(Trying.json(inOrder).replaceAll("\"(read|duplicate)\" : \\d+", ""));
    assertThat(inOrder.differingCells()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void sides_can_be_swapped(long seed) {
    List<Event> events = Trying.crowd(seed, CUSTOMERS);
    Trying there = Trying.change(Trying.end(seed, CUSTOMERS), rules -> rules.edges(0.4, 0.6, 0.9));
    Report one = there.on(events);
    Report other = new Trying(there.candidate(), there.baseline(), there.endMs()).on(events);
    assertThat(other.alerts().of(Change.GAINED).count())
        .isEqualTo(one.alerts().of(Change.LOST).count());
    assertThat(other.alerts().of(Change.EARLIER).count())
        .isEqualTo(one.alerts().of(Change.LATER).count());
    assertThat(other.alerts().same()).isEqualTo(one.alerts().same());
    assertThat(one.alerts().differing()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {41})
  void names_of_rules_are_no_difference(long seed) {
    List<Event> events = Trying.crowd(seed, CUSTOMERS);
    var rules = TestRules.standard().build();
    var named = Trying.named(rules, "another");
    Report report = new Trying(rules, named, Trying.end(seed, CUSTOMERS)).on(events);
    assertThat(report.isEmpty()).isTrue();
  }
}
