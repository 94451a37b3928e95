package dev.waymark.replay.whatif;

import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.rules.Rules;
import dev.waymark.wire.state.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Folds every customer of every drawer by both sides' rules, some drawers at once. What is found is
 * the same in whatever order the drawers are done.
 *
 * @param endMs the moment to which every customer is brought
 * @param homes whose events are part of whose journeys
 * @param referrers whose first purchase matters to others
 */
record Folding(Both<Rules> rules, long endMs, Scope scope, Set<String> referrers, Homes homes) {

  private static final Both<List<Entry>> NOTHING = new Both<>(List.of(), List.of());

  /**
   * @param drawers events by the party they bear
   * @param moved the events whose owner is another one, by owner
   */
  Findings fold(Drawers drawers, Drawers moved, int threads) {
    Findings all = new Findings(rules, scope, homes);
    AtomicInteger next = new AtomicInteger();
    Callable<Boolean> work =
        () -> {
          Both<Fold> folds = rules.map(Fold::new);
          Findings here = new Findings(rules, scope, homes);
          for (int at = next.getAndIncrement(); at < Drawers.COUNT; at = next.getAndIncrement()) {
            one(drawers.open(at), moved.open(at), folds, here);
          }
          synchronized (all) {
            all.add(here);
          }
          return true;
        };
    run(work, threads);
    all.introduce();
    return all;
  }

  private void one(
      Map<String, Both<List<Entry>>> drawer,
      Map<String, Both<List<Entry>>> moved,
      Both<Fold> folds,
      Findings here) {
    moved.keySet().forEach(owner -> drawer.putIfAbsent(owner, NOTHING));
    drawer.forEach(
        (customer, own) -> {
          Both<List<Entry>> come = moved.getOrDefault(customer, NOTHING);
          here.take(
              customer,
              referrers.contains(customer),
              Both.each(
                  side -> lived(side, customer, own.of(side), come.of(side), folds.of(side))));
        });
  }

  private Lived lived(Side side, String customer, List<Entry> own, List<Entry> come, Fold fold) {
    List<Entry> first = AsTheyLay.first(own);
    List<Entry> all = new ArrayList<>(come);
    first.stream()
        .filter(entry -> homes.owner(side, customer, entry).equals(customer))
        .forEach(all::add);
    List<Entry> theirs = AsTheyLay.first(all);
    int doubled = own.size() - first.size() + all.size() - theirs.size();
    return Lived.of(customer, theirs, doubled, fold, endMs);
  }

  private static void run(Callable<Boolean> work, int threads) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(work);
      }
      for (Future<Boolean> done : workers.invokeAll(all)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the middle of the work", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("the work could not be done", e);
    } finally {
      workers.shutdownNow();
    }
  }
}
