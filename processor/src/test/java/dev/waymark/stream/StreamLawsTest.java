package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.kit.Brought;
import dev.waymark.domain.kit.Compared;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Sums;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.StageChange;
import dev.waymark.wire.Outcomes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Late, doubled and shuffled input must come out of the topology as a batch program would have it.
 */
class StreamLawsTest {

  private static final int CUSTOMERS = 3;
  private static final int SEEDS_A_BLOCK = 6;

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {1, 7, 13, 19})
  void what_the_topology_publishes_in_the_end_is_what_a_batch_program_says(long first) {
    for (long seed = first; seed < first + SEEDS_A_BLOCK; seed++) {
      compare(seed);
    }
  }

  private static void compare(long seed) {
    List<History> histories =
        Histories.of(seed, CUSTOMERS).stream().map(History::unlimited).toList();
    Rules rules = histories.get(0).rules();
    long endMs = histories.stream().mapToLong(History::endMs).max().orElseThrow();
    List<Event> events = new ArrayList<>();
    histories.forEach(history -> events.addAll(history.events()));
    List<Event> delivered = badlyDelivered(events, seed);
    Ends ends = new Ends();
    try (Stream stream =
        new Stream(rules, System.currentTimeMillis(), endMs, inMemory(seed), ends)) {
      delivered.forEach(stream::send);
      stream.wait(Duration.ofSeconds(15));
      Truth truth = Truth.of(rules, histories, endMs);
      String of = "seed " + seed + ": ";
      assertThat(stages(stream)).as(of + "stage changes").isEqualTo(truth.stages);
      assertThat(last(stream, Topic.CHURN_ALERTS, ChurnAlert.class, ChurnAlert::getAlertId))
          .as(of + "alerts")
          .isEqualTo(truth.alerts);
      assertThat(last(stream, Topic.SAVE_WINDOWS, SaveWindow.class, SaveWindow::getWindowId))
          .as(of + "save windows")
          .isEqualTo(truth.windows);
      assertThat(journeys(stream)).as(of + "journeys").isEqualTo(truth.journeys);
      assertThat(differences(kpis(stream), truth.kpis)).as(of + "kpis").isEmpty();
      assertThat(differences(ends.stocks(), truth.kpis("now"))).as(of + "stocks").isEmpty();
      assertThat(ends.orders).as(of + "orders").isEqualTo(truth.count("orders|day|"));
      assertThat(ends.complaints).as(of + "complaints").isEqualTo(truth.count("complaints|day|"));
      assertThat(ends.total()).as(of + "read").isEqualTo(delivered.size());
      assertThat(ends.of(End.APPLIED)).as(of + "applied").isEqualTo(events.size());
      assertThat(ends.behindMs).as(of + "deadlines behind").isZero();
    }
  }

  /** Room for nobody, for about one customer, and for all. */
  private static long inMemory(long seed) {
    return seed % 3 == 0 ? 1 : seed % 3 == 1 ? 2_000 : 1 << 20;
  }

  private static List<Event> badlyDelivered(List<Event> events, long seed) {
    Random chance = new Random(seed);
    List<Event> delivered = new ArrayList<>(events);
    events.stream().filter(event -> chance.nextInt(10) == 0).forEach(delivered::add);
    if (seed % 3 != 0) {
      Collections.shuffle(delivered, chance);
    }
    return delivered;
  }

  private static Map<String, String> stages(Stream stream) {
    Map<String, String> stages = new TreeMap<>();
    for (KeyValue<String, StageChange> told : stream.read(Topic.STAGE_CHANGES, StageChange.class)) {
      if (told.value.getRetraction()) {
        stages.remove(told.value.getChangeId());
      } else {
        stages.put(told.value.getChangeId(), told.value.toString());
      }
    }
    return stages;
  }

  private static <T extends SpecificRecord> Map<String, String> last(
      Stream stream, Topic topic, Class<T> type, Function<T, String> id) {
    Map<String, String> last = new TreeMap<>();
    for (KeyValue<String, T> told : stream.read(topic, type)) {
      last.put(id.apply(told.value), told.value.toString());
    }
    last.values().removeIf(text -> text.contains("\"step\": \"RETRACTED\""));
    return last;
  }

  private static Map<String, String> journeys(Stream stream) {
    Map<String, String> journeys = new TreeMap<>();
    for (KeyValue<String, dev.waymark.schema.Journey> told :
        stream.read(Topic.JOURNEYS, dev.waymark.schema.Journey.class)) {
      journeys.put(told.key, told.value.toString());
    }
    return journeys;
  }

  /** All cells but the clocks and the ends of records; a cell of nothing is none. */
  private static Map<String, Sum> kpis(Stream stream) {
    Map<String, Sum> cells = new TreeMap<>();
    for (KeyValue<String, dev.waymark.schema.Kpi> told :
        stream.read(Topic.KPIS, dev.waymark.schema.Kpi.class)) {
      boolean technical =
          told.value.getKpi().equals("clock") || told.value.getKpi().equals("records");
      if (!technical) {
        cells.put(told.key, new Sum(told.value.getCount(), told.value.getAmount()));
      }
    }
    cells.values().removeIf(Sum::isZero);
    return cells;
  }

  private static List<String> differences(Map<String, Sum> is, Map<String, Sum> shouldBe) {
    Set<String> keys = new TreeSet<>(is.keySet());
    keys.addAll(shouldBe.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(is.get(key), shouldBe.get(key)))
        .map(key -> key + " is " + is.get(key) + ", it should be " + shouldBe.get(key))
        .toList();
  }

  /** How records ended, and what else is measured. */
  private static final class Ends implements Observer {

    private final Map<End, Long> ends = new HashMap<>();
    private final Map<String, Sum> stocks = new TreeMap<>();
    private long behindMs = -1;
    private long orders;
    private long complaints;

    @Override
    public void ended(Topic topic, End end, long records) {
      ends.merge(end, records, Long::sum);
    }

    @Override
    public void behind(int partition, long ms) {
      behindMs = ms;
    }

    @Override
    public void orders(long n) {
      orders += n;
    }

    @Override
    public void complaints(Reason reason, long n) {
      complaints += n;
    }

    @Override
    public void stock(int partition, Kpi kpi, String dimensions, Sum sum) {
      stocks.put(kpi.label() + "|now||" + dimensions, sum);
    }

    Map<String, Sum> stocks() {
      Map<String, Sum> standing = new TreeMap<>(stocks);
      standing.values().removeIf(Sum::isZero);
      return standing;
    }

    long of(End end) {
      return ends.getOrDefault(end, 0L);
    }

    long total() {
      return ends.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** What a batch program says: each ledger folded once, all contributions added up. */
  private static final class Truth {

    final Map<String, String> stages = new TreeMap<>();
    final Map<String, String> alerts = new TreeMap<>();
    final Map<String, String> windows = new TreeMap<>();
    final Map<String, String> journeys = new TreeMap<>();
    final Map<String, Sum> kpis = new TreeMap<>();

    static Truth of(Rules rules, List<History> histories, long endMs) {
      Truth truth = new Truth();
      Fold fold = new Fold(rules);
      Outcomes outcomes = new Outcomes(fold);
      Windows grid = new Windows(rules.zone());
      Sums sums = new Sums(grid);
      Brought brought = new Brought();
      List<Journey> journeys = new ArrayList<>();
      for (History history : histories) {
        Moments moments = new Moments();
        Journey journey = history.ledger().fold(fold, endMs, moments);
        truth.tell(history.customer(), moments, outcomes);
        moments.contributions().forEach(sums::add);
        brought.add(journey, moments);
        journeys.add(journey);
      }
      brought.tell(sums::add);
      for (Journey journey : journeys) {
        if (journey.hasBegun()) {
          truth.journeys.put(
              journey.customer(),
              outcomes
                  .journey(journey, fold.wakeAtMs(journey), brought.by(journey.customer()))
                  .toString());
        }
      }
      truth.count(Compared.with(sums.take(), rules), grid, endMs);
      return truth;
    }

    private void tell(String customer, Moments moments, Outcomes outcomes) {
      for (Moment moment : moments.moments()) {
        if (moment instanceof Moment.StageChanged changed) {
          StageChange told = outcomes.stageChange(customer, changed, false);
          stages.put(told.getChangeId(), told.toString());
        } else if (moment instanceof Moment.AlertMoved moved) {
          alerts.put(moved.alertId(), outcomes.alert(customer, moved, false).toString());
        } else if (moment instanceof Moment.WindowMoved moved) {
          windows.put(moved.subject(), outcomes.window(customer, moved, false).toString());
        }
      }
    }

    private void count(Map<CellId, Sum> sums, Windows grid, long endMs) {
      Map<CellId.Series, TreeMap<Long, Sum>> stocks = new HashMap<>();
      sums.forEach(
          (id, sum) -> {
            if (id.isStock() && id.grain() != Grain.NOW) {
              stocks.computeIfAbsent(id.series(), s -> new TreeMap<>()).put(id.startMs(), sum);
            } else if (!id.kpi().isKnownOnlyAtTheEnd()
                || grid.end(id.grain(), id.startMs()) <= endMs) {
              kpis.put(key(id), sum);
            }
          });
      stocks.forEach((series, parts) -> running(series, parts, grid, endMs));
    }

    private void running(
        CellId.Series series, SortedMap<Long, Sum> parts, Windows grid, long endMs) {
      Sum standing = Sum.ZERO;
      long ms = parts.firstKey();
      TreeSet<Long> starts = new TreeSet<>(parts.keySet());
      boolean early = !series.kpi().isKnownOnlyAtTheEnd();
      while (early ? ms <= starts.last() || ms <= endMs : grid.end(series.grain(), ms) <= endMs) {
        standing = standing.plus(parts.getOrDefault(ms, Sum.ZERO));
        if (!standing.isZero()) {
          kpis.put(key(series.at(ms)), standing);
        }
        ms = grid.end(series.grain(), ms);
      }
    }

    /** Those of a grain. */
    Map<String, Sum> kpis(String grain) {
      Map<String, Sum> some = new TreeMap<>(kpis);
      some.keySet().removeIf(key -> !key.contains("|" + grain + "|"));
      return some;
    }

    /** The count of all cells whose keys begin so. */
    long count(String beginning) {
      return kpis.entrySet().stream()
          .filter(cell -> cell.getKey().startsWith(beginning))
          .mapToLong(cell -> cell.getValue().count())
          .sum();
    }

    private static String key(CellId id) {
      String start = id.grain() == Grain.NOW ? "" : Long.toString(id.startMs());
      return id.kpi().label() + "|" + id.grain().label() + "|" + start + "|" + id.dimensions();
    }
  }
}
