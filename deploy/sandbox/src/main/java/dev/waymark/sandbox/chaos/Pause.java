package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.chaos.Group.Transaction;
import dev.waymark.sandbox.rig.Instance;
import dev.waymark.sandbox.rig.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets an instance stand still until its session and its transactions have timed out and others
 * have its work, and wake up as a zombie.
 */
record Pause(Group group) {

  /** Kafka looks every two seconds whether a transaction has lasted too long. */
  private static final long LOOKS_EVERY_MS = 2_000;

  private static final long LEAST_MS =
      Math.max(Place.SESSION_MS, Place.TRANSACTION_MS) + LOOKS_EVERY_MS + 1_000;

  private static final Duration STANDS_WITHIN = Duration.ofSeconds(5);
  private static final Duration REPLACED_WITHIN = Duration.ofSeconds(30);
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(40);

  /** What a zombie says when it finds that its time is over. */
  private static final List<String> FENCED =
      List.of("fenced", "Fenced", "missed rebalance", "TaskMigrated", "InvalidProducerEpoch");

  void of(Instance instance, long moreMs, Recovery recovery, Evidence evidence) {
    long pid = instance.pid();
    long logBytes = instance.logBytes();
    String work = group.workOf(instance);
    long startNs = System.nanoTime();
    Signals.send("STOP", pid);
    boolean still = Wait.until(() -> Signals.state(pid) == 'T', STANDS_WITHIN);
    Optional<Transaction> before = group.transaction(instance);
    recovery.struck();
    Wait.ms(LEAST_MS + moreMs);
    boolean replaced = Wait.until(() -> group.hasReplaced(instance), REPLACED_WITHIN);
    Optional<Transaction> after = group.transaction(instance);
    evidence.require(
        still && Signals.state(pid) == 'T',
        "%s, pid %d, %s, stood still (T) for %.1f s, longer than session %d s and transaction %d s"
            .formatted(
                instance,
                pid,
                work,
                (System.nanoTime() - startNs) / 1e9,
                Place.SESSION_MS / 1000,
                Place.TRANSACTION_MS / 1000));
    evidence.require(replaced, "others had its work: " + group.work());
    transaction(before, after, evidence);
    Signals.send("CONT", pid);
    boolean noticed =
        Wait.until(
            () -> instance.hasSaid(logBytes, FENCED) || group.hasAgain(instance), NOTICED_WITHIN);
    evidence.require(noticed, "it noticed that its time was over, and joined anew");
  }

  /** Where it stood still in the middle of a transaction, Kafka must have ended that. */
  private static void transaction(
      Optional<Transaction> before, Optional<Transaction> after, Evidence evidence) {
    if (before.isEmpty() || after.isEmpty()) {
      evidence.note("Kafka did not tell of its transaction");
      return;
    }
    String seen = "its transaction went from " + before.get() + " to " + after.get();
    evidence.require(!before.get().isOpen() || !after.get().equals(before.get()), seen);
  }
}
