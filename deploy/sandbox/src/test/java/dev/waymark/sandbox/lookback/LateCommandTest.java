package dev.waymark.sandbox.lookback;

import static dev.waymark.sandbox.lookback.LiveRun.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import dev.waymark.stream.End;
import dev.waymark.stream.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code waymark late} on events older than what a ledger can place. */
@ExtendWith(OneSandbox.class)
@Tag("long-runs")
class LateCommandTest {

  private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");

  private final Sandbox sandbox;

  LateCommandTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  private static Instant day(int day) {
    return MARCH.plus(Duration.ofDays(day));
  }

  @Test
  void a_late_event_is_submitted_again_only_where_the_ledger_can_place_it() throws Exception {
    String late;
    try (LiveRun live = LiveRun.start(sandbox, "late", Map.of("limits.ledger-entries", "4"))) {
      for (int i = 1; i <= 6; i++) {
        live.send(purchase("ann", "p-" + i, day(i)));
      }
      live.send(purchase("ann", "p-0", day(0)));
      live.settle();
      assertThat(live.running().measured().ended(Topic.PURCHASES, End.LATE)).isEqualTo(1);

      String row = live.waymark("late", "list", "--each", "--format", "csv").split("\n")[2];
      late = row.substring(0, row.indexOf(','));
      assertThat(row).contains(",LATE,p-0,ann,2026-03-01T12:00:00Z,,occurred_at is");
      assertThat(live.waymark("late", "list")).contains("late.purchases");
      assertThat(live.waymark("late", "show", late)).contains("customer ann").contains("|.....");
      assertThat(live.waymark("late", "retry", "--all", "--yes"))
          .startsWith("0\n")
          .contains("would be late again")
          .contains("nothing to submit again");
      assertThat(live.waymark("late", "retry", late, "--yes")).startsWith("1\n");
    }

    // A rebuild with room for all, and one that begins with what comes from now on.
    Map<String, String> rebuilt = new HashMap<>();
    Topic.inputs().forEach(input -> rebuilt.put("topics." + input.key(), "late." + input.key()));
    rebuilt.put("topics.late", "late.waymark.late");
    try (LiveRun live = LiveRun.start(sandbox, "late-rebuilt", rebuilt)) {
      live.settle();
      assertThat(live.waymark("late", "retry", "--customer", "ann", "--yes"))
          .contains("the ledger holds this event")
          .contains("nothing to submit again");
      skipToTheEnd(live, "late-younger");
    }
    try (LiveRun live = LiveRun.start(sandbox, "late-younger", rebuilt)) {
      assertThat(live.waymark("late", "retry", late, "--dry-run")).contains("1 would be submitted");
      assertThat(live.waymark("late", "retry", late, "--yes"))
          .startsWith("0\n")
          .contains("1 submitted again");
      live.settle();
      LiveRun.await(
          "it is applied",
          () -> live.running().measured().ended(Topic.PURCHASES, End.APPLIED) == 1);
      assertThat(live.waymark("late", "retry", late, "--yes"))
          .contains("has been submitted again before");
      assertThat(live.ask("/journeys/ann").body()).contains("\"orders\" : 1");
    }
  }

  /** What a group that has never read is to take for read. */
  private static void skipToTheEnd(LiveRun live, String group)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(live.config().client())) {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      for (int i = 0; i < 4; i++) {
        latest.put(new TopicPartition(live.topic(Topic.PURCHASES), i), OffsetSpec.latest());
      }
      Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
      admin
          .listOffsets(latest)
          .all()
          .get()
          .forEach((part, end) -> read.put(part, new OffsetAndMetadata(end.offset())));
      admin.alterConsumerGroupOffsets(group, read).all().get();
    }
  }
}
