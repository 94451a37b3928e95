package dev.waymark.stream;

import dev.waymark.wire.state.Stored;
import java.util.Arrays;
import java.util.Collection;

/**
 * A customer as their task remembers them: the journey, and which events their ledger holds, so
 * that the common event, one that is new and in order, asks no store anything.
 */
final class Kept {

  /** What objects in memory take beside what grows with a journey's bytes, roughly. */
  private static final int FIXED_BYTES = 600;

  /** How much larger a journey is as objects than as bytes, roughly. */
  private static final int TIMES_ENCODED = 6;

  private final byte[] key;
  private Stored stored;
  private int encodedBytes;
  private long nextMs;
  private boolean changed;

  /** Hashes of the ids of all events in the ledger; meaningless until {@link #knowsEvents}. */
  private int[] events = new int[0];

  private int size;
  private boolean knowsEvents;
  private boolean askedBefore;

  Kept(byte[] key, Stored stored, int encodedBytes) {
    this.key = key;
    this.stored = stored;
    this.encodedBytes = encodedBytes;
  }

  /** Somebody whose ledger is empty. */
  static Kept newcomer(byte[] key, Stored nothingYet) {
    Kept kept = new Kept(key, nothingYet, 0);
    kept.knowsEvents = true;
    return kept;
  }

  byte[] key() {
    return key;
  }

  Stored stored() {
    return stored;
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

  /** The store knows the journey now, in so many bytes. */
  void written(int bytes) {
    encodedBytes = bytes;
    changed = false;
  }

  /** About how much memory this takes. */
  int bytes() {
    return FIXED_BYTES + TIMES_ENCODED * encodedBytes + Integer.BYTES * events.length;
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
