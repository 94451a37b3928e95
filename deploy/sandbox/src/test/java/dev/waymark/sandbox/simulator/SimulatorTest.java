package dev.waymark.sandbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.identity.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatorTest {

  private static final long DAY_MS = 86_400_000L;
  private static final long FROM_MS = 20_000 * DAY_MS;
  private static final long UNTIL_MS = FROM_MS + 180 * DAY_MS;

  private record Told(List<Delivery> deliveries, List<Truth> truths, List<Placed> placed) {

    Stream<EventDelivery> eventDeliveries() {
      return deliveries.stream()
          .filter(EventDelivery.class::isInstance)
          .map(EventDelivery.class::cast);
    }

    Map<String, Link> links() {
      return deliveries.stream()
          .filter(LinkDelivery.class::isInstance)
          .map(delivery -> ((LinkDelivery) delivery).link())
          .collect(Collectors.toMap(Link::id, Function.identity(), (one, same) -> one));
    }

    Map<String, Event> events() {
      return eventDeliveries()
          .map(EventDelivery::event)
          .collect(Collectors.toMap(Event::eventId, Function.identity(), (one, same) -> one));
    }
  }

  private static Told tell(int customers, long seed, Faults faults) {
    List<Truth> truths = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    List<Placed> placed = new ArrayList<>();
    new Simulator(Scenario.of(customers, FROM_MS, UNTIL_MS, seed, faults), truths::add, placed::add)
        .forEachRemaining(deliveries::add);
    return new Told(deliveries, truths, placed);
  }

  @Test
  void the_same_seed_tells_the_same_story() {
    assertThat(tell(300, 7, Faults.USUAL)).isEqualTo(tell(300, 7, Faults.USUAL));
  }

  @Test
  void another_seed_tells_another_story() {
    assertThat(tell(300, 7, Faults.USUAL).truths())
        .isNotEqualTo(tell(300, 8, Faults.USUAL).truths());
  }

  @Test
  void a_later_end_tells_the_same_story_and_goes_on() {
    Scenario shorter = new Scenario(500, FROM_MS, UNTIL_MS, UNTIL_MS, 3, Faults.USUAL);
    Scenario longer = new Scenario(500, FROM_MS, UNTIL_MS, UNTIL_MS + 30 * DAY_MS, 3, Faults.USUAL);
    List<Delivery> told = new ArrayList<>();
    Simulator.of(longer)
        .forEachRemaining(
            delivery -> {
              if (delivery.occurredAtMs() < UNTIL_MS) {
                told.add(delivery);
              }
            });
    List<Delivery> before = new ArrayList<>();
    Simulator.of(shorter).forEachRemaining(before::add);

    assertThat(told).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void the_personas_make_a_thousand() {
    int sum = 0;
    for (Persona persona : Persona.values()) {
      sum += persona.perMille();
    }
    assertThat(sum).isEqualTo(1000);
  }

  @Test
  void every_persona_every_kind_of_event_and_every_step_occurs() {
    Told told = tell(3000, 1, Faults.USUAL);

    assertThat(told.truths().stream().map(Truth::persona)).contains(Persona.values());
    assertThat(told.events().values().stream().map(Event::kind)).contains(EventKind.values());
    assertThat(all(told, Purchase.class).map(Purchase::step)).contains(Purchase.Step.values());
    assertThat(all(told, SupportContact.class).map(SupportContact::step))
        .contains(SupportContact.Step.values());
  }

  @Test
  void personas_have_their_shares() {
    Map<Persona, Long> counts =
        tell(10_000, 1, Faults.USUAL).truths().stream()
            .collect(Collectors.groupingBy(Truth::persona, Collectors.counting()));

    for (Persona persona : Persona.values()) {
      assertThat(counts.getOrDefault(persona, 0L) / 10.0)
          .as("per mille of " + persona)
          .isCloseTo(persona.perMille(), within(12.0));
    }
  }

  @Test
  void arrivals_are_in_order_and_nothing_arrives_before_it_happens() {
    long last = 0;
    for (Delivery delivery : tell(1000, 3, Faults.USUAL).deliveries()) {
      assertThat(delivery.deliverAtMs())
          .isGreaterThanOrEqualTo(Math.max(last, delivery.occurredAtMs()));
      assertThat(delivery.occurredAtMs()).isBetween(FROM_MS, UNTIL_MS - 1);
      last = delivery.deliverAtMs();
    }
  }

  @Test
  void faults_have_their_shares() {
    Told told = tell(3000, 5, new Faults(0.1, 0.2, 0.3, 0.4));
    double events = told.events().size();
    Set<String> seen = new HashSet<>();
    long late = 0;
    long delayed = 0;
    long doubled = 0;
    for (EventDelivery delivery : told.eventDeliveries().toList()) {
      long delayMs = delivery.deliverAtMs() - delivery.occurredAtMs();
      if (!seen.add(delivery.event().eventId())) {
        doubled++;
      } else if (delayMs >= 3_600_000L) {
        late++;
      } else if (delayMs > 0) {
        delayed++;
      }
    }

    assertThat(late / events).isCloseTo(0.1, within(0.01));
    assertThat(doubled / events).isCloseTo(0.2, within(0.01));
    assertThat(delayed / events).isCloseTo(0.3, within(0.01));
  }

  @Test
  void a_share_of_the_customers_comes_half_identified_and_purchases_always_name_a_customer() {
    Told told = tell(3000, 5, new Faults(0, 0, 0, 0.4));
    Set<String> appOnly = devicesOf(told, Persona.APP_ONLY);
    Map<String, String> persons =
        told.placed().stream().collect(Collectors.toMap(Placed::eventId, Placed::person));
    Set<String> half =
        told.events().values().stream()
            .filter(event -> event.origin().customerId().isEmpty())
            .filter(event -> !appOnly.contains(event.origin().identifiers().get(0).value()))
            .map(event -> persons.getOrDefault(event.eventId(), ""))
            .collect(Collectors.toSet());

    assertThat(half.size() / 3000.0).isBetween(0.3, 0.4);
    assertThat(all(told, Purchase.class))
        .allMatch(purchase -> !purchase.origin().customerId().isEmpty());
  }

  @Test
  void without_them_all_events_but_those_of_the_app_alone_name_their_customer() {
    Told told = tell(1000, 5, Faults.NONE);
    Set<String> appOnly = devicesOf(told, Persona.APP_ONLY);

    assertThat(told.links()).isEmpty();
    assertThat(told.placed()).allMatch(Placed::linkable);
    assertThat(told.events().values().stream().map(Event::origin))
        .allMatch(
            origin ->
                !origin.customerId().isEmpty()
                    || appOnly.contains(origin.identifiers().get(0).value()));
  }

  @Test
  void every_event_is_placed_once_and_everything_a_customer_signs_is_theirs() {
    Told told = tell(3000, 6, Faults.USUAL);
    Map<String, Placed> placed =
        told.placed().stream().collect(Collectors.toMap(Placed::eventId, Function.identity()));

    assertThat(told.placed()).hasSize(told.events().size());
    told.events()
        .forEach(
            (id, event) -> {
              String customer = event.origin().customerId();
              Placed where = Objects.requireNonNull(placed.get(id));
              if (customer.startsWith("c")) {
                assertThat(where).isEqualTo(new Placed(id, customer, customer, true));
              }
            });
  }

  @Test
  void people_come_by_every_name_and_are_told_late_wrongly_or_never() {
    Told told = tell(3000, 6, Faults.USUAL);
    Map<String, Link> links = told.links();

    assertThat(told.placed().stream().filter(placed -> !placed.linkable())).hasSizeGreaterThan(100);
    assertThat(
            told.placed().stream()
                .filter(placed -> placed.linkable() && placed.journey().startsWith("~EMAIL_HASH:")))
        .isNotEmpty();
    assertThat(links.values().stream().filter(link -> !link.together())).hasSizeGreaterThan(10);
    assertThat(links.values().stream().filter(link -> link.left().isCustomer()))
        .hasSizeGreaterThan(10);
    for (IdentifierType type :
        List.of(IdentifierType.DEVICE, IdentifierType.SOCIAL_HANDLE, IdentifierType.EMAIL_HASH)) {
      assertThat(
              told.events().values().stream()
                  .map(Event::origin)
                  .filter(origin -> origin.customerId().isEmpty())
                  .filter(origin -> origin.identifiers().size() == 1)
                  .filter(origin -> origin.identifiers().get(0).type() == type))
          .as("events that bear only %s", type)
          .hasSizeGreaterThan(50);
    }
  }

  @Test
  void housemates_have_a_device_in_turns_and_log_in_before_they_use_it_namelessly() {
    Told told = tell(3000, 6, new Faults(0, 0, 0, 0.6));
    Map<String, String> persons =
        told.placed().stream().collect(Collectors.toMap(Placed::eventId, Placed::person));
    Map<String, List<Event>> byDevice =
        told.events().values().stream()
            .filter(event -> device(event).isPresent())
            .sorted(Comparator.comparingLong(Event::occurredAtMs))
            .collect(Collectors.groupingBy(event -> device(event).orElseThrow()));
    int nameless = 0;
    int shared = 0;
    for (List<Event> events : byDevice.values()) {
      if (events.stream().map(event -> persons.get(event.eventId())).distinct().count() < 2) {
        continue;
      }
      shared++;
      String loggedIn = "";
      for (Event event : events) {
        String customer = event.origin().customerId();
        nameless += customer.isEmpty() ? 1 : 0;
        loggedIn = customer.isEmpty() ? loggedIn : customer;
        assertThat(persons.get(event.eventId())).isEqualTo(loggedIn);
      }
    }
    assertThat(shared).isGreaterThan(20);
    assertThat(nameless).isGreaterThan(20);
  }

  private static Optional<String> device(Event event) {
    return event.origin().identifiers().stream()
        .filter(identifier -> identifier.type() == IdentifierType.DEVICE)
        .map(Identifier::value)
        .findFirst();
  }

  private static Set<String> devicesOf(Told told, Persona persona) {
    return told.truths().stream()
        .filter(truth -> truth.persona() == persona)
        .map(Truth::device)
        .collect(Collectors.toSet());
  }

  @Test
  void faults_change_how_events_arrive_and_not_what_happened() {
    Faults noisy = new Faults(0.3, 0.3, 0.3, 0);

    Told calm = tell(500, 9, Faults.NONE);
    Told rough = tell(500, 9, noisy);

    assertThat(rough.truths()).isEqualTo(calm.truths());
    assertThat(rough.events()).isEqualTo(calm.events());
  }

  @Test
  void the_truth_is_what_the_events_say() {
    Told told = tell(1000, 4, Faults.USUAL);
    Map<String, String> persons =
        told.placed().stream().collect(Collectors.toMap(Placed::eventId, Placed::person));
    Map<String, List<Purchase>> placed =
        all(told, Purchase.class)
            .filter(purchase -> purchase.step() == Purchase.Step.PLACED)
            .collect(
                Collectors.groupingBy(purchase -> persons.getOrDefault(purchase.eventId(), "")));

    assertThat(told.truths()).hasSize(1000);
    for (Truth truth : told.truths()) {
      List<Purchase> own = placed.getOrDefault(truth.customerId(), List.of());
      assertThat(truth.orders()).isEqualTo(own.size());
      assertThat(truth.gross().minor())
          .isEqualTo(own.stream().mapToLong(purchase -> purchase.amount().minor()).sum());
      assertThat(truth.lastPurchaseMs())
          .isEqualTo(own.stream().mapToLong(Purchase::occurredAtMs).max().orElse(0));
    }
  }

  @Test
  void those_who_left_buy_no_more_and_those_who_were_saved_do() {
    List<Truth> truths = tell(3000, 2, Faults.USUAL).truths();

    assertThat(truths.stream().filter(truth -> truth.leftAtMs() > 0))
        .isNotEmpty()
        .allMatch(truth -> truth.lastPurchaseMs() <= truth.leftAtMs());
    assertThat(truths.stream().filter(truth -> truth.savedAtMs() > 0))
        .isNotEmpty()
        .allMatch(truth -> truth.lastPurchaseMs() >= truth.savedAtMs());
  }

  @Test
  void friends_are_brought_by_customers_who_exist() {
    List<Truth> truths = tell(3000, 2, Faults.USUAL).truths();
    Set<String> referrers =
        truths.stream()
            .filter(truth -> truth.persona() == Persona.REFERRER)
            .map(Truth::customerId)
            .collect(Collectors.toSet());

    assertThat(truths.stream().map(Truth::referredBy).filter(by -> !by.isEmpty()))
        .isNotEmpty()
        .allMatch(referrers::contains);
  }

  @Test
  void nonsense_is_refused_with_its_value_and_the_rule() {
    assertThatThrownBy(() -> new Faults(0, 1.5, 0, 0))
        .hasMessage("the share of doubled events is 1.5: it lies between 0 and 1");
    assertThatThrownBy(() -> new Faults(0, 0, 0, -1))
        .hasMessage("the share of anonymous customers is -1.0: it lies between 0 and 1");
    assertThatThrownBy(() -> Scenario.of(0, 0, 1, 1, Faults.NONE))
        .hasMessage("customers is 0: at least 1 is needed");
    assertThatThrownBy(() -> Scenario.of(1, 5, 5, 1, Faults.NONE))
        .hasMessageContaining("end after it begins");
  }

  private static <T extends Event> Stream<T> all(Told told, Class<T> kind) {
    return told.events().values().stream().filter(kind::isInstance).map(kind::cast);
  }
}
