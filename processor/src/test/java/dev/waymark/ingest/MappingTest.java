package dev.waymark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.schema.SocialMention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {

  @TempDir private Path folder;

  @Test
  void one_row_of_an_export_can_say_several_events() throws IOException {
    Lines lines =
        Lines.of(
            folder,
            """
            time: {format: "dd.MM.yyyy HH:mm", zone: Europe/Stockholm}
            amounts: decimal-comma
            file: {delimiter: ";"}
            absent: ["-"]
            columns: {customer_id: kund, order_id: nummer}
            constants: {source: kassa, currency: SEK}
            events:
              - columns: {event_id: "o-{nummer}-{rad}", ts: lagd, amount: summa}
                constants: {event_type: purchase}
              - when: levererad
                columns: {event_id: "l-{nummer}-{rad}", ts: levererad}
                constants: {event_type: order_delivered}
            """,
            """
            kund;nummer;rad;lagd;levererad;summa
            eva;17;1;31.03.2024 01:30;-;1.234,50
            eva;18;1;01.07.2024 12:00;03.07.2024 08:00;99
            """);
    assertThat(lines.bad()).isEmpty();
    assertThat(lines.events())
        .extracting(InputEvent::eventId)
        .containsExactly("o-17-1", "o-18-1", "l-18-1");
    Purchase first = (Purchase) lines.events().get(0).value();
    assertThat(first.getAmount()).isEqualTo(123450);
    assertThat(first.getOccurredAt()).isEqualTo(Instant.parse("2024-03-31T00:30:00Z"));
    Purchase delivered = (Purchase) lines.events().get(2).value();
    assertThat(delivered.getStep()).isEqualTo(PurchaseStep.DELIVERED);
    assertThat(delivered.getOccurredAt()).isEqualTo(Instant.parse("2024-07-03T06:00:00Z"));
    assertThat(delivered.getSource()).isEqualTo("kassa");
  }

  @Test
  void words_are_translated_by_column_and_rows_that_are_no_events_are_passed_over()
      throws IOException {
    Lines lines =
        Lines.of(
            folder,
            """
            time: {format: epoch-seconds}
            columns: {event_id: "t-{id}", event_type: kind, customer_id: who, ts: at, sentiment: mood, reason: why, channel: kind}
            values:
              event_type: {tweet: social_mention, advert: ignore}
              sentiment: {negative: -1, neutral: 0}
            reasons: {late_flight: LATE_DELIVERY}
            """,
            """
            id,kind,who,at,mood,why
            1,tweet,ann,1424159540,negative,late_flight
            2,advert,,,,
            3,poem,ann,1424159540,negative,
            """);
    SocialMention mention = (SocialMention) lines.events().get(0).value();
    assertThat(lines.events()).hasSize(1);
    assertThat(mention.getSentiment()).isEqualTo(-1.0);
    assertThat(mention.getReason()).isEqualTo("LATE_DELIVERY");
    assertThat(mention.getOccurredAt()).isEqualTo(Instant.parse("2015-02-17T07:52:20Z"));
    assertThat(lines.bad()).hasSize(1);
    assertThat(lines.bad().get(0).line()).isEqualTo(4);
    assertThat(lines.bad().get(0).value()).isEqualTo("poem");
  }

  @Test
  void minor_amounts_take_the_digits_of_the_rows_currency() throws IOException {
    Lines lines =
        Lines.of(
            folder,
            """
            layout: canonical
            amounts: minor
            """,
            """
            event_id,event_type,customer_id,ts,amount,currency
            1,purchase,ann,2020-01-01,1250,EUR
            2,purchase,ann,2020-01-01,1250,JPY
            3,purchase,ann,2020-01-01,many,EUR
            """);
    assertThat(lines.events())
        .extracting(event -> ((Purchase) event.value()).getAmount())
        .containsExactly(1250L, 1250L);
    assertThat(lines.bad())
        .containsExactly(
            new BadLine("export.csv", 4, "amount must be a whole number of minor units", "many"));
  }

  @Test
  void the_same_row_gives_the_same_event_every_time() throws IOException {
    String mapping =
        """
        columns: {event_id: "{order}/{line}", customer_id: who, ts: day, amount: paid}
        constants: {event_type: purchase, currency: EUR}
        """;
    String export = "order,line,who,day,paid\n7,1,ann,2020-01-01,3\n";
    assertThat(Lines.of(folder, mapping, export)).isEqualTo(Lines.of(folder, mapping, export));
  }

  @Test
  void all_that_is_wrong_with_a_mapping_is_said_at_once() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.yaml"),
            """
            layuot: canonical
            time: {format: "yyyy-QQQQQQQQ", zone: Mars/Olympus}
            amounts: float
            file: {delimiter: "||"}
            columns: {custmer_id: who, ts: at}
            constants: {event_type: bought, event_id: "1"}
            values: {event_type: {x: sale}}
            """);
    assertThatThrownBy(() -> Mapping.read(file))
        .isInstanceOfSatisfying(
            MappingFaults.class,
            faults ->
                assertThat(String.join("\n", faults.faults()))
                    .contains("bad.yaml: layuot is no key of a mapping: [absent, amounts,")
                    .contains("time.zone is Mars/Olympus: it must be a time zone")
                    .contains("amounts is float: it must be decimal, decimal-comma or minor")
                    .contains("file.delimiter is ||: it must be one character")
                    .contains("columns.custmer_id is no column of ours: [amount,")
                    .contains("constants.event_type is bought: it must be ignore or one of [")
                    .contains("values.event_type is sale: it must be ignore or one of [")
                    .contains("constants.event_id gives every event the same id"));
  }

  @Test
  void a_mapping_without_an_id_a_time_or_a_name_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "columns: {amount: paid}\n");
    assertThatThrownBy(() -> Mapping.read(file))
        .isInstanceOf(MappingFaults.class)
        .hasMessageContaining("event_id")
        .hasMessageContaining("event_type")
        .hasMessageContaining("ts")
        .hasMessageContaining("names nobody");
  }

  @Test
  void a_key_said_twice_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "amounts: minor\namounts: decimal\n");
    assertThatThrownBy(() -> Mapping.read(file))
        .isInstanceOf(MappingFaults.class)
        .hasMessageContaining("amounts");
  }

  @Test
  void an_export_without_a_column_the_mapping_names_is_refused() {
    assertThatThrownBy(
            () ->
                Lines.of(
                    folder,
                    """
                    columns: {event_id: nr, customer_id: who, ts: at, amount: paid}
                    constants: {event_type: purchase, currency: EUR}
                    """,
                    "nr,who,at\n1,ann,2020-01-01\n"))
        .isInstanceOf(MappingFaults.class)
        .hasMessageContaining("export.csv: has no column paid, which is needed: [nr, who, at]");
  }
}
