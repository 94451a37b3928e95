package dev.waymark.app;

import dev.waymark.history.Publisher;
import dev.waymark.history.PublisherRules;
import dev.waymark.metrics.HistoryNumbers;
import dev.waymark.metrics.Measured;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.StreamRules;
import dev.waymark.wire.Wire;
import java.util.Optional;
import java.util.Properties;

/** The history of one instance: a publisher where the settings ask for one, else nothing. */
final class History implements AutoCloseable {

  private static final String GROUP = "-history";

  private final Config config;
  private final Wire wire;
  private final Optional<PublisherRules> rules;
  private final HistoryNumbers numbers;
  private Optional<Publisher> publisher = Optional.empty();

  History(Config config, StreamRules stream, Wire wire, Measured measured) {
    this.config = config;
    this.wire = wire;
    this.rules = config.history(stream.journeyTasks());
    this.numbers = new HistoryNumbers(rules.isPresent(), System::currentTimeMillis);
    numbers.showIn(measured);
  }

  /** What has been counted so far. */
  HistoryNumbers numbers() {
    return numbers;
  }

  void start() {
    publisher = rules.map(this::publisher);
  }

  private Publisher publisher(PublisherRules asked) {
    String group = config.settings().get(ConnectionSettings.APPLICATION_ID) + GROUP;
    Properties consumer = config.client();
    consumer.put("group.id", group);
    consumer.put("client.id", group);
    return Publisher.start(
        consumer, config.topics().kpis(), wire.output(Kpi.class).deserializer(), asked, numbers);
  }

  @Override
  public void close() {
    publisher.ifPresent(Publisher::close);
  }
}
