package dev.waymark.stream;

import dev.waymark.domain.journey.Friends;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import dev.waymark.wire.state.FriendsCodec;
import dev.waymark.wire.state.Introduction;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.KeyValueStore;

/** Whom the customers of one task have brought, and what that contributes. */
final class Introductions {

  private final KeyValueStore<byte[], byte[]> store;
  private final Consumer<Contribution> outbox;

  Introductions(KeyValueStore<byte[], byte[]> store, Consumer<Contribution> outbox) {
    this.store = store;
    this.outbox = outbox;
  }

  /** Somebody was brought by a customer, or was not after all; gives how many count now. */
  Sum take(byte[] key, Introduction introduction, Journey referrer) {
    long sinceMs = sinceMs(referrer);
    Friends before = friends(key);
    Friends after =
        introduction.withdrawn()
            ? before.without(introduction.friend())
            : before.with(introduction.friend());
    store.put(key, FriendsCodec.write(after.newest(sinceMs)));
    before.contributions(sinceMs).forEach(part -> outbox.accept(part.times(-1)));
    after.contributions(sinceMs).forEach(outbox);
    return after.brought(sinceMs);
  }

  /** Somebody who brought others is no advocate any more, because they are to be forgotten. */
  void forget(byte[] key, Journey journey, long atMs) {
    for (Contribution part : friends(key).contributions(sinceMs(journey))) {
      if (part.kpi() == Kpi.ADVOCATES) {
        outbox.accept(part.at(atMs).times(-1));
      }
    }
  }

  /** Forgets whom somebody brought; gives how many. */
  long clear(byte[] key) {
    long known = friends(key).latest().size();
    store.delete(key);
    return known;
  }

  /** All that are kept one by one, also what was withdrawn before it was told. */
  List<Introduction> of(byte[] key) {
    Friends friends = friends(key);
    return Stream.concat(
            friends.latest().stream().map(friend -> new Introduction(friend, false)),
            friends.owed().stream().map(friend -> new Introduction(friend, true)))
        .toList();
  }

  /**
   * A journey has gone on: whoever became a customer at another moment than was known has other
   * friends that count. Gives how many count now.
   */
  Sum follow(byte[] key, Journey from, Journey to, Sum brought) {
    if (sinceMs(from) == sinceMs(to)) {
      return brought;
    }
    Friends friends = friends(key);
    friends.contributions(sinceMs(from)).forEach(part -> outbox.accept(part.times(-1)));
    friends.contributions(sinceMs(to)).forEach(outbox);
    return friends.brought(sinceMs(to));
  }

  private Friends friends(byte[] key) {
    byte[] known = store.get(key);
    return known == null ? Friends.NONE : FriendsCodec.read(known);
  }

  private static long sinceMs(Journey journey) {
    return journey.purchases().any() ? journey.purchases().firstMs() : Rules.NEVER;
  }
}
