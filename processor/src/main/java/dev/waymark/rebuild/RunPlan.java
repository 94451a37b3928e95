package dev.waymark.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.app.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * What a run was asked to do when it began. It never changes: whoever goes on with the run, or
 * shares its work, does the same.
 *
 * @param begun when it began; without an end of its own, time ends there
 * @param since the first moment whose events are taken; of all time when absent
 * @param until the moment at which time ends, and from which on events are left out
 * @param rules the settings on which results depend, as they were given
 * @param from where each partition of the inputs began
 * @param to where each partition of the inputs ended
 */
record RunPlan(
    Instant begun,
    Optional<Instant> since,
    Optional<Instant> until,
    Map<String, String> rules,
    Map<TopicPartition, Long> from,
    Map<TopicPartition, Long> to) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** How many records there are. */
  long records() {
    return Offsets.missing(from, to);
  }

  /** How many of them lie before some offsets. */
  long done(Map<TopicPartition, Long> read) {
    long done = 0;
    for (Map.Entry<TopicPartition, Long> end : to.entrySet()) {
      long begin = from.getOrDefault(end.getKey(), 0L);
      long here = Math.min(read.getOrDefault(end.getKey(), begin), end.getValue());
      done += Math.max(0, here - begin);
    }
    return done;
  }

  /**
   * Takes care that somebody who goes on wants the same.
   *
   * @throws Refusal with every difference
   */
  void requireSame(String name, RunPlan asked) {
    List<String> faults = new ArrayList<>();
    compare("--since", since.map(Instant::toString), asked.since.map(Instant::toString), faults);
    compare("--until", until.map(Instant::toString), asked.until.map(Instant::toString), faults);
    TreeSet<String> keys = new TreeSet<>(rules.keySet());
    keys.addAll(asked.rules.keySet());
    for (String key : keys) {
      compare(
          key,
          Optional.ofNullable(rules.get(key)),
          Optional.ofNullable(asked.rules.get(key)),
          faults);
    }
    if (!faults.isEmpty()) {
      faults.add(0, "the run " + name + " began with other settings; use them, or another name:");
      throw new Refusal(faults);
    }
  }

  private static void compare(
      String what, Optional<String> then, Optional<String> now, List<String> faults) {
    if (!then.equals(now)) {
      faults.add(
          what + " was " + then.orElse("not given") + ", now it is " + now.orElse("not given"));
    }
  }

  byte[] toBytes() {
    ObjectNode plan = JSON.createObjectNode();
    plan.put("begun", begun.toString());
    since.ifPresent(at -> plan.put("since", at.toString()));
    until.ifPresent(at -> plan.put("until", at.toString()));
    ObjectNode settings = plan.putObject("rules");
    rules.forEach(settings::put);
    write(plan.putObject("from"), from);
    write(plan.putObject("to"), to);
    return plan.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(ObjectNode node, Map<TopicPartition, Long> offsets) {
    offsets.forEach((partition, offset) -> node.put(partition.toString(), offset));
  }

  static RunPlan read(byte[] bytes) {
    try {
      JsonNode plan = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
      Map<String, String> rules = new TreeMap<>();
      plan.path("rules")
          .properties()
          .forEach(rule -> rules.put(rule.getKey(), rule.getValue().asText()));
      return new RunPlan(
          Instant.parse(plan.path("begun").asText()),
          instant(plan.path("since")),
          instant(plan.path("until")),
          rules,
          offsets(plan.path("from")),
          offsets(plan.path("to")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the plan of the run cannot be read", e);
    }
  }

  private static Optional<Instant> instant(JsonNode node) {
    return node.isMissingNode() ? Optional.empty() : Optional.of(Instant.parse(node.asText()));
  }

  private static Map<TopicPartition, Long> offsets(JsonNode node) {
    Map<TopicPartition, Long> offsets = Offsets.ordered();
    node.properties()
        .forEach(
            entry -> {
              int dash = entry.getKey().lastIndexOf('-');
              offsets.put(
                  new TopicPartition(
                      entry.getKey().substring(0, dash),
                      Integer.parseInt(entry.getKey().substring(dash + 1))),
                  entry.getValue().asLong());
            });
    return offsets;
  }
}
