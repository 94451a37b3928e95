package dev.waymark.access;

import java.util.Comparator;
import java.util.Locale;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One thing that must be allowed.
 *
 * @param on a topic, group or transactional id, or all whose names begin so
 * @param operation what is done with it
 */
public record Right(ResourcePattern on, AclOperation operation) implements Comparable<Right> {

  private static final Comparator<Right> ORDER =
      Comparator.<Right, ResourceType>comparing(right -> right.on.resourceType())
          .thenComparing(right -> right.on.name())
          .thenComparing(Right::operation);

  static Right topic(String name, AclOperation operation) {
    return new Right(literal(ResourceType.TOPIC, name), operation);
  }

  static Right group(String name, AclOperation operation) {
    return new Right(literal(ResourceType.GROUP, name), operation);
  }

  static Right transaction(String name) {
    return new Right(literal(ResourceType.TRANSACTIONAL_ID, name), AclOperation.WRITE);
  }

  static Right transactionsOf(String prefix) {
    return new Right(
        new ResourcePattern(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED),
        AclOperation.WRITE);
  }

  private static ResourcePattern literal(ResourceType type, String name) {
    return new ResourcePattern(type, name, PatternType.LITERAL);
  }

  /** Whether it is about all whose names begin so. */
  public boolean isPrefixed() {
    return on.patternType() == PatternType.PREFIXED;
  }

  /** What it is about: {@code topic purchases}. */
  public String subject() {
    return type() + " " + on.name() + (isPrefixed() ? "*" : "");
  }

  /** The word for the type of what it is about. */
  public String type() {
    return on.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public int compareTo(Right other) {
    return ORDER.compare(this, other);
  }
}
