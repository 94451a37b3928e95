package dev.waymark.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.AppInstall;
import dev.waymark.schema.AppInstallStep;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.IdentifierType;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.schema.SocialMention;
import dev.waymark.schema.SupportContact;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFileTest {

  private static final String HEADER =
      "event_id,event_type,customer_id,ts,amount,currency,order_id,items,reason,sentiment,text,"
          + "channel,source,referrer,status,extra\n";

  @TempDir private Path folder;

  @Test
  void a_purchase_says_everything_its_row_says() throws IOException {
    Purchase purchase =
        Lines.of(
                folder,
                HEADER
                    + "p1,purchase,ann,2018-01-03T13:52:44Z,70.72,BRL,o1,2,,,,web,shop,bob,paid,"
                    + "\"{\"\"estimated\"\": \"\"2018-02-05\"\"}\"\n")
            .only(Purchase.class);
    assertThat(purchase)
        .isEqualTo(
            Purchase.newBuilder()
                .setEventId("p1")
                .setOccurredAt(Instant.parse("2018-01-03T13:52:44Z"))
                .setCustomerId("ann")
                .setIdentifiers(List.of())
                .setSource("shop")
                .setChannel("web")
                .setReferrer("bob")
                .setStep(PurchaseStep.PLACED)
                .setOrderId("o1")
                .setAmount(7072)
                .setCurrency("BRL")
                .setItems(2)
                .setPromisedBy(Instant.parse("2018-02-05T23:59:59.999Z"))
                .build());
  }

  @Test
  void a_refund_may_be_written_negative_and_an_unneeded_amount_may_be_missing() throws IOException {
    Lines lines =
        Lines.of(
            folder,
            HEADER
                + "r1,refund,ann,2018-01-03,-70.72,EUR,,-3,,,,,,,,\n"
                + "d1,order_delivered,ann,2018-01-03T10:00:00+02:00,,,o1,,,,,,,,,\n"
                + "c1,order_cancelled,ann,2018-01-03T10:00:00Z,,,o1,,,,,,,,,\n");
    assertThat(lines.bad()).isEmpty();
    assertThat(lines.events())
        .extracting(event -> ((Purchase) event.value()).getStep())
        .containsExactly(PurchaseStep.REFUNDED, PurchaseStep.DELIVERED, PurchaseStep.CANCELLED);
    assertThat(((Purchase) lines.events().get(0).value()).getAmount()).isEqualTo(7072);
    assertThat(((Purchase) lines.events().get(0).value()).getItems()).isEqualTo(3);
    assertThat(lines.events().get(1).occurredAtMs())
        .isEqualTo(Instant.parse("2018-01-03T08:00:00Z").toEpochMilli());
    assertThat(((Purchase) lines.events().get(1).value()).getCurrency()).isEqualTo("XXX");
  }

  @ParameterizedTest
  @CsvSource({
    "12.5,USD,1250",
    "12.345,USD,1234",
    "12.355,USD,1236",
    "0,USD,0",
    "1200,JPY,1200",
    "1.234,KWD,1234",
    "1.5E2,usd,15000",
    "+3.10,EUR,310"
  })
  void an_amount_takes_the_digits_of_its_currency(String amount, String currency, long minor)
      throws IOException {
    Purchase purchase =
        Lines.of(
                folder,
                "event_id,event_type,customer_id,ts,amount,currency\n"
                    + ("p,purchase,ann,2018-01-01," + amount + "," + currency + "\n"))
            .only(Purchase.class);
    assertThat(purchase.getAmount()).isEqualTo(minor);
  }

  @Test
  void further_columns_are_read_and_the_strongest_name_is_the_key() throws IOException {
    Lines lines =
        Lines.of(
            folder,
            """
            event_id,event_type,ts,device_id,email_hash,platform,app_version,campaign
            i1,app_install,2020-01-01T00:00:00.5Z,dev-1,AB12,ios,3.1,spring
            """);
    AppInstall install = lines.only(AppInstall.class);
    assertThat(install.getStep()).isEqualTo(AppInstallStep.INSTALLED);
    assertThat(install.getIdentifiers())
        .containsExactly(
            new Identifier(IdentifierType.EMAIL_HASH, "AB12"),
            new Identifier(IdentifierType.DEVICE, "dev-1"));
    assertThat(install.getPlatform()).isEqualTo("ios");
    assertThat(install.getCampaign()).isEqualTo("spring");
    assertThat(lines.events().get(0).key()).isEqualTo("AB12");
    assertThat(lines.events().get(0).kind()).isEqualTo(EventKind.APP_INSTALL);
  }

  @Test
  void an_answer_joins_the_contact_it_answers() throws IOException {
    Lines lines =
        Lines.of(
            folder,
            """
            event_id,event_type,customer_id,ts,extra,contact_id
            cs-611,support_contact,ann,2016-08-06T01:31:50Z,"{""reply_to"": null}",
            cs-609,agent_reply,ann,2016-08-06T01:44:03Z,"{""reply_to"": 611}",
            x,agent_reply,ann,2016-08-06T01:44:04Z,"{""reply_to"": ""cs-611""}",
            cs-7,support_contact,ann,2016-08-06T02:00:00Z,,case-1
            cs-8,case_resolved,ann,2016-08-06T03:00:00Z,,case-1
            cs-9,agent_reply,ann,2016-08-06T04:00:00Z,,
            """);
    assertThat(lines.bad()).isEmpty();
    assertThat(lines.events())
        .extracting(event -> ((SupportContact) event.value()).getContactId())
        .containsExactly("cs-611", "cs-611", "cs-611", "case-1", "case-1", null);
  }

  @Test
  void json_lines_say_the_same_as_csv() throws IOException {
    SocialMention mention =
        Lines.of(
                folder,
                """
                {"event_id":"m1","event_type":"social_mention","customer_id":"ann",\
                "ts":"2015-02-17T07:52:20Z","sentiment":-0.5,"text":"late, \\"again\\"",\
                "channel":"twitter","reason":"late_flight","reach":12,"extra":{"confidence":1.0},"amount":null}

                """)
            .only(SocialMention.class);
    assertThat(mention.getNetwork()).isEqualTo("twitter");
    assertThat(mention.getSentiment()).isEqualTo(-0.5);
    assertThat(mention.getText()).isEqualTo("late, \"again\"");
    assertThat(mention.getReason()).isEqualTo("late_flight");
    assertThat(mention.getReach()).isEqualTo(12);
  }

  @Test
  void a_packed_file_is_known_by_its_bytes_and_a_byte_order_mark_is_no_content()
      throws IOException {
    Path packed = folder.resolve("no-telling-name");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(
          String.join(
                  "\r\n",
                  "\uFEFFevent_id,event_type,customer_id,ts",
                  "i1,app_uninstall,ann,2020-01-01T00:00:00Z",
                  "")
              .getBytes(UTF_8));
    }
    assertThat(Lines.of(packed, Optional.empty()).only(AppInstall.class).getStep())
        .isEqualTo(AppInstallStep.UNINSTALLED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "p,purchase,ann,2018-01-01,12.50,,|currency is empty: an event of this type needs it|",
        "p,purchase,ann,2018-01-01,,EUR,|amount is empty: an event of this type needs it|",
        "p,purchase,ann,2018-01-01,-1,EUR,|amount must not be negative: only a refund may be|-1",
        "p,purchase,ann,2018-01-01,12;50,EUR,|amount must be a decimal number such as 12.50|12;50",
        "p,purchase,ann,2018-01-01,1e99,EUR,|amount must be a number of at most 40 digits|1e99",
        "p,purchase,ann,2018-01-01,1e20,EUR,|amount must not exceed 10^15 minor units|1e20",
        "p,purchase,ann,2018-01-01,1,EUX,|currency must be an ISO 4217 code such as EUR|EUX",
        "p,purchase,ann,1960-01-01,1,EUR,|ts must lie between the years 1970 and 9999|1960-01-01",
        "p,purchase,ann,2018-02-30,1,EUR,|ts must be a time written as ISO-8601 has it, such as 2018-01-31T12:00:00Z|2018-02-30",
        "p,purchase,,2018-01-01,1,EUR,|customer_id is empty and no identifier is given: the event belongs to nobody|",
        ",purchase,ann,2018-01-01,1,EUR,|event_id is empty: an event of this type needs it|",
        "p,purchase,ann,2018-01-01,1,EUR,[]|extra must be a JSON object|[]",
        "p,purchase,ann,2018-01-01,1,EUR|has 6 columns: the header has 7|p",
      })
  void a_bad_line_tells_the_line_the_reason_and_the_value(String row, String reason, String value)
      throws IOException {
    Lines lines =
        Lines.of(
            folder,
            "event_id,event_type,customer_id,ts,amount,currency,extra\n"
                + "ok1,purchase,ann,2018-01-01,1,EUR,\n"
                + (row + "\n")
                + "ok2,purchase,ann,2018-01-01,1,EUR,\n");
    assertThat(lines.bad())
        .containsExactly(new BadLine("events", 3, reason, value == null ? "" : value));
    assertThat(lines.events()).extracting(InputEvent::eventId).containsExactly("ok1", "ok2");
  }

  @Test
  void an_unknown_type_is_told_the_known_ones() throws IOException {
    Lines lines = Lines.of(folder, HEADER + "p,bought,ann,2018-01-01,,,,,,,,,,,,\n");
    assertThat(lines.bad().get(0).reason())
        .startsWith("event_type must be one of [agent_reply, app_install, app_uninstall,");
    assertThat(lines.bad().get(0).value()).isEqualTo("bought");
  }

  @Test
  void a_quotation_mark_left_open_is_suspected_by_name() throws IOException {
    Lines lines =
        Lines.of(
            folder,
            """
            event_id,event_type,customer_id,ts
            "i1,app_install,ann,2018-01-01
            i2,app_install,ann,2018-01-01
            """);
    assertThat(lines.events()).isEmpty();
    assertThat(lines.bad()).hasSize(1);
    assertThat(lines.bad().get(0).line()).isEqualTo(2);
    assertThat(lines.bad().get(0).reason()).contains("is a quotation mark left open");
  }

  @Test
  void a_broken_json_line_does_not_spoil_the_next() throws IOException {
    Lines lines =
        Lines.of(
            folder,
            """
            {"event_id":"i1","event_type":"app_install","customer_id":"ann","ts":"2018-01-01"}
            {"event_id":"i2",
            [1]
            {"event_id":"i3","event_type":"app_install","customer_id":"ann","ts":"2018-01-01"}
            """);
    assertThat(lines.bad()).extracting(BadLine::line).containsExactly(2L, 3L);
    assertThat(lines.events()).extracting(InputEvent::eventId).containsExactly("i1", "i3");
  }

  @Test
  void a_file_without_our_columns_is_refused_before_its_first_line() {
    assertThatThrownBy(() -> Lines.of(folder, "id,type,when\n1,2,3\n"))
        .isInstanceOf(MappingFaults.class)
        .hasMessageContaining("events: has no column event_id, which is needed: [id, type, when]")
        .hasMessageContaining("has no column ts");
  }
}
