package dev.waymark.sandbox.hostile;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Hears all that is logged in this process, and keeps what holds a text that must not be there. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final int MOST_KEPT = 20;

  private final Logger root;
  private final String forbidden;
  private final List<String> found = new CopyOnWriteArrayList<>();
  private final AtomicLong lines = new AtomicLong();

  private LogWatch(Logger root, String forbidden) {
    this.root = root;
    this.forbidden = forbidden;
  }

  static LogWatch on(String forbidden) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    LogWatch watch = new LogWatch(root, forbidden);
    watch.setContext(root.getLoggerContext());
    watch.start();
    root.addAppender(watch);
    return watch;
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.incrementAndGet();
    String text =
        event.getFormattedMessage() + event.getKeyValuePairs() + said(event.getThrowableProxy());
    if (text.contains(forbidden) && found.size() < MOST_KEPT) {
      found.add(event.getLoggerName() + " logs a text of an attacker");
    }
  }

  private static String said(@Nullable IThrowableProxy thrown) {
    StringBuilder said = new StringBuilder();
    for (IThrowableProxy at = thrown; at != null; at = at.getCause()) {
      said.append(at.getMessage());
    }
    return said.toString();
  }

  /** Where the text was found. */
  List<String> found() {
    return List.copyOf(found);
  }

  /** How many lines were logged in all. */
  long lines() {
    return lines.get();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}
