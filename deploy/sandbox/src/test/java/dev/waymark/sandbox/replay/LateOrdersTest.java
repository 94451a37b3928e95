package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Risk;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moments;
import dev.waymark.ingest.InputEvent;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.UnsentRecords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What late orders do to the customers of a real marketplace. */
class LateOrdersTest {

  private static final String SET = "olist_dev";
  private static final Instant END = Instant.parse("2018-10-18T00:00:00Z");

  /** The last reviews come after the last order. */
  private static final Instant LAST_REVIEW = Instant.parse("2018-11-01T00:00:00Z");

  private static final long HOUR_MS = 3_600_000;
  private static final long DAY_MS = 24 * HOUR_MS;

  private final Config config =
      Config.of(
          Map.of("currency", "BRL", "delivery.sources", "olist", "clock.end", END.toString()));

  /** An order that was promised, and when it came, 0 for never. */
  private record Order(Purchase placed, long deliveredMs) {

    boolean isLate() {
      boolean came = deliveredMs != 0;
      return came
          ? deliveredMs > placed.promisedByMs()
          : placed.promisedByMs() < END.toEpochMilli();
    }
  }

  @Test
  void the_risk_rises_the_moment_a_promise_is_broken_for_every_customer() {
    Map<String, List<Event>> byCustomer = new TreeMap<>();
    events(END).forEach(event -> add(event, byCustomer));
    int late = 0;
    int complainedLater = 0;
    List<String> unmoved = new ArrayList<>();
    for (List<Event> events : byCustomer.values()) {
      for (Order order : orders(events).values()) {
        if (order.isLate() && order.placed().promisedByMs() >= order.placed().occurredAtMs()) {
          late++;
          long brokenMs = order.placed().promisedByMs() + 1;
          Risk before = risk(events, brokenMs - HOUR_MS);
          Risk then = risk(events, brokenMs);
          boolean rose = then.logOddsMicros() > before.logOddsMicros();
          if (!rose || !isEvidence(order, then)) {
            unmoved.add(order.placed().orderId() + " " + before + " " + then);
          }
          complainedLater += complainsAfter(brokenMs, events) ? 1 : 0;
        }
      }
    }
    System.out.printf(
        "%d orders were late; after %d of them the customer complained later%n",
        late, complainedLater);
    assertThat(unmoved).isEmpty();
    assertThat(late).isGreaterThan(300);
    assertThat(complainedLater).isGreaterThan(100);
  }

  @Test
  void review_scores_by_lateness_equal_batch() {
    List<Event> events = events(LAST_REVIEW);
    Map<String, Order> orders = orders(events);
    Map<String, Order> byStart = new HashMap<>();
    orders.forEach((id, order) -> byStart.put(id.substring(0, 8), order));
    Map<String, List<Integer>> scores = new TreeMap<>();
    for (Event event : events) {
      if (event instanceof SocialMention review) {
        // A review's id ends in the first eight characters of the order it is about.
        String id = review.eventId();
        Order order = Objects.requireNonNull(byStart.get(id.substring(id.lastIndexOf('-') + 1)));
        scores.computeIfAbsent(lateness(order), bucket -> new ArrayList<>()).add(score(review));
      }
    }

    Map<String, List<String>> theirs = new TreeMap<>();
    for (Map<String, String> row : ReferenceData.rows(SET, "review_by_lateness.csv")) {
      theirs.put(
          row.getOrDefault("bucket", ""),
          List.of(
              row.getOrDefault("reviews", ""),
              new BigDecimal(row.getOrDefault("mean", "")).setScale(4).toPlainString(),
              row.getOrDefault("low_1_2", ""),
              row.getOrDefault("five", "")));
    }
    Map<String, List<String>> ours = new TreeMap<>();
    scores.forEach(
        (bucket, given) ->
            ours.put(
                bucket,
                List.of(
                    Integer.toString(given.size()),
                    mean(given),
                    Long.toString(given.stream().filter(score -> score <= 2).count()),
                    Long.toString(given.stream().filter(score -> score == 5).count()))));
    assertThat(ours).isEqualTo(theirs);
  }

  private List<Event> events(Instant until) {
    History history = History.read(List.of(ReferenceData.events(SET)), Optional.empty(), until);
    UnsentRecords records = new UnsentRecords(config.wire().inputs());
    List<Event> events = new ArrayList<>();
    for (InputEvent event : history.events()) {
      Decoded decoded = records.read(event.kind(), event.reportedIn("BRL").value());
      events.add(((Decoded.Read) decoded).event());
    }
    return events;
  }

  private static void add(Event event, Map<String, List<Event>> byCustomer) {
    byCustomer
        .computeIfAbsent(event.origin().customerId(), customer -> new ArrayList<>())
        .add(event);
  }

  private static Map<String, Order> orders(List<Event> events) {
    Map<String, Order> orders = new LinkedHashMap<>();
    for (Event event : events) {
      if (event instanceof Purchase purchase) {
        switch (purchase.step()) {
          case PLACED -> orders.put(purchase.orderId(), new Order(purchase, 0));
          case DELIVERED ->
              orders.computeIfPresent(
                  purchase.orderId(),
                  (id, order) ->
                      new Order(
                          order.placed(),
                          order.deliveredMs() == 0
                              ? purchase.occurredAtMs()
                              : order.deliveredMs()));
          case REFUNDED, CANCELLED -> {}
        }
      }
    }
    return orders;
  }

  /** As it was known at that moment. */
  private Risk risk(List<Event> events, long atMs) {
    Fold fold = new Fold(config.rules());
    List<Event> known = events.stream().filter(event -> event.occurredAtMs() <= atMs).toList();
    String customer = events.get(0).origin().customerId();
    Journey then = Ledger.of(Journey.of(customer), known).fold(fold, atMs, new Moments());
    return fold.risk(then, atMs);
  }

  private static boolean isEvidence(Order order, Risk risk) {
    return risk.parts().stream()
        .anyMatch(
            part ->
                part.finding() == Finding.LATE_DELIVERY
                    && part.eventIds().contains(order.placed().eventId()));
  }

  private static boolean complainsAfter(long atMs, List<Event> events) {
    return events.stream()
        .anyMatch(
            event ->
                event.occurredAtMs() > atMs
                    && event instanceof SocialMention review
                    && review.sentiment().isComplaint());
  }

  private static String lateness(Order order) {
    if (order.deliveredMs() == 0) {
      return "not delivered";
    }
    // The promise is the last millisecond of a day.
    long days = Math.floorDiv(order.deliveredMs() - order.placed().promisedByMs() - 1, DAY_MS) + 1;
    assertThat(order.isLate()).isEqualTo(days > 0);
    if (days > 0) {
      return days >= 15
          ? ">=15d late"
          : days >= 8 ? "8-14d late" : days >= 4 ? "4-7d late" : "1-3d late";
    }
    return days == 0
        ? "on the day"
        : days >= -7 ? "1-7d early" : days >= -14 ? "8-14d early" : "early>=15d";
  }

  private static int score(SocialMention review) {
    return 3 + review.sentiment().thousandths() / 500;
  }

  private static String mean(List<Integer> scores) {
    long sum = scores.stream().mapToInt(Integer::intValue).sum();
    return BigDecimal.valueOf(sum)
        .divide(BigDecimal.valueOf(scores.size()), 4, RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
