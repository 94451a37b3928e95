package dev.waymark.app;

import dev.waymark.domain.identity.Party;
import dev.waymark.schema.Identity;
import dev.waymark.schema.Journey;
import dev.waymark.stream.Topic;
import dev.waymark.wire.IdentityOutcomes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Who is who by what was told on the output topics; no instance needs to run. */
public final class ToldNames {

  /** Explicit links lead straight to the last customer, but for moments while they spread. */
  private static final int HOPS = 4;

  private final Config config;

  public ToldNames(Config config) {
    this.config = config;
  }

  /** What was last told of a name; empty while it has always stood for itself. */
  public Optional<Identity> about(Party name) {
    return last(Topic.IDENTITIES, Identity.class, name.key());
  }

  /** The journey that is told under a key. */
  public Optional<Journey> journey(String key) {
    return last(Topic.JOURNEYS, Journey.class, key);
  }

  private <T extends SpecificRecord> Optional<T> last(Topic topic, Class<T> type, String key) {
    List<Told<T>> all = new ArrayList<>();
    try (OutputReader<T> reader = new OutputReader<>(config, topic, type)) {
      reader.readAbout(key, all::add);
    }
    return all.isEmpty() ? Optional.empty() : all.get(all.size() - 1).value();
  }

  /** Whether anything was told of a name. */
  public boolean knows(Party name) {
    return about(name).isPresent() || journey(name.key()).isPresent();
  }

  /**
   * From a name to whoever has the journey of which its events are part: the first is the name
   * itself, the last that owner.
   */
  public List<String> way(Party name) {
    List<String> way = new ArrayList<>(List.of(name.key()));
    for (int hop = 0; hop < HOPS; hop++) {
      Optional<String> owner = about(Party.ofKey(way.get(way.size() - 1))).map(ToldNames::latest);
      if (owner.isEmpty() || way.contains(owner.get())) {
        return way;
      }
      way.add(owner.get());
    }
    return way;
  }

  /** Who has the journeys of some keys now, by those keys; the topic is read once for all. */
  public Map<String, String> owners(Collection<String> keys) {
    Map<String, String> latest = new HashMap<>();
    try (OutputReader<Identity> reader =
        new OutputReader<>(config, Topic.IDENTITIES, Identity.class)) {
      reader.readAll(
          told -> {
            latest.remove(told.key());
            told.value().ifPresent(identity -> latest.put(told.key(), latest(identity)));
          });
    }
    Map<String, String> owners = new HashMap<>();
    for (String key : keys) {
      String owner = key;
      for (int hop = 0; hop < HOPS; hop++) {
        owner = latest.getOrDefault(owner, owner);
      }
      owners.put(key, owner);
    }
    return owners;
  }

  /** To whom a name belongs now. */
  public static String latest(Identity told) {
    return told.getOwners().get(told.getOwners().size() - 1).getOwner();
  }

  /** All names that belong, or once belonged, to a customer, by their keys; not the customer's. */
  public Map<String, Identity> namesOf(String customer) {
    Map<String, Identity> names = new TreeMap<>();
    try (OutputReader<Identity> reader =
        new OutputReader<>(config, Topic.IDENTITIES, Identity.class)) {
      reader.readAll(
          told -> {
            names.remove(told.key());
            told.value()
                .filter(identity -> isOf(identity, customer))
                .ifPresent(identity -> names.put(told.key(), identity));
          });
    }
    names.remove(customer);
    return names;
  }

  private static boolean isOf(Identity told, String customer) {
    return told.getOwners().stream().anyMatch(owner -> owner.getOwner().equals(customer));
  }

  /** The name a record is about. */
  public static Party name(Identity told) {
    return IdentityOutcomes.party(told.getName());
  }
}
