package dev.waymark.domain.journey;

import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whom a customer brought: others who named them as their referrer when they bought for the first
 * time. It counts only if the referrer was a customer by then.
 *
 * <p>When somebody turns out to be one with another customer, or not to be, both tell of the same
 * first purchase, the one that it is theirs and the other that it is theirs no more, and either
 * word may come first. So words are added up: a friend is one as long as more have told of them
 * than took it back, in whatever order.
 *
 * @param latest the newest of them, the oldest first; who was told of twice is there twice
 * @param owed who was taken back before they were told of, the oldest first
 * @param settled how many older ones counted, and what they paid
 */
public record Friends(List<Friend> latest, List<Friend> owed, Sum settled) {

  public static final Friends NONE = new Friends(List.of(), List.of(), Sum.ZERO);

  private static final int AT_MOST = 256;

  private static final Comparator<Friend> ORDER =
      Comparator.comparingLong(Friend::atMs).thenComparing(Friend::eventId);

  /**
   * Somebody's first purchase.
   *
   * @param minor what they paid, in minor units
   */
  public record Friend(long atMs, String eventId, long minor) {}

  public Friends {
    latest = List.copyOf(latest);
    owed = List.copyOf(owed);
  }

  /** With nobody who was taken back before they were told of. */
  public Friends(List<Friend> latest, Sum settled) {
    this(latest, List.of(), settled);
  }

  /** Somebody was told of once more. */
  public Friends with(Friend friend) {
    return owed.contains(friend)
        ? new Friends(latest, less(owed, friend), settled)
        : new Friends(more(latest, friend), owed, settled);
  }

  /** Somebody was taken back: it was not their first purchase after all, or not this customer's. */
  public Friends without(Friend friend) {
    return latest.contains(friend)
        ? new Friends(less(latest, friend), owed, settled)
        : new Friends(latest, more(owed, friend), settled);
  }

  private static List<Friend> more(List<Friend> some, Friend friend) {
    List<Friend> all = new ArrayList<>(some);
    all.add(friend);
    all.sort(ORDER);
    return all;
  }

  private static List<Friend> less(List<Friend> some, Friend friend) {
    List<Friend> all = new ArrayList<>(some);
    all.remove(friend);
    return all;
  }

  /**
   * The newest ones; what the older ones contribute stays as it was told.
   *
   * @param customerSinceMs the referrer's own first purchase, {@link
   *     dev.waymark.domain.rules.Rules#NEVER} without one
   */
  public Friends newest(long customerSinceMs) {
    List<Friend> newestOwed = owed.subList(Math.max(0, owed.size() - AT_MOST), owed.size());
    int old = latest.size() - AT_MOST;
    if (old <= 0) {
      return new Friends(latest, newestOwed, settled);
    }
    while (old < latest.size() && latest.get(old).equals(latest.get(old - 1))) {
      old++; // who was told of twice is settled as one
    }
    Sum older = new Friends(latest.subList(0, old), settled).brought(customerSinceMs);
    return new Friends(latest.subList(old, latest.size()), newestOwed, older);
  }

  /** How many friends count for one who became a customer then, and what they paid. */
  public Sum brought(long customerSinceMs) {
    Sum sum = settled;
    for (Friend friend : each()) {
      sum = customerSinceMs < friend.atMs ? sum.plus(1, friend.minor) : sum;
    }
    return sum;
  }

  /** What those who are not settled contribute. */
  public List<Contribution> contributions(long customerSinceMs) {
    List<Contribution> parts = new ArrayList<>();
    boolean first = settled.isZero();
    for (Friend friend : each()) {
      if (customerSinceMs < friend.atMs) {
        parts.add(Contribution.of(Kpi.REFERRALS, "", friend.atMs, 1, friend.minor));
        parts.add(Contribution.of(Kpi.ADVOCATES, "", friend.atMs, first ? 1 : 0, friend.minor));
        first = false;
      }
    }
    return parts;
  }

  private List<Friend> each() {
    return latest.stream().distinct().toList();
  }
}
