package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.kpi.Sum;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.StageChange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;

/** What the topology published in the end. */
final class Results {

  private Results() {}

  static Map<String, String> stages(Stream stream) {
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

  static <T extends SpecificRecord> Map<String, String> last(
      Stream stream, Topic topic, Class<T> type, Function<T, String> id) {
    Map<String, String> last = new TreeMap<>();
    for (KeyValue<String, T> told : stream.read(topic, type)) {
      last.put(id.apply(told.value), told.value.toString());
    }
    last.values().removeIf(text -> text.contains("\"step\": \"RETRACTED\""));
    return last;
  }

  static Map<String, String> journeys(Stream stream) {
    Map<String, String> journeys = new TreeMap<>();
    for (KeyValue<String, dev.waymark.schema.Journey> told :
        stream.read(Topic.JOURNEYS, dev.waymark.schema.Journey.class)) {
      if (told.value == null) {
        journeys.remove(told.key);
      } else {
        journeys.put(told.key, told.value.toString());
      }
    }
    return journeys;
  }

  /** All cells but the clocks and the ends of records; a cell of nothing is none. */
  static Map<String, Sum> kpis(Stream stream) {
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

  static <V> List<String> differences(Map<String, V> is, Map<String, V> shouldBe) {
    Set<String> keys = new TreeSet<>(is.keySet());
    keys.addAll(shouldBe.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(is.get(key), shouldBe.get(key)))
        .map(key -> key + " is " + is.get(key) + ", it should be " + shouldBe.get(key))
        .toList();
  }

  /** Fails unless the topology published in the end what the batch program says. */
  static void agree(Stream stream, Ends ends, Truth truth, String of) {
    assertThat(differences(stages(stream), truth.stages)).as(of + "stage changes").isEmpty();
    Map<String, String> alerts =
        last(stream, Topic.CHURN_ALERTS, ChurnAlert.class, ChurnAlert::getAlertId);
    assertThat(differences(alerts, truth.alerts)).as(of + "alerts").isEmpty();
    Map<String, String> windows =
        last(stream, Topic.SAVE_WINDOWS, SaveWindow.class, SaveWindow::getWindowId);
    assertThat(differences(windows, truth.windows)).as(of + "save windows").isEmpty();
    assertThat(differences(journeys(stream), truth.journeys)).as(of + "journeys").isEmpty();
    assertThat(differences(kpis(stream), truth.kpis)).as(of + "kpis").isEmpty();
    assertThat(differences(ends.stocks(), truth.kpis("now"))).as(of + "stocks").isEmpty();
  }
}
