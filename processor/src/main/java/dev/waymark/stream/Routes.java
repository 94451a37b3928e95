package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.wire.state.Texts;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Through whom events came to the customers of one task. Most come straight, and nothing is kept of
 * them. But an event may come through a customer who is one with this one, and also straight, or
 * through another one, before it has left by the first way: it goes when it has left by all.
 */
final class Routes {

  private final KeyValueStore<byte[], byte[]> store;

  Routes(KeyValueStore<byte[], byte[]> store) {
    this.store = store;
  }

  /** An event comes that is not here. */
  void come(byte[] customer, Event event, String via) {
    put(customer, event, new TreeSet<>(Set.of(via)));
  }

  /** An event comes that is here already. */
  void comeAlso(byte[] customer, Event event, String via) {
    NavigableSet<String> ways = ways(customer, event);
    ways.add(via);
    put(customer, event, ways);
  }

  /** An event leaves by the way it came; true when it came by no other. */
  boolean leave(byte[] customer, Event event, String via) {
    NavigableSet<String> ways = ways(customer, event);
    boolean known = ways.remove(via);
    if (known && ways.isEmpty()) {
      forget(key(customer, event));
      return true;
    }
    put(customer, event, ways);
    return false;
  }

  void clear(byte[] customer) {
    Prefixed.clear(store, Keys.ledger(customer));
  }

  private NavigableSet<String> ways(byte[] customer, Event event) {
    byte[] known = store.get(key(customer, event));
    return new TreeSet<>(known == null ? Set.of(usual(customer, event)) : Texts.read(known));
  }

  private void put(byte[] customer, Event event, NavigableSet<String> ways) {
    byte[] key = key(customer, event);
    if (!ways.equals(Set.of(usual(customer, event)))) {
      store.put(key, Texts.write(ways));
    } else {
      forget(key);
    }
  }

  /** Most events have no entry, and a delete is a record of the change log. */
  private void forget(byte[] key) {
    if (store.get(key) != null) {
      store.delete(key);
    }
  }

  /** A customer's own events came straight, those of another customer through that one. */
  private static String usual(byte[] customer, Event event) {
    String own = event.origin().customerId();
    return own.equals(Keys.customer(customer)) ? "" : own;
  }

  private static byte[] key(byte[] customer, Event event) {
    return Keys.ledger(customer, event.eventId());
  }
}
