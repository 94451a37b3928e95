package dev.waymark.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Rights as a manifest of Strimzi, whose user operator makes the user and gives them. */
public final class StrimziUser {

  private static final String USER = "User:";

  /** The rule of Kubernetes for names. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private StrimziUser() {}

  /**
   * The manifest, as YAML.
   *
   * @param cluster the name of the Kafka resource
   * @throws IllegalArgumentException when Strimzi can make no such user
   */
  public static String manifest(String principal, String cluster, Collection<Right> rights) {
    String name = principal.startsWith(USER) ? principal.substring(USER.length()) : "";
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the principal is "
              + principal
              + ": for Strimzi it must be User: and a name of Kubernetes, such as User:waymark");
    }
    Map<ResourcePattern, List<Right>> byPattern =
        rights.stream()
            .collect(Collectors.groupingBy(Right::on, LinkedHashMap::new, Collectors.toList()));
    return String.join(
            "\n",
            "apiVersion: kafka.strimzi.io/v1",
            "kind: KafkaUser",
            "metadata:",
            "  name: " + name,
            "  labels:",
            "    strimzi.io/cluster: " + cluster,
            "spec:",
            "  authentication:",
            "    type: scram-sha-512",
            "  authorization:",
            "    type: simple",
            "    acls:")
        + "\n"
        + byPattern.entrySet().stream()
            .map(each -> acl(each.getKey(), each.getValue()))
            .collect(Collectors.joining());
  }

  private static String acl(ResourcePattern on, List<Right> rights) {
    return "      - resource:\n"
        + ("          type: " + type(on.resourceType()) + "\n")
        + ("          name: \"" + on.name() + "\"\n")
        + ("          patternType: " + (rights.get(0).isPrefixed() ? "prefix" : "literal") + "\n")
        + ("        operations: " + rights.stream().map(StrimziUser::operation).toList() + "\n");
  }

  private static String type(ResourceType type) {
    return type == ResourceType.TRANSACTIONAL_ID
        ? "transactionalId"
        : type.name().toLowerCase(Locale.ROOT);
  }

  /** DESCRIBE_CONFIGS is DescribeConfigs. */
  private static String operation(Right right) {
    return Pattern.compile("(^|_)(.)([^_]*)")
        .matcher(right.operation().name())
        .replaceAll(word -> word.group(2) + word.group(3).toLowerCase(Locale.ROOT));
  }
}
