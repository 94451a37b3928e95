package dev.waymark.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.domain.identity.Ownership;
import dev.waymark.domain.identity.Tie;
import dev.waymark.domain.identity.Word;
import dev.waymark.stream.KnownName;
import java.time.Instant;

/** What is known of a name, as JSON for people and programs. */
final class ReadableName {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReadableName() {}

  static ObjectNode json(KnownName known) {
    ObjectNode json = JSON.objectNode();
    json.put("name", known.node().self().key());
    json.put(NamesOfAll.OWNER, known.owner());
    json.set(NamesOfAll.OWNERS, owners(known.node().ownership()));
    json.put("shared", known.node().word() instanceof Word.Shared);
    ArrayNode neighbours = json.putArray("neighbours");
    known.node().ties().forEach(tie -> neighbours.add(neighbour(tie)));
    if (known.node().self().isCustomer()) {
      ArrayNode names = json.putArray("names");
      known.names().forEach(name -> names.add(name.key()));
    }
    return json;
  }

  /** The first owner has it from the beginning of time, which is no date. */
  private static ArrayNode owners(Ownership ownership) {
    ArrayNode owners = JSON.arrayNode();
    for (Ownership.Step step : ownership.steps()) {
      ObjectNode owner = owners.addObject();
      if (step.fromMs() == Long.MIN_VALUE) {
        owner.putNull("from");
      } else {
        owner.put("from", at(step.fromMs()));
      }
      owner.put("owner", step.owner());
    }
    return owners;
  }

  private static ObjectNode neighbour(Tie tie) {
    ObjectNode neighbour = JSON.objectNode();
    neighbour.put("name", tie.other().key());
    neighbour.put("linked", tie.holds());
    neighbour.put("seen", tie.seenMs().size());
    if (!tie.seenMs().isEmpty()) {
      neighbour.put("first_seen", at(tie.seenMs().get(0)));
      neighbour.put("last_seen", at(tie.seenMs().get(tie.seenMs().size() - 1)));
    }
    tie.command().ifPresent(command -> neighbour.set("told", told(command)));
    return neighbour;
  }

  private static ObjectNode told(Tie.Command command) {
    return JSON.objectNode()
        .put("sign", command.together() ? "LINK" : "UNLINK")
        .put("link_id", command.linkId())
        .put("at", at(command.atMs()));
  }

  private static String at(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }
}
