package dev.waymark.sandbox.soak;

import dev.waymark.app.Failure;
import dev.waymark.sandbox.ChildProcess;
import dev.waymark.sandbox.Lag;
import dev.waymark.sandbox.rig.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Follows a soak from its first record to the last: looks, reads, and has steps done. */
final class Watch {

  private static final long LOOK_EVERY_MS = 200;
  private static final long READ_EVERY_MS = 10_000;
  private static final long SAY_EVERY_MS = 60_000;

  private final Plan plan;
  private final Crew crew;
  private final Offsets offsets;
  private final Lag lag;
  private final ChildProcess supply;
  private final Consumer<String> say;
  private final List<Phase> phases = new ArrayList<>();
  private final long startMs = clockMs();
  private long longestLag;
  private long saidAppended;
  private long saidMs;
  private String step = Phase.BEGIN;
  private long stepAtMs;
  private long readyAfterMs;
  private long caughtUpAfterMs;
  private @Nullable CompletableFuture<Void> doing;
  private @Nullable Map<TopicPartition, Long> owed;

  /**
   * @param lag what waits on the way in and within
   */
  Watch(Plan plan, Crew crew, Offsets offsets, Lag lag, ChildProcess supply, Consumer<String> say) {
    this.plan = plan;
    this.crew = crew;
    this.offsets = offsets;
    this.lag = lag;
    this.supply = supply;
    this.say = say;
  }

  /** Follows it for as long as planned, and through a last restart. */
  void follow() {
    Step next = Step.RESTART;
    long readAtMs = 0;
    long sayAtMs = SAY_EVERY_MS;
    long everyMs = plan.every().toMillis();
    offsets.take();
    long endMs = plan.length().toMillis();
    for (long now = sinceStart(); now < endMs; now = sinceStart()) {
      offsets.look();
      longestLag = Math.max(longestLag, offsets.lag());
      settle();
      if (now >= readAtMs) {
        readAtMs += READ_EVERY_MS;
        read();
      }
      if (now >= sayAtMs) {
        sayAtMs += SAY_EVERY_MS;
        say.accept(line(now));
      }
      if (step.equals(Phase.BEGIN) && now >= everyMs / 2) {
        begin(Phase.QUIET);
      }
      boolean last = step.equals(Step.RESTART_FIRST.label());
      if (isSettled() && now >= stepAtMs + everyMs && !last) {
        boolean time = endMs - now >= 2 * everyMs || crew.hasGuest();
        Step begun = time ? next : Step.RESTART_FIRST;
        begin(begun);
        next = begun.next();
      }
      Wait.ms(Math.max(1, LOOK_EVERY_MS - (sinceStart() - now)));
    }
    close();
  }

  private void read() {
    if (!supply.isAlive()) {
      throw new Failure("the producer ended by itself. Its log ends:\n" + supply.logEnd());
    }
    if (doing == null) {
      crew.read(sinceStart());
    }
  }

  private void begin(Step begun) {
    begin(begun.label());
    doing = CompletableFuture.runAsync(() -> crew.take(begun));
  }

  private void begin(String begun) {
    close();
    step = begun;
    stepAtMs = sinceStart();
    readyAfterMs = 0;
    caughtUpAfterMs = 0;
  }

  /** Ends the phase that is on. */
  private void close() {
    await();
    Phase phase =
        new Phase(step, stepAtMs, readyAfterMs, caughtUpAfterMs, offsets.take(), crew.keeps());
    phases.add(phase);
    say.accept(phase.line());
  }

  /** Takes note when a step is done, and when what lay there then is committed. */
  private void settle() {
    if (doing != null && doing.isDone()) {
      await();
      readyAfterMs = sinceStart() - stepAtMs;
      owed = offsets.ends();
    }
    if (owed != null && offsets.isBeyond(owed)) {
      owed = null;
      caughtUpAfterMs = sinceStart() - stepAtMs;
    }
  }

  private void await() {
    CompletableFuture<Void> asked = doing;
    if (asked == null) {
      return;
    }
    try {
      asked.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Failure failure ? failure : e;
    } finally {
      doing = null;
    }
  }

  private boolean isSettled() {
    return doing == null && owed == null;
  }

  private String line(long now) {
    long appended = offsets.appended();
    double rate = (appended - saidAppended) * 1000.0 / (now - saidMs);
    saidAppended = appended;
    saidMs = now;
    return "%3.0f min | sent %,d, %,.0f a second | lag %,d, within %,d | %s"
        .formatted(
            now / (double) Duration.ofMinutes(1).toMillis(),
            appended,
            rate,
            offsets.lag(),
            Math.max(0, lag.records() - offsets.lag()),
            crew.working()
                .map(member -> member + " " + member.life().now().map(Watch::words).orElse("-"))
                .collect(Collectors.joining(" | ")));
  }

  private static String words(Vitals vitals) {
    return "%,.0f MB, heap %.0f, stores %.0f, disk %,.0f, keeps %d"
        .formatted(
            vitals.resident(), vitals.heap(), vitals.stores(), vitals.disk(), vitals.partitions());
  }

  List<Phase> phases() {
    return List.copyOf(phases);
  }

  /** The most records that waited at once. */
  long longestLag() {
    return longestLag;
  }

  private long sinceStart() {
    return clockMs() - startMs;
  }

  private static long clockMs() {
    return System.nanoTime() / 1_000_000;
  }
}
