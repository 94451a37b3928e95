package dev.waymark.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How this instance runs: threads, state and time. */
public final class EngineSettings {

  public static final Setting.One<Integer> THREADS =
      new Setting.One<>("threads", "1", Kinds.whole(1, 256), "Stream threads of this instance.");
  public static final Setting.One<Integer> STANDBY_REPLICAS =
      new Setting.One<>(
          "standby.replicas",
          "0",
          Kinds.whole(0, 10),
          "Copies of the state on other instances, for a fast take-over.");
  public static final Setting.One<Duration> COMMIT_INTERVAL =
      new Setting.One<>(
          "commit.interval",
          "200ms",
          Kinds.SPAN,
          "How often results are committed, which is when readers see them.");
  public static final Setting.One<String> GAPS =
      new Setting.One<>(
          "gaps",
          "refuse",
          Kinds.oneOf("refuse", "accept"),
          "Whether to start although records were deleted before they were read.");
  public static final Setting.One<String> STATE_DIR =
      new Setting.One<>(
          "state.dir",
          "waymark-state",
          Kinds.TEXT,
          "The folder of the local state, kept between runs; losing it costs a restore, not data.");
  public static final Setting.One<Long> JOURNEYS_IN_MEMORY =
      new Setting.One<>(
          "journeys.in-memory",
          "256MB",
          Kinds.BYTES,
          "About how much heap an instance spends on the journeys of those who came last.");
  public static final Setting.One<Long> STATE_MEMORY =
      new Setting.One<>(
          "state.memory",
          "2GB",
          Kinds.MEMORY,
          "What all stores on disk together may keep in memory, outside the heap; half of it for"
              + " writes.");
  public static final Setting.One<Duration> IDLE_AFTER =
      new Setting.One<>(
          "clock.idle-after",
          "10s",
          Kinds.SPAN,
          "A partition silent for so long moves with the wall clock, so that lapses fire.");
  public static final Setting.One<Optional<Instant>> CLOCK_END =
      new Setting.One<>(
          "clock.end",
          "",
          Kinds.MOMENT,
          "The instant to which idle time moves instead of the wall clock, for a replay.");
  public static final Setting.One<Optional<Instant>> CENSUS =
      new Setting.One<>(
          "census",
          "",
          Kinds.MOMENT,
          "The instant at which every journey is brought up to date and published.");
  public static final Setting.One<Optional<Instant>> EVENTS_SINCE =
      new Setting.One<>(
          "events.since",
          "",
          Kinds.MOMENT,
          "Events before this instant are left out, for a replay; empty for none.");
  public static final Setting.One<Optional<Instant>> EVENTS_UNTIL =
      new Setting.One<>(
          "events.until",
          "",
          Kinds.MOMENT,
          "Events at or after this instant are left out, for a replay; empty for none.");
  public static final Setting.One<Duration> FUTURE_ALLOWED =
      new Setting.One<>(
          "future.allowed",
          "5m",
          Kinds.SPAN_OR_ZERO,
          "An event further ahead of the time at which it came is rejected.");
  public static final Setting.One<String> INSTANCE_ID =
      new Setting.One<>(
          "instance.id",
          "",
          Kinds.ANY_TEXT,
          "A lasting name of this instance, one for each pod: who is back within the session"
              + " finds its work as it was; with standbys a clean stop hands it over.");

  static final List<Setting> ALL =
      List.of(
          THREADS,
          STANDBY_REPLICAS,
          COMMIT_INTERVAL,
          GAPS,
          STATE_DIR,
          JOURNEYS_IN_MEMORY,
          STATE_MEMORY,
          IDLE_AFTER,
          CLOCK_END,
          CENSUS,
          EVENTS_SINCE,
          EVENTS_UNTIL,
          FUTURE_ALLOWED,
          INSTANCE_ID);

  private EngineSettings() {}
}
