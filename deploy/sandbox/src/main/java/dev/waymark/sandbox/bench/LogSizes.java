package dev.waymark.sandbox.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;

/** How many bytes the broker holds of each topic. */
record LogSizes(Map<String, Long> bytes) {

  static LogSizes of(Admin admin) {
    Map<String, Long> bytes = new TreeMap<>();
    try {
      List<Integer> nodes = admin.describeCluster().nodes().get().stream().map(Node::id).toList();
      admin.describeLogDirs(nodes).allDescriptions().get().values().stream()
          .flatMap(folders -> folders.values().stream())
          .flatMap(folder -> folder.replicaInfos().entrySet().stream())
          .forEach(
              replica ->
                  bytes.merge(replica.getKey().topic(), replica.getValue().size(), Long::sum));
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
