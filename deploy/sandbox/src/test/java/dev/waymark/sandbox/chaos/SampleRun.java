package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.replay.Told;
import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Grain;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.Reject;
import dev.waymark.schema.RiskBand;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.Stage;
import dev.waymark.schema.StageChange;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Schemas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The outputs of a small run in which nothing went wrong. */
final class SampleRun {

  /** A record of an output topic. */
  record Line(Topic topic, String key, @Nullable SpecificRecord value) {}

  static final Map<String, Long> SENT = Map.of("purchases", 5L, "app-installs", 1L);

  private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");

  static {
    Schemas.of(Kpi.class); // Avro trusts our records from then on
  }

  private SampleRun() {}

  /** All of it, in the order in which it was told. */
  static List<Line> told() {
    List<Line> told = new ArrayList<>();
    for (String customer : List.of("ann", "ben", "cat")) {
      told.add(journey(customer, 1));
      told.add(changed(customer, Stage.NEW, false));
      told.add(journey(customer, 2));
    }
    told.add(orders(0, 1, 1));
    told.add(orders(0, 2, 2));
    told.add(orders(0, 3, 3));
    told.add(orders(1, 1, 1));
    told.add(orders(2, 1, 1));
    told.add(changed("cat", Stage.LAPSED, false));
    told.add(changed("cat", Stage.LAPSED, true));
    told.add(alert("ann", AlertStep.RAISED));
    told.add(alert("ben", AlertStep.RAISED));
    told.add(alert("ben", AlertStep.CLEARED));
    told.add(window("ann", SaveWindowStep.OPENED));
    told.add(reject(7));
    told.add(records("purchases", "applied", 4));
    told.add(records("purchases", "rejected", 1));
    told.add(records("app-installs", "applied", 1));
    return told;
  }

  /** What a checker hears of it. */
  static Testimony heard(List<Line> told) {
    Testimony testimony = new Testimony();
    for (Line line : told) {
      testimony.all().stream()
          .filter(hearing -> hearing.spoken().topic() == line.topic())
          .forEach(hearing -> hear(testimony, hearing, line));
    }
    return testimony;
  }

  private static <T extends SpecificRecord> void hear(
      Testimony testimony, Hearing<T> hearing, Line line) {
    T value = line.value() == null ? null : hearing.spoken().type().cast(line.value());
    testimony.hear(hearing, new Told<>(line.key(), value));
  }

  static Line journey(String customer, long orders) {
    Journey journey =
        Journey.newBuilder()
            .setCustomerId(customer)
            .setAsOf(START)
            .setStage(Stage.NEW)
            .setSince(START)
            .setFirstEvent(START)
            .setLastEvent(START)
            .setOrders(orders)
            .setGross(1000 * orders)
            .setRefunds(0)
            .setTrailingValue(1000 * orders)
            .setCurrency("EUR")
            .setSegment("BRONZE")
            .setRiskProbability(0.1)
            .setRiskScore(10)
            .setRiskBand(RiskBand.LOW)
            .setDefinitionVersion(1)
            .build();
    return new Line(Topic.JOURNEYS, customer, journey);
  }

  static Line changed(String customer, Stage to, boolean retraction) {
    StageChange change =
        StageChange.newBuilder()
            .setChangeId(customer + "-" + to)
            .setCustomerId(customer)
            .setAt(START)
            .setTo(to)
            .setCause("PURCHASE")
            .setSegment("BRONZE")
            .setTrailingValue(1000)
            .setCurrency("EUR")
            .setRetraction(retraction)
            .setDefinitionVersion(1)
            .build();
    return new Line(Topic.STAGE_CHANGES, customer, change);
  }

  /** Orders of an hour. */
  static Line orders(int hour, long revision, long count) {
    Instant from = START.plus(Duration.ofHours(hour));
    Kpi kpi =
        Kpi.newBuilder()
            .setKpi("orders")
            .setGrain(Grain.HOUR)
            .setWindowStart(from)
            .setWindowEnd(from.plus(Duration.ofHours(1)))
            .setDimensions(Map.of("channel", "web"))
            .setCount(count)
            .setAmount(1000 * count)
            .setCurrency("EUR")
            .setRevision(revision)
            .setAsOf(START)
            .setComplete(true)
            .setDefinitionVersion(1)
            .build();
    return new Line(Topic.KPIS, "orders|hour|" + from.toEpochMilli() + "|channel=web", kpi);
  }

  static Line records(String topic, String end, long count) {
    Kpi kpi =
        Kpi.newBuilder()
            .setKpi("records")
            .setGrain(Grain.NOW)
            .setDimensions(Map.of("topic", topic, "end", end))
            .setCount(count)
            .setAmount(0)
            .setCurrency("EUR")
            .setRevision(1)
            .setAsOf(START)
            .setComplete(true)
            .setDefinitionVersion(1)
            .build();
    return new Line(Topic.KPIS, "records|now||end=" + end + ";topic=" + topic, kpi);
  }

  static Line alert(String customer, AlertStep step) {
    ChurnAlert alert =
        ChurnAlert.newBuilder()
            .setAlertId("alert-" + customer)
            .setCustomerId(customer)
            .setStep(step)
            .setAt(START)
            .setRaisedAt(START)
            .setCause("SILENCE")
            .setBand(RiskBand.HIGH)
            .setRiskProbability(0.9)
            .setRiskScore(90)
            .setTrailingValue(1000)
            .setCurrency("EUR")
            .setClearsWhen("a purchase")
            .setRulesVersion("1")
            .setDefinitionVersion(1)
            .build();
    return new Line(Topic.CHURN_ALERTS, customer, alert);
  }

  static Line window(String customer, SaveWindowStep step) {
    SaveWindow window =
        SaveWindow.newBuilder()
            .setWindowId("window-" + customer)
            .setCustomerId(customer)
            .setStep(step)
            .setAt(START)
            .setOpenedAt(START)
            .setCause("LEAVE_INTENT")
            .setValueAtOpening(1000)
            .setCurrency("EUR")
            .setUnanswered(true)
            .setDefinitionVersion(1)
            .build();
    return new Line(Topic.SAVE_WINDOWS, customer, window);
  }

  static Line reject(long offset) {
    Reject reject =
        Reject.newBuilder()
            .setReason("NO_AVRO")
            .setMessage("the record is no Avro")
            .setTopic("purchases")
            .setPartition(0)
            .setOffset(offset)
            .setDefinitionVersion(1)
            .build();
    return new Line(Topic.REJECTS, "purchases/0/" + offset, reject);
  }
}
