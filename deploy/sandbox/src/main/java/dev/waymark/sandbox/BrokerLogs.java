package dev.waymark.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** How much Kafka may say in a sandbox. */
final class BrokerLogs {

  private static final Map<String, Level> LEVELS =
      Map.of(
          "kafka", Level.WARN,
          "state.change.logger", Level.WARN,
          "org.apache.kafka", Level.WARN,
          // They warn about what is normal for a node that is alone and for state in a temporary
          // folder: a first start, a stop, a transaction that begins before the last one has ended.
          "org.apache.kafka.controller.QuorumController", Level.ERROR,
          "org.apache.kafka.clients.NetworkClient", Level.ERROR,
          "org.apache.kafka.clients.producer.internals.Sender", Level.ERROR,
          "org.apache.kafka.streams.processor.internals.StateDirectory", Level.ERROR,
          // It logs as errors what it asks producers to send again, and they do.
          "kafka.server.ReplicaManager", Level.OFF);

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
