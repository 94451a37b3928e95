package dev.waymark.stream;

import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Revision;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.schema.Receipt;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.state.Batch;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.Introduction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends the results of one journey task to the topics they belong on. */
final class Publisher {

  private final ProcessorContext<byte[], Object> context;
  private final StreamRules rules;
  private final Outcomes outcomes;
  private final Tally tally;
  private long toldClockMs = Long.MIN_VALUE;

  Publisher(
      ProcessorContext<byte[], Object> context, StreamRules rules, Outcomes outcomes, Tally tally) {
    this.context = context;
    this.rules = rules;
    this.outcomes = outcomes;
    this.tally = tally;
  }

  void publish(byte[] key, List<Moment> moments) {
    if (!moments.isEmpty()) {
      String customer = Keys.customer(key);
      moments.forEach(moment -> publish(key, customer, moment, false));
    }
  }

  void publish(byte[] key, Revision revision) {
    String customer = Keys.customer(key);
    revision.retracted().forEach(moment -> publish(key, customer, moment, true));
    revision.added().forEach(moment -> publish(key, customer, moment, false));
  }

  private void publish(byte[] key, String customer, Moment moment, boolean retraction) {
    tally.add(moment, retraction);
    if (moment instanceof Moment.StageChanged changed) {
      send(
          key,
          outcomes.stageChange(customer, changed, retraction),
          moment.atMs(),
          Names.WRITE_STAGE_CHANGES);
    } else if (moment instanceof Moment.AlertMoved moved) {
      send(
          key,
          outcomes.alert(customer, moved, retraction),
          moment.atMs(),
          Names.WRITE_CHURN_ALERTS);
    } else if (moment instanceof Moment.WindowMoved moved) {
      send(
          key,
          outcomes.window(customer, moved, retraction),
          moment.atMs(),
          Names.WRITE_SAVE_WINDOWS);
    } else if (moment instanceof Moment.Introduced introduced) {
      send(
          Keys.customer(introduced.referrer()),
          new Introduction(introduced.friend(), retraction),
          moment.atMs(),
          Names.WRITE_BY_CUSTOMER);
    }
  }

  /** The journey as it stands; when there is none any more, the topic forgets it. */
  void journey(Kept customer) {
    Journey journey = customer.stored().journey();
    send(
        customer.key(),
        journey.hasBegun()
            ? outcomes.journey(journey, customer.nextMs(), customer.stored().brought())
            : null,
        journey.momentMs(),
        Names.WRITE_JOURNEYS);
  }

  /** The topics that keep the last word on a customer keep none. */
  void forget(byte[] key) {
    for (String sink : List.of(Names.WRITE_CHURN_ALERTS, Names.WRITE_SAVE_WINDOWS)) {
      send(key, null, 0, sink);
    }
  }

  void receipt(Receipt receipt, long atMs) {
    send(Keys.customer(receipt.getReceiptId()), receipt, atMs, Names.WRITE_RECEIPTS);
  }

  /** Whoever goes by that hash must not come back. */
  void suppression(String hash, long upToMs) {
    if (rules.erasure().tells()) {
      send(
          Suppressions.bytes(hash),
          Outcomes.suppression(upToMs, context.taskId().partition()),
          0,
          Names.WRITE_SUPPRESSIONS);
    }
  }

  void late(byte[] key, Entry entry, long keptFromMs) {
    Topic topic = Topic.of(entry.event().kind());
    send(
        key,
        Outcomes.late(
            Keys.customer(key),
            entry.event(),
            keptFromMs,
            rules.topics().name(topic),
            entry.partition(),
            entry.offset()),
        entry.event().occurredAtMs(),
        Names.WRITE_LATE);
  }

  /**
   * Sends sums to the KPI partitions, each series to its own, and to all of them how far the clock
   * has come. Sends nothing when nothing has changed.
   */
  void contributions(Map<CellId, Sum> sums, long reachedMs) {
    if (sums.isEmpty() && (reachedMs == Long.MIN_VALUE || reachedMs == toldClockMs)) {
      return;
    }
    // Links and events of names alone end before any journey has begun: these count, too.
    long clockMs = Math.max(0, reachedMs);
    long clockBeforeMs = Math.max(0, toldClockMs);
    toldClockMs = reachedMs;
    tally.add(sums);
    List<Map<CellId, Sum>> parts = new ArrayList<>();
    for (int i = 0; i < rules.kpiPartitions(); i++) {
      parts.add(new HashMap<>());
    }
    sums.forEach((id, sum) -> parts.get(KpiPartition.of(id, rules.kpiPartitions())).put(id, sum));
    for (int i = 0; i < parts.size(); i++) {
      int partition = i;
      Batch.of(context.taskId().partition(), clockBeforeMs, clockMs, parts.get(i))
          .forEach(
              batch ->
                  send(KpiPartition.key(partition), batch, clockMs, Names.WRITE_CONTRIBUTIONS));
    }
  }

  private void send(byte[] key, @Nullable Object value, long atMs, String sink) {
    context.forward(new Record<>(key, value, Math.max(0, atMs)), sink);
  }
}
