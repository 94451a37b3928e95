package dev.waymark.oracle;

import dev.waymark.domain.identity.Link;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.stream.Observer;
import dev.waymark.stream.Stream;
import dev.waymark.stream.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KeyValue;

/** What the whole topology publishes of a crowd, event by event as it is delivered. */
final class Streamed {

  private static final Map<String, Kpi> KPIS =
      Arrays.stream(Kpi.values()).collect(Collectors.toMap(Kpi::label, Function.identity()));

  private Streamed() {}

  /** The last revision of every cell; of stocks, how they stand. */
  static Map<CellId, Sum> cells(Crowd crowd, long inMemoryBytes) {
    return cells(crowd, List.of(), inMemoryBytes);
  }

  /** The same after some links that come in the midst of it. */
  static Map<CellId, Sum> cells(Crowd crowd, List<Link> links, long inMemoryBytes) {
    Map<CellId, Sum> cells = new HashMap<>();
    try (Stream stream =
        new Stream(
            crowd.rules(),
            System.currentTimeMillis(),
            crowd.endMs(),
            inMemoryBytes,
            Observer.NOBODY)) {
      int half = crowd.delivered().size() / 2;
      crowd.delivered().subList(0, half).forEach(stream::send);
      links.forEach(stream::send);
      crowd.delivered().subList(half, crowd.delivered().size()).forEach(stream::send);
      stream.wait(Duration.ofSeconds(15));
      for (KeyValue<String, dev.waymark.schema.Kpi> told :
          stream.read(Topic.KPIS, dev.waymark.schema.Kpi.class)) {
        take(told.value, cells);
      }
    }
    cells.values().removeIf(Sum::isZero);
    return cells;
  }

  private static void take(dev.waymark.schema.Kpi told, Map<CellId, Sum> cells) {
    Kpi kpi = KPIS.get(told.getKpi());
    if (kpi == null || kpi == Kpi.RECORDS) {
      return; // the clocks, and how records ended
    }
    Instant start = told.getWindowStart();
    CellId id =
        new CellId(
            kpi,
            new TreeMap<>(told.getDimensions())
                .entrySet().stream().map(Object::toString).collect(Collectors.joining(";")),
            Grain.valueOf(told.getGrain().name()),
            start == null ? 0 : start.toEpochMilli());
    cells.put(id, new Sum(told.getCount(), told.getAmount()));
  }
}
