package dev.waymark.metrics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** What the history publisher counts of itself, written by its thread. */
public final class HistoryNumbers {

  private static final double MS_PER_SECOND = 1000;
  private static final long NONE_WAITS = Long.MAX_VALUE;

  /** Why a sample was refused for good. */
  public enum Refusal {
    /** There is another value with that very time stamp. */
    DUPLICATE,
    /** It is older than the server takes. */
    TOO_OLD,
    /** It is of no shape that the server takes. */
    INVALID,
    /** Its window was revised more often than there are time stamps for revisions. */
    TOO_OFTEN;

    /** The name in metrics. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final boolean on;
  private final LongSupplier wallMs;
  private final LongAdder sent = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final Map<Refusal, LongAdder> refused = new EnumMap<>(Refusal.class);
  private final AtomicLong waitingSinceMs = new AtomicLong(NONE_WAITS);
  private volatile DoubleSupplier unread = () -> 0;

  /** Of a publisher that is there, or of none. */
  public HistoryNumbers(boolean on, LongSupplier wallMs) {
    this.on = on;
    this.wallMs = wallMs;
    Arrays.stream(Refusal.values()).forEach(why -> refused.put(why, new LongAdder()));
  }

  /** Of no publisher: history is not asked for. */
  public static HistoryNumbers none() {
    return new HistoryNumbers(false, () -> 0);
  }

  /** Shows them all. */
  public void showIn(Measured measured) {
    measured.show(Metric.HISTORY_ON, () -> on ? 1 : 0);
    measured.show(Metric.HISTORY_SENT, sent::sum);
    measured.show(Metric.HISTORY_RETRIES, retries::sum);
    refused.forEach((why, n) -> measured.show(Metric.HISTORY_REFUSED, why.label(), n::sum));
    measured.show(Metric.HISTORY_UNREAD, () -> unread.getAsDouble());
    measured.show(Metric.HISTORY_DELAY_SECONDS, this::delaySeconds);
  }

  private double delaySeconds() {
    long sinceMs = waitingSinceMs.get();
    return sinceMs == NONE_WAITS ? 0 : (wallMs.getAsLong() - sinceMs) / MS_PER_SECOND;
  }

  /** The server has taken so many samples. */
  public void sent(long samples) {
    sent.add(samples);
  }

  /** The server has refused so many samples for good. */
  public void refused(Refusal why, long samples) {
    refused.getOrDefault(why, new LongAdder()).add(samples);
  }

  /** How many samples were refused for a reason. */
  public long refused(Refusal why) {
    return refused.getOrDefault(why, new LongAdder()).sum();
  }

  /** How many samples the server has taken. */
  public long sent() {
    return sent.sum();
  }

  /** How many requests were made again. */
  public long retries() {
    return retries.sum();
  }

  /** A request failed and is made again. */
  public void retried() {
    retries.increment();
  }

  /** Something waits to be sent, from now on if nothing has been waiting. */
  public void waits() {
    waitingSinceMs.compareAndSet(NONE_WAITS, wallMs.getAsLong());
  }

  /** All that was read has been sent. */
  public void nothingWaits() {
    waitingSinceMs.set(NONE_WAITS);
  }

  /** Who knows how many records are still to be read. */
  public void unread(DoubleSupplier records) {
    unread = records;
  }
}
