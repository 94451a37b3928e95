package dev.waymark.stream;

import static dev.waymark.domain.kit.TestRules.DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Ownership;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.kit.Draft;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.rules.Rules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a name to whoever looks it up, after events and links went the whole way. */
class StandingNamesTest {

  private static final Identifier DEVICE = new Identifier(IdentifierType.DEVICE, "d1");
  private static final Identifier MAIL = new Identifier(IdentifierType.EMAIL_HASH, "m1");
  private static final Party ANN = Party.customer("ann");
  private static final Party BEN = Party.customer("ben");

  private final Stream stream =
      new Stream(
          TestRules.standard().build(),
          System.currentTimeMillis(),
          Rules.NEVER,
          1 << 20,
          Observer.NOBODY);

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void a_device_of_two_customers_belongs_to_the_latest_and_tells_both() {
    purchase("e1", 1, "ann", DEVICE);
    purchase("e2", 5, "ben", DEVICE);

    KnownName device = find(Party.of(DEVICE));

    assertThat(device.owner()).isEqualTo("ben");
    assertThat(device.node().ownership().steps())
        .containsExactly(
            new Ownership.Step(Long.MIN_VALUE, "ann"), new Ownership.Step(5 * DAY_MS, "ben"));
    assertThat(device.node().ties()).extracting("other").containsExactly(ANN, BEN);
  }

  @Test
  void a_customer_tells_their_names_and_with_whom_they_are_one() {
    purchase("e1", 1, "ann", DEVICE, MAIL);
    purchase("e2", 1, "ben");
    stream.send(new Link("l1", 2 * DAY_MS, BEN, ANN, true));

    assertThat(find(ANN).names()).containsExactlyInAnyOrder(Party.of(DEVICE), Party.of(MAIL));
    assertThat(find(ANN).owner()).isEqualTo("ann");
    assertThat(find(BEN).owner()).isEqualTo("ann");
  }

  @Test
  void a_device_that_was_only_seen_alone_stands_for_itself() {
    purchase("e1", 1, "", DEVICE);

    assertThat(find(Party.of(DEVICE)).owner()).isEqualTo("~DEVICE:d1");
  }

  @Test
  void of_a_name_that_never_came_nothing_is_known() {
    purchase("e1", 1, "ann", DEVICE);

    assertThat(stream.names().find(BEN)).isEmpty();
    assertThat(stream.names().find(Party.of(MAIL))).isEmpty();
  }

  private KnownName find(Party name) {
    stream.wait(Duration.ofSeconds(1));
    return stream.names().find(name).orElseThrow();
  }

  private void purchase(String id, int day, String customer, Identifier... names) {
    stream.send(
        Renamed.event(
            Draft.purchase("somebody").on(day * DAY_MS).event(), id, customer, List.of(names)));
  }
}
