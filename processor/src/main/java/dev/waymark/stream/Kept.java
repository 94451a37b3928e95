package dev.waymark.stream;

import dev.waymark.domain.journey.Journey;
import dev.waymark.wire.state.JourneyCodec;
import dev.waymark.wire.state.Stored;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A customer as their task remembers them: the journey, and which events their ledger holds, so
 * that the common event, one that is new and in order, asks no store anything. Between commits the
 * journey is kept as its bytes, which are few and cost the garbage collector next to nothing.
 */
final class Kept {

  /** What objects in memory take beside the journey's bytes, roughly. */
  private static final int FIXED_BYTES = 300;

  private static final byte[] NOTHING = new byte[0];

  private final byte[] key;
  private byte[] encoded;
  private @Nullable Stored stored;
  private long nextMs;
  private boolean changed;

  /** Hashes of the ids of all events in the ledger; meaningless until {@link #knowsEvents}. */
  private int[] events = new int[0];

  private int size;
  private boolean knowsEvents;
  private boolean askedBefore;

  /** Somebody whose journey is stored in these bytes. */
  Kept(byte[] key, byte[] encoded) {
    this.key = key;
    this.encoded = encoded;
  }

  /** Somebody who has done nothing yet; their ledger is empty. */
  static Kept newcomer(byte[] key) {
    Kept kept = new Kept(key, NOTHING);
    kept.stored = Stored.of(Journey.of(Keys.customer(key)));
    kept.knowsEvents = true;
    return kept;
  }

  byte[] key() {
    return key;
  }

  Stored stored() {
    Stored known = stored;
    if (known == null) {
      known = JourneyCodec.read(Keys.customer(key), encoded);
      stored = known;
    }
    return known;
  }

  /** When the journey will next change by itself; known once it was {@linkplain #put put}. */
  long nextMs() {
    return nextMs;
  }

  /** Whether the store does not know the journey as it is now. */
  boolean hasChanged() {
    return changed;
  }

  /** Keeps a journey that will next change by itself at a moment. */
  void put(Stored after, long changesAtMs) {
    stored = after;
    nextMs = changesAtMs;
    changed = true;
  }

  /** The store knows the journey now, in these bytes. */
  void written(byte[] bytes) {
    encoded = bytes;
    stored = null;
    changed = false;
  }

  /** About how much memory this takes. */
  int bytes() {
    return FIXED_BYTES + encoded.length + Integer.BYTES * events.length;
  }

  boolean knowsEvents() {
    return knowsEvents;
  }

  /** Whether this was asked before: who comes often is worth more than a look at one event. */
  boolean wasAskedBefore() {
    boolean before = askedBefore;
    askedBefore = true;
    return before;
  }

  /** From here on all events in the ledger are known. */
  void learn(Collection<String> eventIds) {
    events = new int[eventIds.size()];
    size = 0;
    eventIds.forEach(this::append);
    knowsEvents = true;
  }

  /** The ledger has got shorter. */
  void forgetEvents() {
    events = new int[0];
    size = 0;
    knowsEvents = false;
  }

  void add(String eventId) {
    if (knowsEvents) {
      append(eventId);
    }
  }

  private void append(String eventId) {
    if (size == events.length) {
      events = Arrays.copyOf(events, Math.max(4, size + size / 2));
    }
    events[size++] = eventId.hashCode();
  }

  /** Whether the ledger may hold an event; false is certain. */
  boolean mayHold(String eventId) {
    if (!knowsEvents) {
      return true;
    }
    int hash = eventId.hashCode();
    for (int i = 0; i < size; i++) {
      if (events[i] == hash) {
        return true;
      }
    }
    return false;
  }
}
