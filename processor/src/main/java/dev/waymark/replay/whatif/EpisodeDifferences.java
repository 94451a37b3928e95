package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.Sum;
import dev.waymark.replay.whatif.Pairing.Pair;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the alerts, or the save windows, of all customers differ: how many, and which for example.
 */
final class EpisodeDifferences {

  private final int room;
  private final Map<Change, Map<String, Sum>> byCause = new EnumMap<>(Change.class);
  private final Map<Change, Samples<Episode>> samples = new EnumMap<>(Change.class);
  private long same;

  EpisodeDifferences(int room) {
    this.room = room;
  }

  void add(String customer, Both<List<Episode>> episodes) {
    if (episodes.baseline().isEmpty() && episodes.candidate().isEmpty()) {
      return;
    }
    for (Pair pair : Pairing.of(episodes)) {
      pair.change().ifPresentOrElse(change -> add(customer, change, pair), () -> same++);
    }
  }

  private void add(String customer, Change change, Pair pair) {
    Episode shown = pair.candidate().or(pair::baseline).orElseThrow();
    causes(change).merge(shown.cause(), new Sum(1, shown.value()), Sum::plus);
    samples(change).add(new Sample<>(customer, shown.value(), pair.baseline(), pair.candidate()));
  }

  void add(EpisodeDifferences other) {
    same += other.same;
    other.byCause.forEach(
        (change, causes) ->
            causes.forEach((cause, sum) -> causes(change).merge(cause, sum, Sum::plus)));
    other.samples.forEach((change, those) -> samples(change).add(those));
  }

  private Map<String, Sum> causes(Change change) {
    return byCause.computeIfAbsent(change, c -> new TreeMap<>());
  }

  private Samples<Episode> samples(Change change) {
    return samples.computeIfAbsent(
        change,
        c ->
            new Samples<>(
                room, sample -> sample.candidate().or(sample::baseline).orElseThrow().id()));
  }

  /** What was found, in the order of changes and causes. */
  EpisodeReport report() {
    Map<Change, List<Sample<Episode>>> shown = new EnumMap<>(Change.class);
    samples.forEach((change, those) -> shown.put(change, those.inOrder()));
    return new EpisodeReport(same, byCause, shown);
  }
}
