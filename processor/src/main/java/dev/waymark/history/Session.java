package dev.waymark.history;

import dev.waymark.metrics.HistoryNumbers;
import dev.waymark.metrics.KafkaNumbers;
import dev.waymark.schema.Kpi;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The publisher's work from one fault to the next: read, write, commit. An offset is committed when
 * everything before it has been written, so at worst something is written twice, which changes
 * nothing. While the server does not answer, nothing is read, but the group is kept.
 */
final class Session implements ConsumerRebalanceListener, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MOST_WAITING = 50_000;
  private static final String RECORDS_A_POLL = "5000";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<Kpi> deserializer;
  private final PublisherRules rules;
  private final HistoryNumbers numbers;
  private final Chronicle chronicle;
  private final Delivery delivery;
  private Map<TopicPartition, OffsetAndMetadata> written = Map.of();
  private long nextMs;

  Session(
      Properties consuming,
      String topic,
      Deserializer<Kpi> deserializer,
      PublisherRules rules,
      HistoryNumbers numbers,
      Server server) {
    this.deserializer = deserializer;
    this.rules = rules;
    this.numbers = numbers;
    this.chronicle = new Chronicle(rules, numbers);
    this.delivery = new Delivery(server, numbers);
    this.consumer =
        new KafkaConsumer<>(
            reading(consuming), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(Set.of(topic), this);
    numbers.unread(() -> KafkaNumbers.lag(consumer.metrics()));
  }

  private static Properties reading(Properties consuming) {
    Properties reading = new Properties();
    reading.putAll(consuming);
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
    reading.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return reading;
  }

  /** Works until it is to stop. */
  void goOnWhile(BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean()) {
      if (delivery.isDone()) {
        read();
        gather();
      } else {
        deliver(goesOn);
      }
    }
  }

  private void read() {
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
      if (each.value() == null) {
        chronicle.passed(each.partition(), each.offset());
      } else {
        chronicle.take(
            each.partition(), each.offset(), deserializer.deserialize(each.topic(), each.value()));
      }
    }
    for (TopicPartition here : consumer.assignment()) {
      chronicle.passed(here.partition(), consumer.position(here));
    }
    if (chronicle.waiting() > 0) {
      numbers.waits();
    }
  }

  /** Windows that are over leave at once; the rest every few seconds, and then offsets, too. */
  private void gather() {
    long nowMs = System.currentTimeMillis();
    if (nowMs >= nextMs || chronicle.waiting() >= MOST_WAITING) {
      nextMs = nowMs + rules.every().toMillis();
      delivery.add(chronicle.all(nowMs));
      written = positions();
      if (delivery.isDone()) {
        commit();
      }
    } else {
      delivery.add(chronicle.over(nowMs));
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> positions() {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    for (TopicPartition here : consumer.assignment()) {
      if (chronicle.isBeyondLearning(here.partition())) {
        positions.put(here, new OffsetAndMetadata(consumer.position(here)));
      }
    }
    return positions;
  }

  private void deliver(BooleanSupplier goesOn) {
    Optional<Duration> pause = delivery.attempt();
    if (pause.isPresent()) {
      keepTheGroup(pause.get(), goesOn);
    } else if (delivery.isDone()) {
      commit();
    }
  }

  /**
   * The pause between two attempts. The group must be polled for, but nothing is asked of it; what
   * a partition that has just come here brings all the same is taken.
   */
  private void keepTheGroup(Duration pause, BooleanSupplier goesOn) {
    long untilNs = System.nanoTime() + pause.toNanos();
    while (System.nanoTime() < untilNs && goesOn.getAsBoolean()) {
      consumer.pause(consumer.assignment());
      read();
    }
    consumer.resume(consumer.assignment());
  }

  private void commit() {
    if (chronicle.waiting() == 0) {
      numbers.nothingWaits();
    }
    Map<TopicPartition, OffsetAndMetadata> ours = new HashMap<>(written);
    ours.keySet().retainAll(consumer.assignment());
    written = Map.of();
    if (ours.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(ours);
    } catch (CommitFailedException | RebalanceInProgressException e) {
      // Another instance takes over and writes some of it once more, which changes nothing.
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> come) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(come));
    Map<TopicPartition, Long> ends = consumer.endOffsets(come);
    for (TopicPartition each : come) {
      OffsetAndMetadata offset = committed.get(each);
      long before = offset == null ? 0 : offset.offset();
      chronicle.comes(each.partition(), Math.min(before, ends.getOrDefault(each, before)));
    }
    consumer.seekToBeginning(come);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> gone) {
    gone.forEach(each -> chronicle.goes(each.partition()));
  }

  @Override
  public void close() {
    numbers.unread(() -> 0);
    consumer.close();
  }
}
