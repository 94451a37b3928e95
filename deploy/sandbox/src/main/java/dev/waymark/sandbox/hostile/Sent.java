package dev.waymark.sandbox.hostile;

import dev.waymark.replay.Place;
import dev.waymark.stream.Topic;
import java.util.Map;

/**
 * What was sent, and what must become of it.
 *
 * @param expected what must become of those that are not applied, by where they lie
 * @param ends how many records must end how, by topic
 * @param byTrick how many records each trick made
 */
record Sent(
    Map<Place, Expected> expected, Map<Topic, Map<String, Long>> ends, Map<String, Long> byTrick) {

  long all() {
    return byTrick.values().stream().mapToLong(Long::longValue).sum();
  }
}
