package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.rules.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
      Results.agree(stream, ends, truth, of);
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
}
