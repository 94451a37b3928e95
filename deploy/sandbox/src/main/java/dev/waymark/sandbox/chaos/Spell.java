package dev.waymark.sandbox.chaos;

import dev.waymark.app.Failure;
import dev.waymark.sandbox.rig.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * A spell of faults, one after the other: for so long at least, and until each kind has been there
 * and whatever did not come about was done again. A slow machine makes it longer, not worse.
 *
 * @param length how long it lasts at least
 * @param longer how much longer it may last
 * @param say is told about each fault
 */
record Spell(
    Cast cast,
    Admin admin,
    Offsets offsets,
    Set<FaultKind> kinds,
    Duration length,
    Duration longer,
    Consumer<String> say) {

  private static final Duration RECOVERS_WITHIN = Duration.ofMinutes(3);
  private static final Duration BACK_WITHIN = Duration.ofMinutes(3);

  /** All that was done. */
  List<Fired> of(Schedule schedule, Trouble trouble) {
    List<Fired> fired = new ArrayList<>();
    Deque<Planned> again = new ArrayDeque<>();
    boolean repeated = false;
    Set<FaultKind> unseen = EnumSet.copyOf(kinds);
    long endNs = System.nanoTime() + length.toNanos();
    long lastNs = endNs + longer.toNanos();
    while (System.nanoTime() < endNs
        || (System.nanoTime() < lastNs && !(again.isEmpty() && unseen.isEmpty()))) {
      boolean repeats = !again.isEmpty() && (!repeated || unseen.size() < 2);
      Planned planned = repeats ? again.remove() : schedule.next();
      repeated = repeats;
      Fired one = one(planned, trouble);
      fired.add(one);
      say.accept(one.line());
      if (one.proven()) {
        unseen.remove(one.kind());
      } else {
        again.add(planned);
      }
      Wait.ms(planned.restMs());
    }
    if (!Wait.until(cast::allReady, BACK_WITHIN)) {
      throw new Failure("not all instances came back within " + BACK_WITHIN);
    }
    return fired;
  }

  /** One fault, until all is worked off and the next may come: at most one is not back yet. */
  private Fired one(Planned planned, Trouble trouble) {
    Instant at = Instant.now();
    try (Recovery recovery = new Recovery(offsets)) {
      Evidence evidence = trouble.make(planned, recovery);
      recovery.over();
      recovery.await(RECOVERS_WITHIN, cast::keepUp);
      boolean ready = Wait.until(cast::allButOneReady, BACK_WITHIN);
      boolean whole = cast.brokers().awaitWhole(admin, BACK_WITHIN);
      return new Fired(
          planned,
          at,
          evidence.said(),
          evidence.proven(),
          evidence.kills(),
          evidence.bounces(),
          recovery.fromBlowMs(),
          recovery.fromEndMs(),
          ready && whole);
    }
  }
}
