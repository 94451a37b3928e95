package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.identity.Erasure;
import dev.waymark.domain.identity.Identity;
import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.identity.WhoIsWho;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Receipt;
import dev.waymark.schema.SaveWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is erased is nowhere afterwards, and does not come back; what was counted stays. */
@Tag("long-runs")
class StreamErasureTest {

  private static final int SEEDS_A_BLOCK = 6;
  private static final IdentifierType[] TYPES = IdentifierType.values();
  private static final Set<String> STOCKS =
      Set.of(
          "customers",
          "customers_by_risk",
          "prospects",
          "cases_unanswered",
          "value_at_risk",
          "save_windows_open",
          "save_windows_unanswered",
          "segment_moves",
          "expected_value",
          "advocates");

  /** What there is to send, and how it is remembered. */
  private record Input(List<History> histories, List<Event> events, Link link, long endMs) {

    static Input of(long seed) {
      Random chance = new Random(seed);
      List<History> histories = Histories.of(seed, 3).stream().map(History::unlimited).toList();
      long endMs = histories.stream().mapToLong(History::endMs).max().orElseThrow();
      List<Event> events = new ArrayList<>();
      for (History history : histories) {
        for (Event event : history.events()) {
          events.add(named(history.customer(), event, chance));
        }
      }
      Collections.shuffle(events, chance);
      String first = histories.get(0).customer();
      Identifier card = new Identifier(IdentifierType.LOYALTY_CARD, first + "-card");
      Link link = new Link("l", endMs, Party.customer(first), Party.of(card), true);
      return new Input(histories, events, link, endMs);
    }

    /** Half of them under a name of their own, some of these chained, some with a family's. */
    private static Event named(String customer, Event event, Random chance) {
      List<Identifier> names = new ArrayList<>();
      for (int i = chance.nextInt(3); i > 0; i--) {
        String own = "name" + Math.abs(customer.hashCode() % 1_000) + "-" + chance.nextInt(3);
        String value = chance.nextInt(9) == 0 ? "family" : own;
        names.add(new Identifier(TYPES[chance.nextInt(TYPES.length)], value));
      }
      boolean anonymous = !names.isEmpty() && chance.nextBoolean();
      String id = Long.toHexString(chance.nextLong());
      return Renamed.event(event, id, anonymous ? "" : customer, names);
    }

    /** The customer, and all names that were always theirs alone. */
    List<String> canaries() {
      WhoIsWho all = new WhoIsWho(IdentityRules.DEFAULT);
      events.forEach(event -> all.see(event.origin()));
      all.take(link);
      List<String> canaries = new ArrayList<>(List.of(erased()));
      all.forEach(
          node -> {
            if (node.isOnly(Party.customer(erased()))) {
              canaries.add(node.self().key());
            }
          });
      return canaries;
    }

    /** How many events bear names that others have as well: they may have been anybody's. */
    long underSharedNames() {
      List<String> canaries = canaries();
      return events.stream()
          .flatMap(event -> Identity.party(event.origin()).stream())
          .filter(party -> !party.isCustomer() && !canaries.contains(party.key()))
          .count();
    }

    String erased() {
      return histories.get(0).customer();
    }
  }

  @ParameterizedTest(name = "seeds from {0}00")
  @ValueSource(longs = {0, 1, 2, 3})
  void nothing_is_left_of_somebody_who_was_erased_and_nothing_comes_back(long first) {
    for (long seed = first * 100; seed < first * 100 + SEEDS_A_BLOCK; seed++) {
      Input input = Input.of(seed);
      Ends ends = new Ends();
      try (Stream stream = stream(input, ends, false)) {
        send(stream, input);
        Map<String, Sum> before = Results.kpis(stream);
        Map<String, Object> told = new LinkedHashMap<>();
        hear(stream, told);
        stream.send(new Erasure("erasure-1", input.endMs(), Party.customer(input.erased())));
        stream.wait(Duration.ofSeconds(15));
        gone(stream, input, told, seed);
        Map<String, Sum> after = new TreeMap<>(before);
        Results.kpis(stream).forEach(after::put);
        flowsStay(before, after, seed);
        othersAreCounted(ends, told, seed);
        long applied = ends.of(End.APPLIED);
        send(stream, input);
        hear(stream, told);
        gone(stream, input, told, seed);
        assertThat(ends.of(End.ERASED)).as("seed %s: erased", seed).isPositive();
        assertThat(ends.of(End.APPLIED) - applied)
            .as("seed %s: the link, and what others may have done", seed)
            .isBetween(1L, 1 + input.underSharedNames());
      }
    }
  }

  @Test
  void whom_an_erased_customer_brought_later_does_not_bring_their_name_back() {
    Input input = Input.of(7);
    try (Stream stream = stream(input, new Ends(), false)) {
      send(stream, input);
      stream.send(new Erasure("erasure-1", input.endMs(), Party.customer(input.erased())));
      stream.wait(Duration.ofSeconds(15));
      for (String friend : List.of("somebody-new", input.histories().get(1).customer())) {
        stream.send(referral(friend, input));
      }
      stream.wait(Duration.ofSeconds(15));
      gone(stream, input, new LinkedHashMap<>(), 7);
      assertThat(stream.storesWith("somebody-new")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void one_of_two_who_are_one_is_erased_with_a_receipt(int which) {
    Input input = Input.of(7);
    String one = input.histories().get(0).customer();
    String other = input.histories().get(1).customer();
    try (Stream stream = stream(input, new Ends(), false)) {
      send(stream, input);
      stream.send(
          new Link("both", input.endMs(), Party.customer(one), Party.customer(other), true));
      stream.wait(Duration.ofSeconds(15));
      String asked = which == 0 ? one : other;
      stream.send(new Erasure("erasure-1", input.endMs(), Party.customer(asked)));
      stream.wait(Duration.ofSeconds(15));

      assertThat(values(stream, Topic.RECEIPTS, Receipt.class))
          .extracting(Receipt::getReceiptId)
          .containsExactly("erasure-1");
      assertThat(stream.storesWith(one)).isEmpty();
      assertThat(stream.storesWith(other)).isEmpty();
    }
  }

  @Test
  void who_asks_for_what_is_done_already_gets_a_receipt_too() {
    Input input = Input.of(7);
    Party customer = Party.customer(input.erased());
    try (Stream stream = stream(input, new Ends(), false)) {
      send(stream, input);
      stream.send(new Erasure("erasure-1", input.endMs(), customer));
      stream.wait(Duration.ofSeconds(15));
      stream.send(new Erasure("erasure-2", input.endMs() - 1, customer));
      stream.wait(Duration.ofSeconds(15));

      Map<String, Map<String, Long>> removed = new HashMap<>();
      values(stream, Topic.RECEIPTS, Receipt.class)
          .forEach(receipt -> removed.put(receipt.getReceiptId(), receipt.getRemoved()));
      assertThat(removed).containsOnlyKeys("erasure-1", "erasure-2");
      assertThat(removed.get("erasure-1")).containsEntry(Stores.JOURNEYS, 1L);
      assertThat(removed.get("erasure-2")).isEmpty();
    }
  }

  private static Event referral(String friend, Input input) {
    Origin origin =
        new Origin(
            friend + "-came", input.endMs() - 1, friend, List.of(), "", "", "", input.erased());
    return new AppInstall(origin, AppInstall.Step.INSTALLED, "ios", "1.0");
  }

  private static Stream stream(Input input, Ends ends, boolean startsAnew) {
    return new Stream(
        input.histories().get(0).rules(),
        new ErasureRules("a key for this test", startsAnew, true),
        System.currentTimeMillis(),
        input.endMs(),
        1 << 20,
        ends,
        Map.of());
  }

  private static void send(Stream stream, Input input) {
    input.events().forEach(stream::send);
    stream.send(input.link());
    stream.wait(Duration.ofSeconds(15));
  }

  private static void gone(Stream stream, Input input, Map<String, Object> told, long seed) {
    hear(stream, told);
    String of = "seed " + seed + ": ";
    for (String canary : input.canaries()) {
      assertThat(stream.storesWith(canary)).as(of + "stores with " + canary).isEmpty();
      assertThat(about(told, canary)).as(of + "topics with " + canary).isEmpty();
    }
    for (Receipt receipt : values(stream, Topic.RECEIPTS, Receipt.class)) {
      assertThat(receipt.getReceiptId()).isEqualTo("erasure-1");
      assertThat(receipt.getRemoved().get(Stores.JOURNEYS)).isEqualTo(1);
      assertThat(receipt.toString()).doesNotContain(input.erased());
    }
  }

  private static List<String> about(Map<String, Object> told, String canary) {
    return told.entrySet().stream()
        .map(record -> record.getKey() + ": " + record.getValue())
        .filter(record -> record.contains(canary))
        .toList();
  }

  private static <T extends SpecificRecord> List<T> values(
      Stream stream, Topic topic, Class<T> type) {
    return stream.read(topic, type).stream().map(told -> told.value).toList();
  }

  /** The last word on each key of the topics that keep it. */
  private static void hear(Stream stream, Map<String, Object> told) {
    hear(stream, Topic.JOURNEYS, Journey.class, told);
    hear(stream, Topic.CHURN_ALERTS, ChurnAlert.class, told);
    hear(stream, Topic.SAVE_WINDOWS, SaveWindow.class, told);
    hear(stream, Topic.IDENTITIES, dev.waymark.schema.Identity.class, told);
  }

  private static <T extends SpecificRecord> void hear(
      Stream stream, Topic topic, Class<T> type, Map<String, Object> told) {
    for (KeyValue<String, T> record : stream.read(topic, type)) {
      if (record.value == null) {
        told.remove(topic + " " + record.key);
      } else {
        told.put(topic + " " + record.key, record.value);
      }
    }
  }

  /** Only stocks change, and what the run says of itself. */
  private static void flowsStay(Map<String, Sum> before, Map<String, Sum> after, long seed) {
    Set<String> changed = new TreeSet<>();
    after.forEach(
        (key, sum) -> {
          if (!sum.equals(before.get(key))) {
            changed.add(key.substring(0, key.indexOf('|')));
          }
        });
    assertThat(STOCKS).as("seed %s: KPIs that changed", seed).containsAll(changed);
  }

  /** The stock counts those whose journeys are left, stage by stage. */
  private static void othersAreCounted(Ends ends, Map<String, Object> told, long seed) {
    Map<String, Long> journeys = new TreeMap<>();
    for (Object last : told.values()) {
      if (last instanceof Journey journey) {
        journeys.merge(journey.getStage().name(), 1L, Long::sum);
      }
    }
    Map<String, Long> stock = new TreeMap<>();
    ends.stocks()
        .forEach(
            (key, sum) -> {
              if (key.startsWith("customers|now|")) {
                String stage = key.substring(key.indexOf("stage=") + "stage=".length());
                stock.merge(stage, sum.count(), Long::sum);
              }
            });
    assertThat(stock).as("seed %s: customers by stage", seed).isEqualTo(journeys);
  }
}
