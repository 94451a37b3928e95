package dev.waymark.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.domain.identity.Party;
import dev.waymark.stream.StandingNames;
import dev.waymark.wire.SpokenName;
import java.util.List;
import java.util.Optional;

/** Tells what is known of a name, on whichever instance it is kept. */
public final class NamesOfAll {

  static final String OWNER = "owner";
  static final String OWNERS = "owners";

  private final StandingNames here;
  private final Peers peers;

  public NamesOfAll(StandingNames here, Peers peers) {
    this.here = here;
    this.peers = peers;
  }

  /**
   * What is known of the name in question.
   *
   * @throws NotNow when the state cannot be read at present
   */
  public Answer identity(HttpDoor.Question question) {
    if (question.fromPeer()) {
      return Peers.answer(Page.IDENTITY, () -> here(Party.ofKey(question.id())));
    }
    return readings(question.id()).stream()
        .map(this::find)
        .flatMap(Optional::stream)
        .findFirst()
        .map(json -> Answer.json(200, json.toPrettyString() + "\n"))
        .orElseGet(() -> unknown(question.id()));
  }

  /** Everybody whom a text can name; nobody when it names nobody. */
  static List<Party> readings(String text) {
    try {
      return SpokenName.readings(text);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /** What is known of a name, here or elsewhere. */
  Optional<ObjectNode> find(Party name) {
    Looked looked =
        peers.look(
            Page.IDENTITY,
            new HttpDoor.Question(name.key(), false, ""),
            () -> here(name),
            () -> here.whereIs(name));
    return looked instanceof Looked.Found found ? Optional.of(found.json()) : Optional.empty();
  }

  private Looked here(Party name) {
    return here.find(name)
        .<Looked>map(known -> new Looked.Found(ReadableName.json(known)))
        .orElseGet(Looked.Nothing::new);
  }

  static Answer unknown(String id) {
    return missing("nobody is known by the name " + id, JsonNodeFactory.instance.objectNode());
  }

  /** A name is known, but its owner has no journey, as when events came too late for one. */
  static Answer withoutJourney(Party name, ObjectNode known) {
    ObjectNode more = JsonNodeFactory.instance.objectNode();
    more.set(OWNERS, known.path(OWNERS));
    String owner = known.path(OWNER).asText();
    return missing(name + " belongs to " + owner + ", who has no journey", more);
  }

  private static Answer missing(String error, ObjectNode more) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("error", error);
    json.setAll(more);
    return Answer.json(404, json + "\n");
  }
}
