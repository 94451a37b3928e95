package dev.waymark.replay.whatif;

import dev.waymark.domain.journey.Friends;
import dev.waymark.domain.journey.Friends.Friend;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Who brought whom, on one side; it counts once the first purchases of referrers are known. */
final class Introductions {

  private static final Comparator<Friend> ORDER =
      Comparator.comparingLong(Friend::atMs).thenComparing(Friend::eventId);

  private final UnaryOperator<String> whoIs;
  private final Map<String, List<Friend>> friends = new HashMap<>();
  private final Map<String, Long> sinceMs = new HashMap<>();

  /** By who the one is whom somebody names. */
  Introductions(UnaryOperator<String> whoIs) {
    this.whoIs = whoIs;
  }

  void add(Lived life, boolean isReferrer) {
    if (isReferrer && life.journey().purchases().any()) {
      sinceMs.put(life.journey().customer(), life.journey().purchases().firstMs());
    }
    for (Moment moment : life.moments().moments()) {
      if (moment instanceof Moment.Introduced introduced) {
        friendsOf(whoIs.apply(introduced.referrer())).add(introduced.friend());
      }
    }
  }

  void add(Introductions other) {
    other.friends.forEach((referrer, those) -> friendsOf(referrer).addAll(those));
    sinceMs.putAll(other.sinceMs);
  }

  private List<Friend> friendsOf(String referrer) {
    return friends.computeIfAbsent(referrer, unknown -> new ArrayList<>());
  }

  /** What all of it contributes. */
  void tell(Consumer<Contribution> taker) {
    friends.forEach(
        (referrer, those) ->
            new Friends(those.stream().sorted(ORDER).toList(), Sum.ZERO)
                .contributions(sinceMs.getOrDefault(referrer, Rules.NEVER))
                .forEach(taker));
  }
}
