package dev.waymark.history;

import dev.waymark.domain.kpi.Kpi;
import dev.waymark.metrics.KpiSeries;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * History as a text that {@code promtool tsdb create-blocks-from openmetrics} makes blocks of: all
 * samples of a metric together, those of a series in the order of their times.
 */
final class OpenMetrics {

  private static final Comparator<Sample> ORDER =
      Comparator.comparing((Sample sample) -> labels(sample)).thenComparingLong(Sample::atMs);
  private static final int MS = 3;

  private OpenMetrics() {}

  /** Writes some samples, in whatever order they are; says how many. */
  static long write(List<Sample> samples, Writer out) throws IOException {
    SortedMap<String, List<Sample>> metrics =
        samples.stream()
            .collect(Collectors.groupingBy(OpenMetrics::name, TreeMap::new, Collectors.toList()));
    Map<String, String> sentences = sentences();
    for (Map.Entry<String, List<Sample>> metric : metrics.entrySet()) {
      out.write("# HELP " + metric.getKey() + " " + sentences.get(metric.getKey()) + "\n");
      out.write("# TYPE " + metric.getKey() + " gauge\n");
      for (Sample sample : metric.getValue().stream().sorted(ORDER).toList()) {
        out.write(line(sample));
      }
    }
    out.write("# EOF\n");
    return samples.size();
  }

  private static Map<String, String> sentences() {
    Map<String, String> sentences = new TreeMap<>();
    for (Kpi kpi : Kpi.values()) {
      sentences.put(KpiSeries.count(kpi), kpi.question() + " The count: " + kpi.counts() + ".");
      sentences.put(KpiSeries.amount(kpi), kpi.question() + " The amount: " + kpi.amounts() + ".");
    }
    return sentences;
  }

  private static String name(Sample sample) {
    return String.valueOf(sample.labels().get(Sample.NAME));
  }

  private static String line(Sample sample) {
    String seconds = BigDecimal.valueOf(sample.atMs(), MS).toPlainString();
    return name(sample) + "{" + labels(sample) + "} " + sample.value() + " " + seconds + "\n";
  }

  private static String labels(Sample sample) {
    return sample.labels().entrySet().stream()
        .filter(label -> !label.getKey().equals(Sample.NAME))
        .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
        .collect(Collectors.joining(","));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
