package dev.waymark.stream;

import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.rules.Rules;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.state.JourneyCodec;
import dev.waymark.wire.state.Stored;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The journeys as the running stream keeps them, for anybody to look up. */
public final class StandingJourneys {

  private final KafkaStreams streams;
  private final StreamRules rules;
  private final boolean orCopies;
  private final Outcomes outcomes;

  public StandingJourneys(KafkaStreams streams, StreamRules rules) {
    this(streams, rules, false);
  }

  private StandingJourneys(KafkaStreams streams, StreamRules rules, boolean orCopies) {
    this.streams = streams;
    this.rules = rules;
    this.orCopies = orCopies;
    this.outcomes = new Outcomes(new Fold(rules.domain()));
  }

  /**
   * The same with those of which this instance has copies only, which may lag behind whoever keeps
   * them.
   */
  public StandingJourneys orCopies() {
    return new StandingJourneys(streams, rules, true);
  }

  /**
   * The journey of a customer as of its own last moment, when it is kept by this instance.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the state is moved
   */
  public Optional<dev.waymark.schema.Journey> find(String customer) {
    return stored(customer).filter(stored -> stored.journey().hasBegun()).map(this::published);
  }

  /** With whom a customer kept by this instance is one, by an explicit link. */
  public Optional<String> owner(String customer) {
    return stored(customer).filter(Stored::isMerged).map(Stored::owner);
  }

  private Optional<Stored> stored(String customer) {
    return Optional.ofNullable(store(Stores.JOURNEYS).get(Keys.customer(customer)))
        .map(bytes -> JourneyCodec.read(customer, bytes));
  }

  private ReadOnlyKeyValueStore<byte[], byte[]> store(String name) {
    return Standing.store(streams, name, orCopies);
  }

  /**
   * How a customer came to where they stand, when it is kept by this instance. It is folded anew
   * from the ledger, so that what late data have undone is not in it.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the state is moved
   */
  public Optional<Past> past(String customer) {
    return stored(customer).map(Stored::journey).filter(Journey::hasBegun).map(this::past);
  }

  private Past past(Journey journey) {
    Ledger ledger = Ledgers.load(store(Stores.LEDGER), Keys.customer(journey.customer()));
    Moments moments = new Moments();
    Journey last = ledger.fold(new Fold(rules.domain()), journey.momentMs(), moments);
    return new Past(
        last.firstEventMs(),
        ledger.base().hasBegun() ? ledger.base().momentMs() : last.firstEventMs(),
        ledger.events(),
        moments.moments());
  }

  /** The rules by which journeys are folded here. */
  public Rules rules() {
    return rules.domain();
  }

  /** What the topics are called here. */
  public Topics topics() {
    return rules.topics();
  }

  private dev.waymark.schema.Journey published(Stored stored) {
    return outcomes.journey(stored.journey(), stored.wakeMs(), stored.brought());
  }

  /**
   * The ledger of a customer, when it is kept by this instance.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the state is moved
   */
  public Optional<KeptLedger> ledger(String customer) {
    return Optional.of(Ledgers.kept(store(Stores.LEDGER), Keys.customer(customer)))
        .filter(kept -> !kept.isEmpty());
  }

  /** Which instance keeps the journey of a customer. */
  public KeyQueryMetadata whereIs(String customer) {
    return Standing.whereIs(streams, Stores.JOURNEYS, Keys.customer(customer), rules);
  }
}
