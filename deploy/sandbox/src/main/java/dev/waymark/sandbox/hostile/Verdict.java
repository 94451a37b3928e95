package dev.waymark.sandbox.hostile;

import dev.waymark.replay.Place;
import dev.waymark.schema.Late;
import dev.waymark.schema.Reject;
import dev.waymark.wire.Outcomes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares what came of everything with what must have come of it, and with what came of what was
 * to be applied alone.
 *
 * @param mixed what came of all that was sent
 * @param alone what came of what was to be applied
 */
record Verdict(Sent sent, Outcome mixed, Outcome alone, List<String> logged) {

  /** One instance alone; SeriesBudgetTest holds four to 3,000. */
  static final int MOST_SERIES = 1500;

  /** The allow-lists of channels and campaigns bound it, however many an attacker invents. */
  static final int MOST_KPI_SERIES = 6000;

  /** Everything that is not as it must be, as sentences. */
  List<String> faults() {
    List<String> faults = new ArrayList<>(logged);
    works(faults);
    ends(faults);
    rejects(faults);
    late(faults);
    same(faults, "journey", alone.journeys(), mixed.journeys());
    same(faults, "KPI cell", alone.kpis(), mixed.kpis());
    series(faults);
    return faults;
  }

  private void works(List<String> faults) {
    if (!mixed.isRunning()) {
      faults.add("the instance was not at work any more at the end");
    }
    for (String metric :
        List.of("waymark_threads_replaced_total", "waymark_kafka_dropped_records_total")) {
      if (mixed.metric(metric) != 0) {
        faults.add(metric + " is " + mixed.metric(metric) + ": it must be 0");
      }
    }
  }

  private void ends(List<String> faults) {
    if (!mixed.ends().equals(sent.ends())) {
      faults.add("records ended as " + mixed.ends() + ": it must be " + sent.ends());
    }
    if (!mixed.told().equals(sent.ends())) {
      faults.add("KPIs say that records ended as " + mixed.told() + ": not " + sent.ends());
    }
  }

  private void rejects(List<String> faults) {
    Map<Place, Reject> told = new HashMap<>();
    for (Reject reject : mixed.rejects()) {
      Place place = new Place(reject.getTopic(), reject.getPartition(), reject.getOffset());
      if (told.put(place, reject) != null) {
        faults.add(place + " was rejected twice");
      }
    }
    sent.expected()
        .forEach(
            (place, expected) -> {
              Reject reject = told.remove(place);
              if (expected.ending() instanceof Ending.Rejected) {
                add(faults, compared(place, expected, reject));
              } else if (reject != null) {
                add(faults, place + ", " + expected.trick() + ", was rejected: " + why(reject));
              }
            });
    told.forEach((place, reject) -> add(faults, place + " was rejected: " + why(reject)));
  }

  private static String why(Reject reject) {
    return reject.getReason() + " " + reject.getMessage();
  }

  private static String compared(Place place, Expected expected, @Nullable Reject reject) {
    String name = place + ", " + expected.trick() + ", ";
    if (reject == null) {
      return name + "was not rejected: " + expected.ending().word();
    }
    if (!reject.getReason().equals(expected.ending().word())) {
      return name + "was rejected for " + why(reject) + ", not " + expected.ending().word();
    }
    boolean keyFits = expected.keyBytes() <= Outcomes.LARGEST_KEPT_KEY_BYTES;
    if (!(keyFits ? expected.hasKey(bytes(reject.getKey())) : reject.getKey() == null)) {
      return name + "was rejected with another key";
    }
    boolean valueFits = expected.valueBytes() <= Outcomes.LARGEST_KEPT_VALUE_BYTES;
    if (!(valueFits ? expected.hasValue(bytes(reject.getValue())) : reject.getValue() == null)) {
      return name + "was rejected with another value";
    }
    return reject.getMessage().contains(Workshop.MARK)
        ? name + "was rejected with words of its own"
        : "";
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private void late(List<String> faults) {
    Set<Place> told = new HashSet<>();
    for (Late late : mixed.late()) {
      told.add(new Place(late.getTopic(), late.getPartition(), late.getOffset()));
    }
    Set<Place> due = new HashSet<>();
    sent.expected()
        .forEach(
            (place, expected) -> {
              if (expected.ending().equals(Ending.LATE)) {
                due.add(place);
              }
            });
    if (!told.equals(due)) {
      faults.add("told as late: " + told.size() + " records, not the " + due.size() + " that were");
    }
  }

  private static void same(
      List<String> faults, String what, Map<String, String> alone, Map<String, String> mixed) {
    Set<String> keys = new HashSet<>(alone.keySet());
    keys.addAll(mixed.keySet());
    List<String> differing =
        keys.stream()
            .filter(key -> !Objects.equals(alone.get(key), mixed.get(key)))
            .sorted()
            .toList();
    if (!differing.isEmpty()) {
      String key = differing.get(0);
      faults.add(
          differing.size()
              + " of "
              + keys.size()
              + " "
              + what
              + "s differ, such as "
              + key
              + ": "
              + mixed.get(key)
              + ", without bad input "
              + alone.get(key));
    }
  }

  private void series(List<String> faults) {
    int series = mixed.series().size();
    if (series > MOST_SERIES) {
      faults.add(series + " series of metrics: at most " + MOST_SERIES);
    }
    if (mixed.scrape().contains(Workshop.MARK)) {
      faults.add("a metric holds a text of an attacker");
    }
    int kpiSeries = kpiSeries(mixed);
    if (kpiSeries > MOST_KPI_SERIES) {
      faults.add(kpiSeries + " series of KPIs: at most " + MOST_KPI_SERIES);
    }
    if (mixed.kpis().keySet().stream().anyMatch(key -> key.contains(Workshop.MARK))) {
      faults.add("a KPI's dimension holds a text of an attacker");
    }
  }

  /** Cells of all windows make one series: their keys are kpi|grain|start|dimensions. */
  static int kpiSeries(Outcome outcome) {
    Set<String> series = new HashSet<>();
    for (String key : outcome.kpis().keySet()) {
      String[] parts = key.split("\\|", 4);
      series.add(parts[0] + "|" + parts[1] + "|" + parts[parts.length - 1]);
    }
    return series.size();
  }

  private static void add(List<String> faults, String fault) {
    if (!fault.isEmpty() && faults.size() < 100) {
      faults.add(fault);
    }
  }

  /** How many records of how many classes ended in each way. */
  List<String> summary() {
    Map<String, Long> ways = new TreeMap<>();
    sent.ends().values().forEach(way -> way.forEach((end, n) -> ways.merge(end, n, Long::sum)));
    List<String> lines = new ArrayList<>();
    long good = sent.byTrick().getOrDefault(Mix.GOOD, 0L);
    lines.add(
        String.format(
            "%,d records: %,d good, %,d of %d classes of bad or hostile input",
            sent.all(), good, sent.all() - good, sent.byTrick().size() - 1));
    lines.add("read = " + sent.all() + " = " + ways);
    Map<String, Long> reasons = new TreeMap<>();
    mixed.rejects().forEach(reject -> reasons.merge(reject.getReason(), 1L, Long::sum));
    lines.add("rejects: " + reasons);
    lines.add(
        String.format(
            "%,d journeys and %,d KPI cells, the same as without; %d series of metrics, %d of KPIs",
            mixed.journeys().size(), mixed.kpis().size(), mixed.series().size(), kpiSeries(mixed)));
    lines.add(
        String.format(
            "worked off in %.1f s; without bad input %.1f s",
            mixed.took().toMillis() / 1000.0, alone.took().toMillis() / 1000.0));
    return lines;
  }
}
