package dev.waymark.history;

import dev.waymark.metrics.HistoryNumbers;
import dev.waymark.metrics.HistoryNumbers.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples on their way to the server, in batches from the oldest to the newest. One bad sample
 * voids its batch, so a batch that is refused is cut in two by age, until each bad one stands alone
 * and is given up, and all others are taken.
 */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int BATCH = 2_000;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Server server;
  private final HistoryNumbers numbers;
  private final Deque<List<Sample>> batches = new ArrayDeque<>();
  private Duration pause = FIRST_PAUSE;
  private boolean failing;

  Delivery(Server server, HistoryNumbers numbers) {
    this.server = server;
    this.numbers = numbers;
  }

  void add(List<Sample> samples) {
    List<Sample> sorted = samples.stream().sorted(Comparator.comparingLong(Sample::atMs)).toList();
    for (int from = 0; from < sorted.size(); from += BATCH) {
      batches.add(sorted.subList(from, Math.min(sorted.size(), from + BATCH)));
    }
  }

  boolean isDone() {
    return batches.isEmpty();
  }

  /** Sends the oldest batch; says how long to wait before the next attempt, if it failed. */
  Optional<Duration> attempt() {
    List<Sample> batch = batches.pollFirst();
    if (batch == null || batch.isEmpty()) {
      return Optional.empty();
    }
    Reply reply = server.write(batch);
    if (reply instanceof Reply.Later later) {
      batches.addFirst(batch);
      return Optional.of(wait(later));
    }
    recovered();
    if (reply instanceof Reply.Refused refused) {
      refused(batch, refused);
    } else {
      numbers.sent(batch.size());
    }
    return Optional.empty();
  }

  private void refused(List<Sample> batch, Reply.Refused refused) {
    if (refused.why() == Refusal.TOO_OLD) {
      tooOld(batch, refused);
    } else if (batch.size() == 1) {
      giveUp(1, refused);
    } else {
      batches.addFirst(newerHalf(batch));
      batches.addFirst(olderHalf(batch));
    }
  }

  /**
   * Age is a limit: what is as old as the oldest of this batch is too old as well and need not be
   * tried. Where the limit lies is found from the newest on, in few requests.
   */
  private void tooOld(List<Sample> batch, Reply.Refused refused) {
    long limitMs = batch.get(0).atMs();
    List<List<Sample>> all = new ArrayList<>(batches);
    all.add(olderHalf(batch));
    all.add(newerHalf(batch));
    batches.clear();
    all.stream()
        .map(each -> each.stream().filter(sample -> sample.atMs() > limitMs).toList())
        .filter(young -> !young.isEmpty())
        .sorted(Comparator.comparingLong((List<Sample> young) -> -young.get(0).atMs()))
        .forEach(batches::add);
    long lost =
        all.stream().flatMap(List::stream).filter(sample -> sample.atMs() <= limitMs).count();
    giveUp(lost, refused);
  }

  private static List<Sample> olderHalf(List<Sample> batch) {
    return batch.subList(0, batch.size() / 2);
  }

  private static List<Sample> newerHalf(List<Sample> batch) {
    return batch.subList(batch.size() / 2, batch.size());
  }

  private void giveUp(long lost, Reply.Refused refused) {
    numbers.refused(refused.why(), lost);
    LOG.atWarn()
        .addKeyValue("server", server)
        .addKeyValue("samples", lost)
        .addKeyValue("said", refused.said())
        .log("samples of KPIs were refused for good");
  }

  private Duration wait(Reply.Later later) {
    numbers.retried();
    if (!failing) {
      LOG.atWarn()
          .addKeyValue("server", server)
          .addKeyValue("because", later.because())
          .log("KPIs cannot be written as history: trying again until it goes");
    }
    failing = true;
    Duration asked = later.after().orElse(pause);
    pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    return shorter(asked, LONGEST_PAUSE);
  }

  private void recovered() {
    if (failing) {
      LOG.atInfo().addKeyValue("server", server).log("KPIs are written as history again");
    }
    failing = false;
    pause = FIRST_PAUSE;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
