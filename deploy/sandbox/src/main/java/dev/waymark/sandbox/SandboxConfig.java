package dev.waymark.sandbox;

import dev.waymark.app.Cluster;
import dev.waymark.app.Config;
import dev.waymark.app.TopicPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings of a processor that works on a sandbox. */
public final class SandboxConfig {

  private SandboxConfig() {}

  /** Settings for one node, with some more or other ones. */
  public static Config of(Sandbox sandbox, Map<String, String> more) {
    Map<String, String> texts = new HashMap<>();
    texts.put("bootstrap.servers", sandbox.bootstrapServers());
    texts.put("registry.url", sandbox.registryUrl());
    texts.put("registry.register", "true");
    texts.put("topics.replication", "1");
    texts.put("state.dir", sandbox.folder().path().resolve("streams").toString());
    texts.put("http.port", "0");
    texts.putAll(more);
    return Config.of(texts);
  }

  /** Makes the topics that are not there yet. */
  public static void createTopics(Config config) {
    List<TopicPlan> plans = TopicPlan.all(config);
    try (Cluster cluster = new Cluster(config)) {
      Set<String> there = cluster.topics(plans.stream().map(TopicPlan::name).toList()).keySet();
      cluster.create(plans.stream().filter(plan -> !there.contains(plan.name())).toList());
    }
  }
}
