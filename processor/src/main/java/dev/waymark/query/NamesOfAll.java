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
      Party name = named(question.id());
      return peers.answer(Page.IDENTITY, question, here(name), () -> here.whereIs(name));
    }
    return readings(question.id()).stream()
        .map(this::find)
        .flatMap(Optional::stream)
        .findFirst()
        .map(known -> Sighting.marked(known.json(), known.isStale()))
        .orElseGet(NamesOfAll::unknown);
  }

  private static Party named(String key) {
    try {
      return Party.ofKey(key);
    } catch (IllegalArgumentException e) {
      throw new BadQuestion("an instance asks about a name that names nobody");
    }
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
  Optional<Known> find(Party name) {
    Sighting sighting =
        peers.look(
            Page.IDENTITY,
            new HttpDoor.Question(name.key(), false, false, ""),
            here(name),
            () -> here.whereIs(name));
    return sighting.looked() instanceof Looked.Found found
        ? Optional.of(new Known(found.json(), sighting.isStale()))
        : Optional.empty();
  }

  private Peers.Look here(Party name) {
    return staleWillDo ->
        (staleWillDo ? here.orCopies() : here)
            .find(name)
            .<Looked>map(known -> new Looked.Found(ReadableName.json(known)))
            .orElseGet(Looked.Nothing::new);
  }

  /** Says nothing of the name: what is asked may be a secret, and answers are written down. */
  static Answer unknown() {
    return missing("nobody is known by this name", JsonNodeFactory.instance.objectNode());
  }

  /** A name is known, but its owner has no journey, as when events came too late for one. */
  static Answer withoutJourney(ObjectNode known) {
    ObjectNode more = JsonNodeFactory.instance.objectNode();
    more.set(OWNERS, known.path(OWNERS));
    return missing("this name belongs to somebody who has no journey", more);
  }

  private static Answer missing(String error, ObjectNode more) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("error", error);
    json.setAll(more);
    return Answer.json(404, json + "\n");
  }

  /**
   * What is known of a name.
   *
   * @param isStale whether a copy said so
   */
  record Known(ObjectNode json, boolean isStale) {}
}
