package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.kit.Compared;
import dev.waymark.domain.kit.Draft;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Sums;
import dev.waymark.domain.kpi.Usual;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import dev.waymark.schema.Kpi;
import dev.waymark.wire.state.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Complaints that come late change what is told of later windows. */
class UnusualTest {

  private static final long DAY_MS = TestRules.DAY_MS;
  private static final long START_MS = Instant.parse("2015-03-20T00:00:00Z").toEpochMilli();
  private static final long END_MS = START_MS + 30 * DAY_MS;

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin", "Australia/Lord_Howe"})
  void late_and_shuffled_complaints_end_as_a_batch_program_has_them(String zone) {
    Rules rules = TestRules.standard().zone(zone).build();
    for (long seed = 1; seed <= 6; seed++) {
      Random chance = new Random(seed);
      List<Event> complaints = complaints(chance);
      Map<String, Sum> batch = batch(complaints, rules);
      assertThat(batch).as("cells of seed " + seed).hasSizeGreaterThan(20);
      List<Event> late = new ArrayList<>(complaints);
      Collections.shuffle(late, chance);
      assertThat(sums(told(complaints, rules))).as("in order, seed " + seed).isEqualTo(batch);
      assertThat(sums(told(late, rules))).as("shuffled, seed " + seed).isEqualTo(batch);
    }
  }

  @Test
  void a_late_complaint_tells_its_own_day_and_the_seven_after_it_anew_and_once() {
    List<Event> complaints = new ArrayList<>();
    for (int day = 0; day < 12; day++) {
      complaints.add(complaint(day, START_MS + day * DAY_MS));
    }
    Rules rules = TestRules.standard().build();
    try (Stream stream =
        new Stream(rules, System.currentTimeMillis(), END_MS, 1 << 20, Observer.NOBODY)) {
      complaints.forEach(stream::send);
      stream.wait(Duration.ofSeconds(15));
      Map<String, Kpi> before = days(stream);
      assertThat(before).hasSize(11);

      stream.send(complaint(99, START_MS + 3 * DAY_MS + 5));

      Map<String, Kpi> after = days(stream);
      assertThat(after.keySet()).containsExactlyElementsOf(keys(3, 4, 5, 6, 7, 8, 9, 10));
      after.forEach(
          (key, kpi) -> {
            long was = Objects.requireNonNull(before.get(key)).getRevision();
            assertThat(kpi.getRevision()).as(key).isEqualTo(was + 1);
            assertThat(kpi.getComplete()).isTrue();
          });
    }
  }

  @Test
  void an_earlier_first_day_tells_those_anew_that_were_held_against_fewer() {
    Rules rules = TestRules.standard().build();
    try (Stream stream =
        new Stream(rules, System.currentTimeMillis(), END_MS, 1 << 20, Observer.NOBODY)) {
      for (int day = 4; day < 15; day++) {
        stream.send(complaint(day, START_MS + day * DAY_MS));
      }
      stream.wait(Duration.ofSeconds(15));
      assertThat(days(stream).keySet()).doesNotContainAnyElementsOf(keys(4));

      stream.send(complaint(99, START_MS + DAY_MS));

      assertThat(days(stream).keySet()).containsExactlyElementsOf(keys(4, 5, 6, 7, 8, 9, 10));
    }
  }

  @Test
  void what_a_window_is_compared_with_is_kept_as_long_as_it_is_needed() {
    Rules rules = TestRules.standard().build();
    List<Event> complaints = new ArrayList<>();
    for (int day : new int[] {0, 1, 2, 4, 5, 7, 8, 9, 10, 24}) {
      complaints.add(complaint(day, START_MS + day * DAY_MS));
    }
    Map<Grain, Long> kept = Map.of(Grain.DAY, 2 * DAY_MS, Grain.HOUR, DAY_MS);
    try (Stream stream =
        new Stream(rules, System.currentTimeMillis(), END_MS, 1 << 20, Observer.NOBODY, kept)) {
      complaints.forEach(stream::send);
      stream.wait(Duration.ofSeconds(15));

      assertThat(sums(unusual(stream))).isEqualTo(batch(complaints, rules));
    }
  }

  @Test
  void what_has_nothing_before_it_any_more_is_told_as_nothing() {
    Unusual unusual = new Unusual(new Usual(new Windows(TestRules.standard().build().zone()), 5));
    CellId first = day(0);
    CellId second = day(1);
    Cell one = new Cell(new Sum(1, 0), 2, true);
    unusual.remember(first, one);
    unusual.remember(second, one);
    assertThat(unusual.isFirst(first)).isTrue();
    assertThat(unusual.told(second, one, false).map(Cell::sum)).hasValue(new Sum(17, 1));

    Cell none = new Cell(Sum.ZERO, 3, true);
    Map<CellId, Cell> changed = Map.of(first, none);
    Set<CellId> concerned = unusual.concernedBy(changed);

    assertThat(concerned).containsExactly(second);
    assertThat(unusual.told(first, none, false)).hasValue(none);
    assertThat(unusual.told(second, one, true).map(Cell::sum)).hasValue(Sum.ZERO);
    assertThat(unusual.told(second, one, false)).isEqualTo(Optional.empty());
    assertThat(unusual.isFirst(second)).isTrue();
  }

  /** Some days with many, some with none, near the change of a clock. */
  private static List<Event> complaints(Random chance) {
    List<Event> complaints = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long hours = chance.nextInt(20) * 24L + 8 + chance.nextInt(3);
      complaints.add(complaint(i, START_MS + hours * 3_600_000L + chance.nextInt(3_600_000)));
    }
    complaints.sort(dev.waymark.domain.journey.Ledger.ORDER);
    return complaints;
  }

  private static Event complaint(int number, long atMs) {
    return Draft.contact("c" + number % 3)
        .inCase("case-" + number)
        .because(Reason.QUALITY)
        .id("e" + number)
        .on(atMs)
        .event();
  }

  private static Map<String, Kpi> told(List<Event> events, Rules rules) {
    try (Stream stream =
        new Stream(rules, System.currentTimeMillis(), END_MS, 1 << 20, Observer.NOBODY)) {
      events.forEach(stream::send);
      stream.wait(Duration.ofSeconds(15));
      return unusual(stream);
    }
  }

  private static Map<String, Kpi> unusual(Stream stream) {
    Map<String, Kpi> told = new TreeMap<>();
    for (KeyValue<String, Kpi> one : stream.read(Topic.KPIS, Kpi.class)) {
      if (one.value != null && one.value.getKpi().equals("unusual")) {
        told.put(one.key, one.value);
      }
    }
    return told;
  }

  private static Map<String, Kpi> days(Stream stream) {
    Map<String, Kpi> days = unusual(stream);
    days.keySet().removeIf(key -> !key.startsWith("unusual|day|"));
    return days;
  }

  private static Map<String, Sum> sums(Map<String, Kpi> told) {
    Map<String, Sum> sums = new TreeMap<>();
    told.forEach((key, kpi) -> sums.put(key, new Sum(kpi.getCount(), kpi.getAmount())));
    return sums;
  }

  private static Map<String, Sum> batch(List<Event> complaints, Rules rules) {
    Sums sums = new Sums(new Windows(rules.zone()));
    for (Event event : complaints) {
      sums.add(Contribution.of(dev.waymark.domain.kpi.Kpi.UNUSUAL, "", event.occurredAtMs(), 1, 0));
    }
    Map<String, Sum> batch = new TreeMap<>();
    Compared.with(sums.take(), rules)
        .forEach(
            (id, sum) ->
                batch.put("unusual|" + id.grain().label() + "|" + id.startMs() + "|", sum));
    return batch;
  }

  private static List<String> keys(int... days) {
    List<String> keys = new ArrayList<>();
    for (int day : days) {
      keys.add("unusual|day|" + day(day).startMs() + "|");
    }
    return keys;
  }

  private static CellId day(int day) {
    return new CellId(dev.waymark.domain.kpi.Kpi.UNUSUAL, "", Grain.DAY, START_MS + day * DAY_MS);
  }
}
