package dev.waymark.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.identity.Erasure;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.schema.Reject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What would have stopped the stream, or travelled where it must not. */
class StreamHostileTest {

  private static final Event EVENT = Histories.of(1).events().get(0);
  private static final Party ANN = Party.customer("ann");
  private static final Party DEVICE = Party.ofKey("~DEVICE:d1");

  private final long nowMs = System.currentTimeMillis();

  @Test
  void half_a_name_of_ours_is_refused_as_well() {
    try (Stream stream = stream()) {
      stream.send(Renamed.event(EVENT, "e1", "~DEVICE:", List.of()));
      assertThat(reasons(stream)).containsExactly("RESERVED_NAME");
    }
  }

  @Test
  void a_command_from_the_future_is_refused() {
    try (Stream stream = stream()) {
      stream.send(new Link("l1", nowMs + 600_000, ANN, DEVICE, true));
      stream.send(new Erasure("e1", nowMs + 600_000, ANN));
      stream.send(new Link("l2", nowMs + 60_000, ANN, DEVICE, true));
      assertThat(reasons(stream)).containsExactly("FUTURE", "FUTURE");
    }
  }

  @Test
  void headers_go_with_a_reject_and_nowhere_else_and_only_as_long_as_they_fit() {
    try (Stream stream = stream()) {
      Event good = Renamed.event(EVENT, "e1", "ann", List.of());
      stream.send(good, header(100));
      stream.send(Topic.PURCHASES, "k", new byte[] {1}, header(100));
      stream.send(Topic.PURCHASES, "k", new byte[] {1}, header(40_000));
      assertThat(stream.records(Topic.REJECTS))
          .extracting(record -> record.headers().toArray().length)
          .containsExactly(1, 0);
      for (Topic topic : Topic.values()) {
        if (topic != Topic.REJECTS) {
          assertThat(stream.records(topic))
              .as(topic.key())
              .allMatch(record -> record.headers().toArray().length == 0);
        }
      }
    }
  }

  @Test
  void a_reject_keeps_what_fits_into_one_record() {
    try (Stream stream = stream()) {
      stream.send(Topic.PURCHASES, "k", filled(900_000), header(1));
      stream.send(Topic.PURCHASES, "k", filled(900_001), header(1));
      stream.send(Topic.PURCHASES, "k".repeat(70_000), filled(1), header(1));
      List<Reject> rejects =
          stream.read(Topic.REJECTS, Reject.class).stream().map(told -> told.value).toList();
      assertThat(rejects)
          .extracting(reject -> reject.getValue() != null, reject -> reject.getKey() != null)
          .containsExactly(
              org.assertj.core.api.Assertions.tuple(true, true),
              org.assertj.core.api.Assertions.tuple(false, true),
              org.assertj.core.api.Assertions.tuple(true, false));
    }
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) 7);
    return bytes;
  }

  private static Headers header(int bytes) {
    return new RecordHeaders().add("trace", "x".repeat(bytes).getBytes(UTF_8));
  }

  private Stream stream() {
    return new Stream(
        TestRules.standard().build(),
        new ErasureRules("a key for this test", false, true),
        nowMs,
        nowMs,
        1 << 20,
        new Ends(),
        Map.of());
  }

  private static List<String> reasons(Stream stream) {
    return stream.read(Topic.REJECTS, Reject.class).stream()
        .map(told -> told.value.getReason())
        .toList();
  }
}
