package dev.waymark.app;

import dev.waymark.replay.asof.Arrival;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.stream.KeptLedger;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import dev.waymark.wire.state.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Finds what was told of one alert. The id is a digest and names nobody, so all partitions of the
 * topic are searched, unless it is known whose alert it is.
 */
public final class AlertSteps {

  private final Config config;
  private final RecordReader reader;
  private final String topic;
  private final Deserializer<ChurnAlert> deserializer;

  public AlertSteps(Config config, RecordReader reader) {
    this.config = config;
    this.reader = reader;
    this.topic = config.topics().name(Topic.CHURN_ALERTS);
    this.deserializer = Wire.of(config.wire()).output(ChurnAlert.class).deserializer();
  }

  /** A step of an alert and when it was told. */
  public record Step(ChurnAlert alert, Instant toldAt) {}

  /**
   * The steps of an alert in the order in which they were told; none when nobody knows it.
   *
   * @param customer whose alert it is, if that is known
   */
  public List<Step> find(String alertId, Optional<String> customer, LongConsumer progress) {
    Collection<TopicPartition> where =
        customer
            .map(id -> List.of(reader.partition(topic, id)))
            .orElseGet(() -> reader.partitions(topic));
    List<Step> steps = new ArrayList<>();
    byte[] id = alertId.getBytes(StandardCharsets.UTF_8);
    reader.read(where, each -> take(each, id, alertId, steps), progress);
    customer.ifPresent(
        whose -> steps.removeIf(step -> !step.alert().getCustomerId().equals(whose)));
    return steps;
  }

  /**
   * The events up to a step that came only after it was told, so that it could not speak of them;
   * the last word on the step counts.
   */
  public List<Arrival> cameAfter(ChurnAlert explained, List<Step> told, KeptLedger kept) {
    Instant toldAt =
        told.stream()
            .filter(step -> step.alert().equals(explained))
            .map(Step::toldAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    if (toldAt.equals(Instant.MAX)) {
      return List.of();
    }
    List<Entry> upToThen = kept.until(explained.getAt().toEpochMilli()).entries();
    return new Arrivals(config, reader)
        .of(upToThen, toldAt).stream().filter(Arrival::isLate).toList();
  }

  /** Only what holds the bytes of the id is decoded: of thousands of records a few. */
  private void take(ConsumerRecord<byte[], byte[]> each, byte[] id, String alertId, List<Step> to) {
    if (each.value() == null || !holds(each.value(), id)) {
      return;
    }
    ChurnAlert alert = deserializer.deserialize(each.topic(), each.value());
    if (alert.getAlertId().equals(alertId)) {
      to.add(new Step(alert, Instant.ofEpochMilli(each.timestamp())));
    }
  }

  private static boolean holds(byte[] bytes, byte[] part) {
    for (int from = 0; from + part.length <= bytes.length; from++) {
      if (java.util.Arrays.equals(bytes, from, from + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
