package dev.waymark.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** How much a broker inside our process may say. */
final class BrokerLogs {

  private static final Map<String, Level> LEVELS =
      Map.of(
          "kafka", Level.WARN,
          "state.change.logger", Level.WARN,
          "org.apache.kafka", Level.WARN,
          // Both warn about what is normal for a node that is alone: its first start, its stop.
          "org.apache.kafka.controller.QuorumController", Level.ERROR,
          "org.apache.kafka.clients.NetworkClient", Level.ERROR);

  private BrokerLogs() {}

  static void quiet() {
    LEVELS.forEach(
        (name, level) -> {
          if (LoggerFactory.getLogger(name) instanceof Logger logger && logger.getLevel() == null) {
            logger.setLevel(level);
          }
        });
  }
}
