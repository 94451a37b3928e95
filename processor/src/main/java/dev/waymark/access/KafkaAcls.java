package dev.waymark.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/** Rights as commands that give them, for whoever administers Kafka by its own tools. */
public final class KafkaAcls {

  private KafkaAcls() {}

  /** A command for each thing the rights are about. */
  public static List<String> commands(String servers, String principal, Collection<Right> rights) {
    Map<ResourcePattern, List<Right>> byPattern =
        rights.stream()
            .collect(
                Collectors.groupingBy(
                    Right::on,
                    () ->
                        new TreeMap<>(
                            java.util.Comparator.comparing(ResourcePattern::resourceType)
                                .thenComparing(ResourcePattern::name)),
                    Collectors.toList()));
    return byPattern.entrySet().stream()
        .map(each -> command(servers, principal, each.getKey(), each.getValue()))
        .toList();
  }

  private static String command(
      String servers, String principal, ResourcePattern on, List<Right> rights) {
    return "kafka-acls.sh --bootstrap-server "
        + servers
        + " --command-config admin.properties --add --allow-principal "
        + quoted(principal)
        + rights.stream()
            .map(right -> " --operation " + right.operation())
            .collect(Collectors.joining())
        + option(on)
        + quoted(on.name())
        + (on.patternType() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "");
  }

  private static String option(ResourcePattern on) {
    return switch (on.resourceType()) {
      case TOPIC -> " --topic ";
      case GROUP -> " --group ";
      case TRANSACTIONAL_ID -> " --transactional-id ";
      case CLUSTER, DELEGATION_TOKEN, USER, ANY, UNKNOWN ->
          throw new IllegalArgumentException("nothing is needed of " + on);
    };
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return word.matches("[\\w.:-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
