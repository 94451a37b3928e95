package dev.waymark.metrics;

import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.stream.ErasureRules;
import dev.waymark.stream.StreamRules;
import dev.waymark.stream.Stretch;
import dev.waymark.stream.Topics;
import java.util.List;
import java.util.Map;

/** What instances answer that show everything they can. */
final class Scrapes {

  private static final int JOURNEYS = 64;
  private static final int KPIS = 4;

  private Scrapes() {}

  static StreamRules rules(int journeys, int kpis, long clockEndMs) {
    return new StreamRules(
        TestRules.standard().build(),
        IdentityRules.DEFAULT,
        ErasureRules.NONE,
        Topics.standard(),
        journeys,
        journeys,
        kpis,
        300_000,
        10_000,
        clockEndMs,
        1 << 20,
        Map.of(),
        Stretch.ALL);
  }

  /** The scrape of one of several instances that share 64 journey partitions and 4 of KPIs. */
  static String ofInstance(int number, int of) {
    StreamRules rules = rules(JOURNEYS, KPIS, dev.waymark.domain.rules.Rules.NEVER);
    try (Measured measured = new Measured(rules, Measured.LIVE)) {
      measured.show(Metric.RUNNING, () -> 1);
      measured.show(Metric.READY, () -> 1);
      measured.show(Metric.STATE_MEMORY, () -> 1);
      measured.show(Metric.HTTP_STALE, () -> 0);
      measured.show(Metric.HTTP_NOT_ALLOWED, () -> 0);
      for (String way : List.of("login", "look_up", "peer")) {
        measured.show(Metric.HTTP_TURNED_AWAY, way, () -> 0);
      }
      new KafkaNumbers(Map::of).showIn(measured, Topics.standard());
      HistoryNumbers.none().showIn(measured);
      for (int partition = number; partition < JOURNEYS; partition += of) {
        measured.here(partition);
      }
      for (int partition = number; partition < KPIS; partition += of) {
        measured.stocksHere(partition);
      }
      return measured.scrape();
    }
  }
}
