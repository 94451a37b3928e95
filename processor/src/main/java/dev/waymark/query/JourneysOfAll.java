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
        (kept, id) ->
            asOf.map(at -> at(kept, id, at))
                .orElseGet(() -> kept.find(id))
                .map(ReadableRecord::json));
  }

  private static Optional<dev.waymark.schema.Journey> at(
      StandingJourneys kept, String customer, Instant asOf) {
    try {
      return kept.ledger(customer)
          .flatMap(ledger -> JourneyThen.of(ledger, asOf.toEpochMilli(), kept.rules()));
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
      throw new BadQuestion("as-of must be an instant such as 1998-07-01T00:00:00Z");
    }
  }

  /**
   * How whoever is asked for came to where they stand.
   *
   * @throws NotNow when the state cannot be read at present
   */
  public Answer timeline(HttpDoor.Question question) {
    return answer(Page.TIMELINE, question, (kept, id) -> kept.past(id).map(Timeline::json));
  }

  private Answer answer(Page page, HttpDoor.Question question, Find find) {
    if (question.fromPeer()) {
      String customer = question.id();
      return peers.answer(page, question, look(customer, find), () -> here.whereIs(customer));
    }
    for (Party name : NamesOfAll.readings(question.id())) {
      Optional<Answer> found = find(page, name, question, find);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return NamesOfAll.unknown();
  }

  private Peers.Look look(String customer, Find find) {
    return staleWillDo -> look(staleWillDo ? here.orCopies() : here, customer, find);
  }

  private static Looked look(StandingJourneys kept, String customer, Find find) {
    Optional<String> owner = kept.owner(customer);
    return owner.isPresent()
        ? new Looked.LeadsOn(owner.get())
        : find.in(kept, customer).<Looked>map(Looked.Found::new).orElseGet(Looked.Nothing::new);
  }

  private Optional<Answer> find(Page page, Party name, HttpDoor.Question question, Find find) {
    Optional<NamesOfAll.Known> known = name.isCustomer() ? Optional.empty() : names.find(name);
    String customer =
        known.map(each -> each.json().path(NamesOfAll.OWNER).asText()).orElseGet(name::key);
    boolean isStale = known.filter(NamesOfAll.Known::isStale).isPresent();
    List<String> way = new ArrayList<>(List.of(name.key()));
    for (int hop = 0; hop < HOPS; hop++) {
      if (!way.contains(customer)) {
        way.add(customer);
      }
      Sighting sighting = look(page, question.about(customer), find);
      isStale |= sighting.isStale();
      if (sighting.looked() instanceof Looked.Found found) {
        return Optional.of(found(found.json(), way, known, isStale));
      }
      if (sighting.isNothing()) {
        return known.map(each -> NamesOfAll.withoutJourney(each.json()));
      }
      customer = ((Looked.LeadsOn) sighting.looked()).owner();
    }
    throw new NotNow("the links of this name are being followed at present: ask again");
  }

  private Sighting look(Page page, HttpDoor.Question question, Find find) {
    String customer = question.id();
    return peers.look(page, question, look(customer, find), () -> here.whereIs(customer));
  }

  /** Says how they were found, when it was not by their own name. */
  private static Answer found(
      ObjectNode json, List<String> way, Optional<NamesOfAll.Known> known, boolean isStale) {
    if (way.size() > 1) {
      ArrayNode names = JsonNodeFactory.instance.arrayNode();
      way.forEach(names::add);
      ObjectNode by = JsonNodeFactory.instance.objectNode();
      by.set("names", names);
      by.set(NamesOfAll.OWNERS, owners(known));
      json.set("found_by", by);
    }
    return Sighting.marked(json, isStale);
  }

  private static JsonNode owners(Optional<NamesOfAll.Known> known) {
    return known
        .map(each -> each.json().path(NamesOfAll.OWNERS))
        .orElseGet(JsonNodeFactory.instance::arrayNode);
  }

  /** Finds what is asked for in what this instance keeps. */
  @FunctionalInterface
  private interface Find {
    Optional<ObjectNode> in(StandingJourneys kept, String customer);
  }
}
