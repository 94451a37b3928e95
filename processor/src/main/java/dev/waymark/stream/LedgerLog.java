package dev.waymark.stream;

import dev.waymark.domain.journey.Journey;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.EntryCodec;
import dev.waymark.wire.state.JourneyCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ledgers of some customers, heard from the change log in which Kafka keeps the state: so
 * nobody need ask a running instance, and of a run that is over there is nobody to ask.
 */
public final class LedgerLog {

  private final Set<String> customers;
  private final Map<String, Journey> bases = new HashMap<>();
  private final Map<String, Map<String, Entry>> entries = new HashMap<>();

  public LedgerLog(Set<String> customers) {
    this.customers = Set.copyOf(customers);
  }

  /** The change log of the ledgers of an application. */
  public static String topic(String applicationId) {
    return applicationId + "-" + Stores.LEDGER + "-changelog";
  }

  /** The partition of it that keeps a customer, of so many. */
  public static int partition(String customer, int journeyPartitions) {
    return PartyPartition.of(Keys.customer(customer), journeyPartitions);
  }

  /** One more record of the change log, in its order; no value takes back what was kept. */
  public void hear(byte[] key, byte @Nullable [] value) {
    String customer = Keys.ledgerCustomer(key);
    if (!customers.contains(customer)) {
      return;
    }
    int prefix = Keys.ledger(Keys.customer(customer)).length;
    if (key.length == prefix) {
      hearBase(customer, value);
    } else {
      hearEntry(customer, Keys.ledgerEvent(key, prefix), value);
    }
  }

  private void hearBase(String customer, byte @Nullable [] value) {
    if (value == null) {
      bases.remove(customer);
    } else {
      bases.put(customer, JourneyCodec.read(customer, value).journey());
    }
  }

  private void hearEntry(String customer, String eventId, byte @Nullable [] value) {
    Map<String, Entry> kept = entries.computeIfAbsent(customer, who -> new LinkedHashMap<>());
    if (value == null) {
      kept.remove(eventId);
    } else {
      kept.put(eventId, EntryCodec.readKept(eventId, value));
    }
  }

  /** What is kept of a customer; an empty ledger when nothing is. */
  public KeptLedger ledger(String customer) {
    return new KeptLedger(
        bases.getOrDefault(customer, Journey.of(customer)),
        new ArrayList<>(entries.getOrDefault(customer, Map.of()).values()));
  }
}
