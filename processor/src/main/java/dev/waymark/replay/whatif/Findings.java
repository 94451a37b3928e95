package dev.waymark.replay.whatif;

import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import java.util.Map;

/** What both sides have come to, customer by customer; the findings of many add up. */
final class Findings {

  private final Both<Parts> parts;
  private final Both<Introductions> introductions;
  private final Both<long[]> counts = Both.each(side -> new long[2]);
  private final EpisodeDifferences alerts;
  private final EpisodeDifferences windows;
  private final StageMoves stages;

  Findings(Both<Rules> rules, Scope scope, Homes homes) {
    introductions = Both.each(side -> new Introductions(named -> homes.referrer(side, named)));
    parts = rules.map(each -> new Parts(each, scope.grains()));
    alerts = new EpisodeDifferences(scope.samples());
    windows = new EpisodeDifferences(scope.samples());
    stages = new StageMoves(scope.samples());
  }

  /** One customer, as each side has them. */
  void take(String customer, boolean isReferrer, Both<Lived> lived) {
    for (Side side : Side.values()) {
      Lived life = lived.of(side);
      life.moments().contributions().forEach(parts.of(side)::add);
      introductions.of(side).add(life, isReferrer);
      counts.of(side)[0] += life.journey().stage() == Stage.NONE ? 0 : 1;
      counts.of(side)[1] += life.doubled();
    }
    alerts.add(customer, lived.map(life -> Episodes.alerts(life.moments().moments())));
    windows.add(customer, lived.map(life -> Episodes.windows(life.moments().moments())));
    stages.add(customer, lived.map(Lived::journey));
  }

  /** And what was found elsewhere. */
  void add(Findings other) {
    for (Side side : Side.values()) {
      parts.of(side).add(other.parts.of(side));
      introductions.of(side).add(other.introductions.of(side));
      counts.of(side)[0] += other.counts.of(side)[0];
      counts.of(side)[1] += other.counts.of(side)[1];
    }
    alerts.add(other.alerts);
    windows.add(other.windows);
    stages.add(other.stages);
  }

  /** All customers are known: now it is clear who was brought by a customer. */
  void introduce() {
    for (Side side : Side.values()) {
      introductions.of(side).tell(parts.of(side)::add);
    }
  }

  long customers(Side side) {
    return counts.of(side)[0];
  }

  long doubled(Side side) {
    return counts.of(side)[1];
  }

  /** The sums of the parts of each cell; of stocks what each window changed. */
  Both<Map<CellId, Sum>> cells() {
    return parts.map(Parts::cells);
  }

  EpisodeDifferences alerts() {
    return alerts;
  }

  EpisodeDifferences windows() {
    return windows;
  }

  StageMoves stages() {
    return stages;
  }
}
