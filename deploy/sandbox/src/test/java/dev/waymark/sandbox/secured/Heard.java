package dev.waymark.sandbox.secured;

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

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private Heard(Logger logger) {
    this.logger = logger;
  }

  static Heard by(Class<?> type) {
    return by(type.getName());
  }

  static Heard by(String name) {
    Heard heard = new Heard((Logger) LoggerFactory.getLogger(name));
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
    stop();
  }
}
