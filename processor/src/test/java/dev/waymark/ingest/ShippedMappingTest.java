package dev.waymark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waymark.domain.event.Reason;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.SocialMention;
import dev.waymark.schema.SupportContact;
import dev.waymark.schema.SupportContactStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedMappingTest {

  private static final Path MAPPINGS = Path.of("../deploy/mappings");
  private static final Path DATA = Path.of("../../shared/data");

  @TempDir private Path folder;

  @Test
  void the_example_explains_such_an_export() throws IOException {
    Path export =
        Files.writeString(
            folder.resolve("orders.csv"),
            """
            order_number;line;customer_number;sales_channel;ordered_at;promised_for;delivered_at;refunded_at;quantity;line_total;refunded;product_group
            4711;1;K-1;WWW;05.01.2024 09:30;10.01.2024 23:59;11.01.2024 12:00;-;2;1.059,90;-;shoes
            4711;2;K-1;WWW;05.01.2024 09:30;10.01.2024 23:59;-;NULL;1;5;-;socks
            """);
    Lines lines = Lines.of(export, mapping("shop-orders"));
    assertThat(lines.bad()).isEmpty();
    assertThat(lines.events())
        .extracting(InputEvent::eventId)
        .containsExactly("order-4711-1", "delivery-4711-1", "order-4711-2");
    assertThat(((Purchase) lines.events().get(0).value()).getAmount()).isEqualTo(105_990);
    assertThat(((Purchase) lines.events().get(0).value()).getChannel()).isEqualTo("web");
  }

  @Test
  void every_airline_complaint_has_a_reason_of_the_short_list_and_none_is_a_leave_intent() {
    Lines lines = Lines.of(data("airline_dev.csv.gz"), mapping("airline"));
    assertThat(lines.bad()).isEmpty();
    assertThat(lines.events()).hasSize(7073);
    Set<String> reasons =
        lines.events().stream()
            .map(event -> (SocialMention) event.value())
            .filter(mention -> mention.getReason() != null)
            .map(SocialMention::getReason)
            .collect(Collectors.toSet());
    List<String> shortList = Arrays.stream(Reason.values()).map(Enum::name).toList();
    assertThat(shortList).containsAll(reasons);
    assertThat(reasons).isNotEmpty().doesNotContain("CANCELLATION");
  }

  @Test
  void every_order_delivery_and_review_of_the_marketplace_goes_in() {
    Lines lines = Lines.of(data("olist_dev.csv.gz"), mapping("olist"));
    assertThat(lines.bad()).isEmpty();
    assertThat(lines.events()).hasSize(21_524);
  }

  @Test
  void answers_join_the_contacts_they_answer() {
    Lines lines = Lines.of(data("support_twcs_dev.csv.gz"), Optional.empty());
    assertThat(lines.bad()).isEmpty();
    List<SupportContact> contacts =
        lines.events().stream().map(event -> (SupportContact) event.value()).toList();
    Set<String> opened =
        contacts.stream()
            .filter(contact -> contact.getStep() == SupportContactStep.OPENED)
            .map(SupportContact::getContactId)
            .collect(Collectors.toSet());
    long joined =
        contacts.stream()
            .filter(contact -> contact.getStep() == SupportContactStep.ANSWERED)
            .filter(contact -> opened.contains(contact.getContactId()))
            .count();
    assertThat(opened).hasSize(2778);
    // Of 2,222 answers, 21 reply to nothing, 10 to an answer and 3 to what is not in the file.
    assertThat(joined).isEqualTo(2188);
  }

  private static Path data(String name) {
    Path file = DATA.resolve(name);
    assumeTrue(Files.exists(file), () -> file + " is not there: this test needs it");
    return file;
  }

  private static Optional<Mapping> mapping(String name) {
    return Optional.of(Mapping.read(MAPPINGS.resolve(name + ".yaml")));
  }
}
