package dev.waymark.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.metrics.HistoryNumbers;
import dev.waymark.metrics.HistoryNumbers.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private final HistoryNumbers numbers = new HistoryNumbers(true, () -> 0);
  private final Fussy server = new Fussy();
  private final Delivery delivery = new Delivery(server, numbers);

  @Test
  void a_bad_sample_voids_no_good_one() {
    server.invalid.addAll(Set.of(17L, 18L, 4_321L));
    delivery.add(samples(5_000));
    deliver();

    assertThat(server.taken).hasSize(4_997).doesNotContain(17L, 18L, 4_321L);
    assertThat(numbers.refused(Refusal.INVALID)).isEqualTo(3);
    assertThat(numbers.sent()).isEqualTo(4_997);
  }

  @Test
  void what_is_too_old_is_not_tried_one_by_one() {
    server.oldestMs = 100_000;
    delivery.add(samples(150_000));
    deliver();

    assertThat(server.taken).hasSize(50_000);
    assertThat(numbers.refused(Refusal.TOO_OLD)).isEqualTo(100_000);
    assertThat(server.requests).isLessThan(150_000 / 2_000 + 50);
  }

  @Test
  void a_server_that_is_away_is_asked_again_ever_more_slowly_and_nothing_is_lost() {
    server.away = 8;
    delivery.add(samples(10));
    List<Long> pauses = new ArrayList<>();
    while (!delivery.isDone()) {
      delivery.attempt().map(Duration::toSeconds).ifPresent(pauses::add);
    }

    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    assertThat(server.taken).hasSize(10);
    assertThat(numbers.retries()).isEqualTo(8);
  }

  @Test
  void the_oldest_samples_are_sent_first() {
    delivery.add(samples(3_000));
    delivery.attempt();

    assertThat(server.taken).containsExactlyInAnyOrderElementsOf(until(2_000));
  }

  private void deliver() {
    while (!delivery.isDone()) {
      delivery.attempt();
    }
  }

  private static List<Long> until(long end) {
    return LongStream.range(0, end).boxed().toList();
  }

  /** One a millisecond, the newest first. */
  private static List<Sample> samples(long n) {
    return LongStream.range(0, n)
        .mapToObj(i -> new Sample(new TreeMap<>(Map.of(Sample.NAME, "m")), n - 1 - i, i))
        .toList();
  }

  /** Takes a batch only as a whole, as Prometheus does. */
  private static final class Fussy implements Server {

    final Set<Long> invalid = new HashSet<>();
    final List<Long> taken = new ArrayList<>();
    long oldestMs = Long.MIN_VALUE;
    int away;
    int requests;

    @Override
    public Reply write(List<Sample> samples) {
      requests++;
      if (away > 0) {
        away--;
        return new Reply.Later("away", Optional.empty());
      }
      for (Sample sample : samples) {
        if (sample.atMs() < oldestMs) {
          return new Reply.Refused(Refusal.TOO_OLD, "too old sample");
        }
        if (invalid.contains(sample.atMs())) {
          return new Reply.Refused(Refusal.INVALID, "invalid");
        }
      }
      samples.forEach(sample -> taken.add(sample.atMs()));
      return new Reply.Taken();
    }
  }
}
