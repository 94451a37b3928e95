package dev.waymark.stream;

import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.identity.Node;
import dev.waymark.domain.identity.Party;
import dev.waymark.wire.state.JourneyCodec;
import dev.waymark.wire.state.Stored;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Who is who as the running stream knows it, for anybody to look up. */
public final class StandingNames {

  /** The store of what is known of names, as Kafka's metrics call it. */
  public static final String STORE = Stores.IDENTITIES;

  private final Function<String, ReadOnlyKeyValueStore<byte[], byte[]>> stores;
  private final Function<String, ReadOnlyKeyValueStore<byte[], byte[]>> copies;
  private final Function<byte[], KeyQueryMetadata> where;
  private final IdentityRules rules;

  public StandingNames(KafkaStreams streams, StreamRules rules) {
    this(
        name -> Standing.store(streams, name, false),
        name -> Standing.store(streams, name, true),
        key -> Standing.whereIs(streams, Stores.IDENTITIES, key, rules),
        rules.identity());
  }

  StandingNames(
      Function<String, ReadOnlyKeyValueStore<byte[], byte[]>> stores,
      Function<String, ReadOnlyKeyValueStore<byte[], byte[]>> copies,
      Function<byte[], KeyQueryMetadata> where,
      IdentityRules rules) {
    this.stores = stores;
    this.copies = copies;
    this.where = where;
    this.rules = rules;
  }

  /**
   * The same with those of which this instance has copies only, which may lag behind whoever keeps
   * them.
   */
  public StandingNames orCopies() {
    return new StandingNames(copies, copies, where, rules);
  }

  /**
   * What is known of a name, when it is kept by this instance.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the state is moved
   */
  public Optional<KnownName> find(Party party) {
    byte[] key = Keys.customer(party.key());
    Optional<Stored> journey =
        Optional.ofNullable(stores.apply(Stores.JOURNEYS).get(key))
            .map(bytes -> JourneyCodec.read(party.key(), bytes));
    byte[] known = stores.apply(Stores.IDENTITIES).get(key);
    List<Party> names = party.isCustomer() ? names(key) : List.of();
    if (journey.isEmpty() && known == null && names.isEmpty()) {
      return Optional.empty();
    }
    Node node = Nodes.read(party, known, rules);
    String owner =
        journey
            .filter(Stored::isMerged)
            .map(Stored::owner)
            .orElseGet(() -> node.ownership().latest());
    return Optional.of(new KnownName(node, names, owner));
  }

  private List<Party> names(byte[] customer) {
    return Prefixed.keys(stores.apply(Stores.NAMES), Keys.ledger(customer)).stream()
        .map(name -> Party.ofKey(Keys.customer(name)))
        .toList();
  }

  /** Which instance keeps what is known of a name. */
  public KeyQueryMetadata whereIs(Party party) {
    return where.apply(Keys.customer(party.key()));
  }
}
