package dev.waymark.app;

import dev.waymark.schema.ChurnAlert;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
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

  private final RecordReader reader;
  private final String topic;
  private final Deserializer<ChurnAlert> deserializer;

  public AlertSteps(Config config, RecordReader reader) {
    this.reader = reader;
    this.topic = config.topics().name(Topic.CHURN_ALERTS);
    this.deserializer = Wire.of(config.wire()).output(ChurnAlert.class).deserializer();
  }

  /**
   * The steps of an alert in the order in which they were told; none when nobody knows it.
   *
   * @param customer whose alert it is, if that is known
   */
  public List<ChurnAlert> find(String alertId, Optional<String> customer, LongConsumer progress) {
    Collection<TopicPartition> where =
        customer
            .map(id -> List.of(reader.partition(topic, id)))
            .orElseGet(() -> reader.partitions(topic));
    List<ChurnAlert> steps = new ArrayList<>();
    byte[] id = alertId.getBytes(StandardCharsets.UTF_8);
    reader.read(where, each -> take(each, id, alertId, steps), progress);
    customer.ifPresent(whose -> steps.removeIf(step -> !step.getCustomerId().equals(whose)));
    return steps;
  }

  /** Only what holds the bytes of the id is decoded: of thousands of records a few. */
  private void take(
      ConsumerRecord<byte[], byte[]> each, byte[] id, String alertId, List<ChurnAlert> to) {
    if (each.value() == null || !holds(each.value(), id)) {
      return;
    }
    ChurnAlert alert = deserializer.deserialize(each.topic(), each.value());
    if (alert.getAlertId().equals(alertId)) {
      to.add(alert);
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
