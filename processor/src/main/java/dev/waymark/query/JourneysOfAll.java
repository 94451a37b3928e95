package dev.waymark.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.domain.identity.Party;
import dev.waymark.replay.asof.JourneyThen;
import dev.waymark.stream.StandingJourneys;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the journey of whoever has a name, on whichever instance keeps it: the name says to whom it
 * belongs, and a customer who is one with another one leads on to that one.
 */
public final class JourneysOfAll {

  /** Explicit links lead straight to the last customer, but for moments while they spread. */
  private static final int HOPS = 4;

  private final StandingJourneys here;
  private final NamesOfAll names;
  private final Peers peers;

  public JourneysOfAll(StandingJourneys here, NamesOfAll names, Peers peers) {
    this.here = here;
    this.names = names;
    this.peers = peers;
  }

  /**
   * What is known about whoever is asked for, now or as of a moment.
   *
   * @throws NotNow when the state cannot be read at present
   */
  public Answer journey(HttpDoor.Question question) {
    Optional<Instant> asOf = asOf(question);
    return answer(
        Page.JOURNEY,
        question,
        id -> asOf.map(at -> at(id, at)).orElseGet(() -> here.find(id)).map(ReadableRecord::json));
  }

  private Optional<dev.waymark.schema.Journey> at(String customer, Instant asOf) {
    try {
      return here.ledger(customer)
          .flatMap(kept -> JourneyThen.of(kept, asOf.toEpochMilli(), here.rules()));
    } catch (IllegalArgumentException e) {
      throw new BadQuestion(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Instant> asOf(HttpDoor.Question question) {
    List<String> given = question.values("as-of");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(given.get(0)));
    } catch (DateTimeParseException e) {
      throw new BadQuestion(
          "as-of is '" + given.get(0) + "': it must be an instant such as 1998-07-01T00:00:00Z");
    }
  }

  /**
   * How whoever is asked for came to where they stand.
   *
   * @throws NotNow when the state cannot be read at present
   */
  public Answer timeline(HttpDoor.Question question) {
    return answer(Page.TIMELINE, question, id -> here.past(id).map(Timeline::json));
  }

  private Answer answer(
      Page page, HttpDoor.Question question, Function<String, Optional<ObjectNode>> find) {
    Look look = customer -> here(customer, find);
    if (question.fromPeer()) {
      return Peers.answer(page, () -> look.at(question.id()));
    }
    for (Party name : NamesOfAll.readings(question.id())) {
      Optional<Answer> found = find(page, name, question, look);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return NamesOfAll.unknown(question.id());
  }

  private Looked here(String customer, Function<String, Optional<ObjectNode>> find) {
    Optional<String> owner = here.owner(customer);
    return owner.isPresent()
        ? new Looked.LeadsOn(owner.get())
        : find.apply(customer).<Looked>map(Looked.Found::new).orElseGet(Looked.Nothing::new);
  }

  private Optional<Answer> find(Page page, Party name, HttpDoor.Question question, Look look) {
    Optional<ObjectNode> known = name.isCustomer() ? Optional.empty() : names.find(name);
    String customer = known.map(json -> json.path(NamesOfAll.OWNER).asText()).orElseGet(name::key);
    List<String> way = new ArrayList<>(List.of(name.key()));
    for (int hop = 0; hop < HOPS; hop++) {
      if (!way.contains(customer)) {
        way.add(customer);
      }
      Looked looked = look(page, question.about(customer), look);
      if (looked instanceof Looked.Found found) {
        return Optional.of(found(found.json(), way, known));
      }
      if (looked instanceof Looked.Nothing) {
        return known.map(json -> NamesOfAll.withoutJourney(name, json));
      }
      customer = ((Looked.LeadsOn) looked).owner();
    }
    throw new NotNow("the links of this name are being followed at present: ask again");
  }

  private Looked look(Page page, HttpDoor.Question question, Look look) {
    String customer = question.id();
    return peers.look(page, question, () -> look.at(customer), () -> here.whereIs(customer));
  }

  /** Says how they were found, when it was not by their own name. */
  private static Answer found(ObjectNode json, List<String> way, Optional<ObjectNode> known) {
    if (way.size() > 1) {
      ArrayNode names = JsonNodeFactory.instance.arrayNode();
      way.forEach(names::add);
      ObjectNode by = JsonNodeFactory.instance.objectNode();
      by.set("names", names);
      by.set(NamesOfAll.OWNERS, owners(known));
      json.set("found_by", by);
    }
    return Answer.json(200, json.toPrettyString() + "\n");
  }

  private static JsonNode owners(Optional<ObjectNode> known) {
    return known
        .map(json -> json.path(NamesOfAll.OWNERS))
        .orElseGet(JsonNodeFactory.instance::arrayNode);
  }

  /** Looks in what this instance keeps. */
  @FunctionalInterface
  private interface Look {
    Looked at(String customer);
  }
}
