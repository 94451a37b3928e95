package dev.waymark.replay.whatif;

import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kpi.Sum;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** In which stage each side has every customer at the end. */
final class StageMoves {

  private final Map<Stage, Map<Stage, Sum>> customers = new TreeMap<>();
  private final Samples<Stage> samples;

  StageMoves(int room) {
    samples = new Samples<>(room, sample -> "");
  }

  void add(String customer, Both<Journey> journeys) {
    Both<Stage> stages = journeys.map(Journey::stage);
    Journey shown = stages.candidate() == Stage.NONE ? journeys.baseline() : journeys.candidate();
    long value = shown.purchases().value();
    add(stages, new Sum(1, value));
    if (!stages.agree()) {
      samples.add(
          new Sample<>(
              customer, value, Optional.of(stages.baseline()), Optional.of(stages.candidate())));
    }
  }

  private void add(Both<Stage> stages, Sum sum) {
    customers
        .computeIfAbsent(stages.baseline(), from -> new TreeMap<>())
        .merge(stages.candidate(), sum, Sum::plus);
  }

  void add(StageMoves other) {
    other.customers.forEach(
        (from, to) -> to.forEach((stage, sum) -> add(new Both<>(from, stage), sum)));
    samples.add(other.samples);
  }

  StageReport report() {
    return new StageReport(customers, samples.inOrder());
  }
}
