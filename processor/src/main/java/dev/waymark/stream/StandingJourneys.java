package dev.waymark.stream;

import dev.waymark.domain.journey.Fold;
import dev.waymark.schema.Journey;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.state.JourneyCodec;
import dev.waymark.wire.state.Stored;
import java.util.Optional;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The journeys as the running stream keeps them, for anybody to look up. */
public final class StandingJourneys {

  private final KafkaStreams streams;
  private final Outcomes outcomes;

  public StandingJourneys(KafkaStreams streams, StreamRules rules) {
    this.streams = streams;
    this.outcomes = new Outcomes(new Fold(rules.domain()));
  }

  /**
   * The journey of a customer as of its own last moment, when it is kept by this instance.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the state is moved
   */
  public Optional<Journey> find(String customer) {
    ReadOnlyKeyValueStore<byte[], byte[]> journeys =
        streams.store(
            StoreQueryParameters.fromNameAndType(
                Stores.JOURNEYS, QueryableStoreTypes.keyValueStore()));
    return Optional.ofNullable(journeys.get(Keys.customer(customer)))
        .map(bytes -> JourneyCodec.read(customer, bytes))
        .map(this::published);
  }

  private Journey published(Stored stored) {
    return outcomes.journey(stored.journey(), stored.wakeMs(), stored.brought());
  }

  /** Which instance keeps the journey of a customer. */
  public KeyQueryMetadata whereIs(String customer) {
    return streams.queryMetadataForKey(
        Stores.JOURNEYS, Keys.customer(customer), new ByteArraySerializer());
  }
}
