package dev.waymark.sandbox.secured;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What is logged while it listens, stack traces and key-values included. */
final class Heard extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  /** Who logs with what settings it begins. */
  private static final List<String> LOUD = List.of("org.apache.kafka.common.config.AbstractConfig");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private Heard(Logger logger) {
    this.logger = logger;
  }

  /** All that Waymark says, and Kafka's clients with what they usually say. */
  static Heard ofKafka() {
    Heard heard = by("ROOT");
    LOUD.forEach(name -> logger(name).setLevel(Level.INFO));
    return heard;
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  static Heard by(Class<?> type) {
    return by(type.getName());
  }

  static Heard by(String name) {
    Heard heard = new Heard(logger(name));
    heard.setContext(heard.logger.getLoggerContext());
    heard.start();
    heard.logger.addAppender(heard);
    return heard;
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(
        event.getThreadName()
            + " "
            + event.getFormattedMessage()
            + " "
            + event.getKeyValuePairs()
            + ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }

  String words() {
    return lines.stream().collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    LOUD.forEach(name -> logger(name).setLevel(null));
    stop();
  }
}
