package dev.waymark.stream;

import dev.waymark.domain.event.Reason;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How records ended, and what else is measured. */
final class Ends implements Observer {

  private final Map<End, Long> ends = new HashMap<>();
  private final Map<String, Sum> stocks = new TreeMap<>();
  long behindMs = -1;
  long orders;
  long complaints;

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
