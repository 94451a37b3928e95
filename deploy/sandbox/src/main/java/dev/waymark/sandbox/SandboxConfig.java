package dev.waymark.sandbox;

import dev.waymark.app.Cluster;
import dev.waymark.app.Config;
import dev.waymark.app.TopicPlan;
import dev.waymark.sandbox.simulator.Simulator;
import dev.waymark.stream.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

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
    texts.put("kpi.campaigns", String.join(", ", Simulator.CAMPAIGNS));
    texts.putAll(more);
    return Config.of(texts);
  }

  /** Makes the topics that are not there yet. */
  public static void createTopics(Config config) {
    createTopics(config, topic -> true);
  }

  /** Makes those of the chosen topics that are not there yet, and waits until they are. */
  public static void createTopics(Config config, Predicate<Topic> chosen) {
    List<TopicPlan> plans =
        TopicPlan.all(config).stream().filter(plan -> chosen.test(plan.topic())).toList();
    List<String> names = plans.stream().map(TopicPlan::name).toList();
    try (Cluster cluster = new Cluster(config)) {
      Set<String> there = cluster.topics(names).keySet();
      cluster.create(plans.stream().filter(plan -> !there.contains(plan.name())).toList());
      cluster.awaitLeaders(names);
    }
  }
}
