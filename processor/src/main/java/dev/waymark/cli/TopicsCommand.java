package dev.waymark.cli;

import dev.waymark.access.Purpose;
import dev.waymark.app.Access;
import dev.waymark.app.Cluster;
import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Found;
import dev.waymark.app.TopicDifferences;
import dev.waymark.app.TopicPlan;
import dev.waymark.stream.Topic;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the topics and says how those that are there differ from what they must be. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description =
        "Creates or checks the topics that Waymark reads and writes, or tells them as manifests for"
            + " Strimzi.")
final class TopicsCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      mixinStandardHelpOptions = true,
      description = "Creates the topics that are missing; those that are there stay as they are.")
  int create(@Mixin SettingsOptions options) {
    Config config = options.config();
    Access.require(config, Purpose.TOPICS_CREATE);
    List<TopicPlan> plans = TopicPlan.all(config);
    try (Cluster cluster = new Cluster(config)) {
      Map<String, Found> found = cluster.topics(names(plans));
      List<TopicPlan> missing =
          plans.stream().filter(plan -> !found.containsKey(plan.name())).toList();
      cluster.create(missing);
      missing.forEach(plan -> out().println("created " + describe(plan)));
      List<TopicPlan> there =
          plans.stream().filter(plan -> found.containsKey(plan.name())).toList();
      return report(TopicDifferences.between(there, found));
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Lists every difference and every missing ACL; exit code 1 for any.")
  int check(@Mixin SettingsOptions options) {
    Config config = options.config();
    List<TopicPlan> plans = TopicPlan.all(config);
    List<String> differences =
        new ArrayList<>(Access.complaints(config, Access.needed(config, Purpose.RUN)));
    try (Cluster cluster = new Cluster(config)) {
      differences.addAll(TopicDifferences.between(plans, cluster.seen(names(plans))));
    }
    return report(differences);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Prints a KafkaTopic of Strimzi for each topic, with what 'create' would make; asks no Kafka.",
        "Your input topics are yours: they are left out unless --with-inputs. What Kafka Streams"
            + " needs beside these it makes itself."
      })
  int manifests(
      @Mixin SettingsOptions options,
      @Option(
              names = "--cluster",
              required = true,
              description = "The name of the Kafka that Strimzi runs.")
          String cluster,
      @Option(names = "--namespace", description = "Where the topic operator looks for them.")
          @Nullable String namespace,
      @Option(
              names = "--api-version",
              defaultValue = "kafka.strimzi.io/v1",
              description = "${DEFAULT-VALUE} since Strimzi 0.49; kafka.strimzi.io/v1beta2 before.")
          String apiVersion,
      @Option(
              names = "--with-inputs",
              description = "The input topics, too, as 'create' would make them.")
          boolean withInputs) {
    List<TopicPlan> plans =
        TopicPlan.all(options.config()).stream()
            .filter(plan -> withInputs || plan.topic().policy() != Topic.Policy.THE_USERS)
            .toList();
    out().print(new TopicManifests(apiVersion, cluster, Optional.ofNullable(namespace)).of(plans));
    out().flush();
    return ExitCode.OK.number();
  }

  private static List<String> names(List<TopicPlan> plans) {
    return plans.stream().map(TopicPlan::name).toList();
  }

  private int report(List<String> differences) {
    differences.forEach(out()::println);
    if (!differences.isEmpty()) {
      return ExitCode.FAILED.number();
    }
    out().println("all topics are as they must be");
    return ExitCode.OK.number();
  }

  private static String describe(TopicPlan plan) {
    return plan.name()
        + " ("
        + plan.partitions()
        + " partitions, "
        + plan.replication()
        + " replicas"
        + (plan.configs().isEmpty() ? "" : ", " + plan.configs())
        + ")";
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
