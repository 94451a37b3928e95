package dev.waymark.sandbox.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;

/** How many bytes the broker holds of each topic. */
record LogSizes(Map<String, Long> bytes) {

  static LogSizes of(Admin admin) {
    Map<String, Long> bytes = new TreeMap<>();
    try {
      int node = admin.describeCluster().nodes().get().iterator().next().id();
      for (LogDirDescription folder :
          admin
              .describeLogDirs(java.util.List.of(node))
              .allDescriptions()
              .get()
              .get(node)
              .values()) {
        folder
            .replicaInfos()
            .forEach(
                (partition, replica) -> bytes.merge(partition.topic(), replica.size(), Long::sum));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not tell the sizes of its logs", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new LogSizes(bytes);
  }

  /** What was written since, by topic; topics that did not grow are left out. */
  LogSizes since(LogSizes before) {
    Map<String, Long> grown = new TreeMap<>();
    bytes.forEach(
        (topic, size) -> {
          long more = size - before.bytes().getOrDefault(topic, 0L);
          if (more > 0) {
            grown.put(topic, more);
          }
        });
    return new LogSizes(grown);
  }

  long sum() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }
}
