package dev.waymark.history;

import dev.waymark.metrics.HistoryNumbers;
import dev.waymark.schema.Kpi;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes KPIs as history, in a thread of its own: whatever becomes of it, the stream goes on. It
 * reads the topic of KPIs in a consumer group of its own, and begins anew after a fault, from what
 * was committed.
 */
public final class Publisher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
  private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(10);

  private final Properties consumer;
  private final String topic;
  private final Deserializer<Kpi> deserializer;
  private final PublisherRules rules;
  private final HistoryNumbers numbers;
  private final Server server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "history");

  private Publisher(
      Properties consumer,
      String topic,
      Deserializer<Kpi> deserializer,
      PublisherRules rules,
      HistoryNumbers numbers) {
    this.consumer = consumer;
    this.topic = topic;
    this.deserializer = deserializer;
    this.rules = rules;
    this.numbers = numbers;
    this.server = new RemoteWrite(rules);
  }

  /**
   * Begins.
   *
   * @param consumer what a consumer of this Kafka needs, with the group
   * @param topic the topic of KPIs
   */
  public static Publisher start(
      Properties consumer,
      String topic,
      Deserializer<Kpi> deserializer,
      PublisherRules rules,
      HistoryNumbers numbers) {
    Publisher publisher = new Publisher(consumer, topic, deserializer, rules, numbers);
    publisher.thread.setDaemon(true);
    publisher.thread.start();
    return publisher;
  }

  private void run() {
    while (closing.getCount() > 0) {
      try (Session session = new Session(consumer, topic, deserializer, rules, numbers, server)) {
        LOG.atInfo().addKeyValue("server", server).log("KPIs are written as history");
        session.goOnWhile(() -> closing.getCount() > 0);
      } catch (RuntimeException e) {
        LOG.error("history stopped: it begins anew from what was committed", e);
        numbers.retried();
        rest();
      }
    }
  }

  private void rest() {
    try {
      if (closing.await(AFTER_A_FAULT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("closed while resting after a fault");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops; what has not been written will be when it starts again. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(TIME_TO_CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      thread.interrupt();
    }
  }
}
