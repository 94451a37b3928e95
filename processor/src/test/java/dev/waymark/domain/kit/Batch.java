package dev.waymark.domain.kit;

import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one fold of all events yields: what everything published must come to. */
public record Batch(Journey journey, Moments out) {

  /** The fold of a history up to its end. */
  public static Batch of(History history) {
    return of(history, history.ledger());
  }

  /** The fold of some ledger under a history's rules, up to the history's end. */
  public static Batch of(History history, Ledger ledger) {
    Moments out = new Moments();
    return new Batch(ledger.fold(history.fold(), history.endMs(), out), out);
  }

  public List<Moment> moments() {
    return out.moments();
  }

  public Sums sums() {
    return Sums.of(out.contributions());
  }

  /** The last moment of every subject. */
  public Map<String, Moment> last() {
    Map<String, Moment> last = new HashMap<>();
    out.moments().forEach(moment -> last.put(moment.subject(), moment));
    return last;
  }
}
