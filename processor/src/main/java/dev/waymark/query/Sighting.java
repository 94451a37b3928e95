package dev.waymark.query;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What was found, and whether a copy said so, which may lag behind the instance that keeps it.
 *
 * @param looked what was found
 * @param isStale whether it was found in a copy
 */
record Sighting(Looked looked, boolean isStale) {

  boolean isNothing() {
    return looked instanceof Looked.Nothing;
  }

  /** What was found as an answer, which says so when a copy said it. */
  static Answer marked(ObjectNode json, boolean isStale) {
    if (!isStale) {
      return Answer.json(200, json.toPrettyString() + "\n");
    }
    json.put("stale", true);
    return Answer.json(200, json.toPrettyString() + "\n").with(HttpDoor.STALE, "true");
  }
}
