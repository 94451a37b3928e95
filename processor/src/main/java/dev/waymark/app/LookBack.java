package dev.waymark.app;

import dev.waymark.replay.asof.AsOf;
import dev.waymark.replay.asof.Published;
import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.StageChange;
import dev.waymark.stream.KeptLedger;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Gathers from the topics how one customer stood at an instant. */
public final class LookBack {

  private final Config config;
  private final RecordReader reader;
  private final String customer;
  private final Instant asOf;
  private final List<String> noLongerKept = new ArrayList<>();

  public LookBack(Config config, RecordReader reader, String customer, Instant asOf) {
    this.config = config;
    this.reader = reader;
    this.customer = customer;
    this.asOf = asOf;
  }

  /**
   * What is known and what was told.
   *
   * @throws Refusal when the events of that time are no longer kept one by one
   * @throws Failure when nothing at all is kept of the customer
   */
  public AsOf read() {
    KeptLedger kept = reader.ledgers(Set.of(customer)).ledger(customer);
    if (kept.isEmpty()) {
      throw new Failure("nothing is known about a customer " + customer);
    }
    Published published = published();
    try {
      return AsOf.of(
          asOf,
          kept,
          published,
          new Arrivals(config, reader).of(kept.until(asOf.toEpochMilli()).entries(), asOf),
          config.rules());
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  /** What the topics can no longer tell, as sentences; known after reading. */
  public List<String> noLongerKept() {
    return List.copyOf(noLongerKept);
  }

  private Published published() {
    Published published = new Published(asOf);
    read(Topic.STAGE_CHANGES, StageChange.class, published.changes()::hear);
    read(Topic.CHURN_ALERTS, ChurnAlert.class, published.alerts()::hear);
    read(Topic.SAVE_WINDOWS, SaveWindow.class, published.windows()::hear);
    published.alerts().beginnings().stream()
        .filter(first -> first.getStep() != AlertStep.RAISED)
        .forEach(first -> compacted("alert " + first.getAlertId()));
    published.windows().beginnings().stream()
        .filter(first -> first.getStep() != SaveWindowStep.OPENED)
        .forEach(first -> compacted("save window " + first.getWindowId()));
    return published;
  }

  private void compacted(String what) {
    noLongerKept.add("the first steps of " + what + " are compacted away");
  }

  private <T extends SpecificRecord> void read(
      Topic topic, Class<T> type, BiConsumer<T, Instant> hearer) {
    Deserializer<T> deserializer = Wire.of(config.wire()).output(type).deserializer();
    TopicPartition partition = reader.partition(config.topics().name(topic), customer);
    byte[] key = customer.getBytes(StandardCharsets.UTF_8);
    List<Instant> oldest = new ArrayList<>(1);
    reader.read(
        List.of(partition),
        each -> {
          Instant appended = Instant.ofEpochMilli(each.timestamp());
          if (oldest.isEmpty()) {
            oldest.add(appended);
          }
          if (Arrays.equals(key, each.key()) && each.value() != null) {
            hearer.accept(deserializer.deserialize(each.topic(), each.value()), appended);
          }
        });
    if (reader.beginnings(List.of(partition)).getOrDefault(partition, 0L) > 0) {
      noLongerKept.add(
          "topic "
              + partition.topic()
              + " holds nothing older than "
              + oldest.stream().findFirst().map(Instant::toString).orElse("now"));
    }
  }
}
