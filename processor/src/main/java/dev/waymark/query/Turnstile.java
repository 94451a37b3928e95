package dev.waymark.query;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How often one address may ask: so many times at once, then so many a minute. Who asks more often
 * is told when to come again.
 */
public final class Turnstile {

  /** What is counted apart. */
  public enum Way {
    /** Tokens that were wrong. */
    LOGIN,
    /** Questions about somebody. */
    LOOK_UP,
    /** The same from other instances, which ask for everybody who asks them. */
    PEER;

    /** Its name in metrics. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who has not come for longest is forgotten first. */
  static final int MOST_ADDRESSES = 10_000;

  private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
  private static final int IPV6_BYTES = 16;

  private final Map<Way, Integer> perMinute;
  private final LongSupplier nanos;
  private final Map<Way, Map<InetAddressKey, Long>> freeAt = new EnumMap<>(Way.class);
  private final Map<Way, AtomicLong> turnedAway = new EnumMap<>(Way.class);

  /** A turnstile that lets so many a minute through, by what they ask; 0 is no limit. */
  public Turnstile(Map<Way, Integer> perMinute) {
    this(perMinute, System::nanoTime);
  }

  Turnstile(Map<Way, Integer> perMinute, LongSupplier nanos) {
    this.perMinute = Map.copyOf(perMinute);
    this.nanos = nanos;
    for (Way way : Way.values()) {
      freeAt.put(way, new Latest());
      turnedAway.put(way, new AtomicLong());
    }
  }

  /** How many seconds this address must wait; 0 when it may pass, which then counts. */
  long pass(Way way, InetAddress from) {
    return ask(way, from, true);
  }

  /** How many seconds this address would have to wait; nothing counts but that it must. */
  long look(Way way, InetAddress from) {
    return ask(way, from, false);
  }

  private long ask(Way way, InetAddress from, boolean counts) {
    int limit = perMinute.getOrDefault(way, 0);
    if (limit == 0) {
      return 0;
    }
    long waitNs = waitNs(known(way), InetAddressKey.of(from), MINUTE_NS / limit, counts);
    if (waitNs <= 0) {
      return 0;
    }
    count(way).incrementAndGet();
    return TimeUnit.NANOSECONDS.toSeconds(waitNs) + 1;
  }

  /** Each passing takes its share of a minute; whoever has taken a whole minute ahead waits. */
  private long waitNs(
      Map<InetAddressKey, Long> known, InetAddressKey from, long shareNs, boolean counts) {
    long nowNs = nanos.getAsLong();
    synchronized (known) {
      long ahead = Math.max(0, known.getOrDefault(from, nowNs) - nowNs);
      long waitNs = ahead + shareNs - MINUTE_NS;
      if (waitNs <= 0 && counts) {
        known.put(from, nowNs + ahead + shareNs);
      }
      return waitNs;
    }
  }

  private Map<InetAddressKey, Long> known(Way way) {
    return freeAt.getOrDefault(way, Map.of());
  }

  private AtomicLong count(Way way) {
    return turnedAway.getOrDefault(way, new AtomicLong());
  }

  /** How many were turned away so far. */
  public long turnedAway(Way way) {
    return count(way).get();
  }

  /** How many addresses are remembered. */
  int remembered(Way way) {
    Map<InetAddressKey, Long> known = known(way);
    synchronized (known) {
      return known.size();
    }
  }

  /** An address; of an IPv6 address the network, because one machine has all that is in it. */
  private record InetAddressKey(String network) {

    static InetAddressKey of(InetAddress address) {
      byte[] bytes = address.getAddress();
      int length = bytes.length == IPV6_BYTES ? IPV6_BYTES / 2 : bytes.length;
      return new InetAddressKey(Arrays.toString(Arrays.copyOf(bytes, length)));
    }
  }

  private static final class Latest extends LinkedHashMap<InetAddressKey, Long> {
    private static final long serialVersionUID = 1L;

    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<InetAddressKey, Long> eldest) {
      return size() > MOST_ADDRESSES;
    }
  }
}
