package dev.waymark.cli;

import dev.waymark.access.Purpose;
import dev.waymark.app.Access;
import dev.waymark.app.Cluster;
import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Found;
import dev.waymark.app.TopicDifferences;
import dev.waymark.app.TopicPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the topics and says how those that are there differ from what they must be. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "Creates or checks the topics that Waymark reads and writes.")
final class TopicsCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      mixinStandardHelpOptions = true,
      description = "Creates the topics that are missing; those that are there stay as they are.")
  int create(@Mixin SettingsOptions options) {
    Config config = options.config();
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
