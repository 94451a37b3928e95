package dev.waymark.app;

import dev.waymark.stream.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a run, beside the live work of an application, and what is called after it.
 *
 * @param application the application whose history is run through
 * @param name what the user calls it
 */
public record RunName(String application, String name) {

  private static final Pattern RULE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
  private static final Set<String> TAKEN = Set.of("live", "history", "switch");
  private static final String HISTORY = "-history";

  /**
   * @throws Refusal when it cannot be a name
   */
  public RunName {
    if (!RULE.matcher(name).matches()) {
      throw new Refusal(
          "the name of the run is '"
              + name
              + "': it must be 1 to 40 small letters, digits and hyphens, no hyphen first or last");
    }
    if (TAKEN.contains(name) || name.endsWith(HISTORY)) {
      throw new Refusal(
          "the name of the run is '" + name + "': that is what Waymark calls a part of itself");
    }
  }

  /** What Kafka Streams knows it by. */
  public String engineId() {
    return application + "-" + name;
  }

  /** What its topics are called: all but those it reads of others. */
  public Map<Topic, String> topics() {
    Map<Topic, String> names = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      if (isItsOwn(topic)) {
        names.put(topic, engineId() + "." + topic.key());
      }
    }
    return names;
  }

  /** Whether a run has a topic of its own for that. */
  public static boolean isItsOwn(Topic topic) {
    return !Topic.inputs().contains(topic)
        && !Topic.commands().contains(topic)
        && topic != Topic.SUPPRESSIONS;
  }

  /** The topic that remembers what it was asked to do. */
  public String journal() {
    return engineId() + ".run";
  }
}
