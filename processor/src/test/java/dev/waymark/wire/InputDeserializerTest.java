package dev.waymark.wire;

import static dev.waymark.domain.event.EventKind.APP_INSTALL;
import static dev.waymark.domain.event.EventKind.PURCHASE;
import static dev.waymark.domain.event.EventKind.SOCIAL_MENTION;
import static dev.waymark.domain.event.EventKind.SUPPORT_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputDeserializerTest {

  private static final long AT = Instant.parse("2026-03-14T09:26:53Z").toEpochMilli();

  private final Reading reading = new Reading();

  @Test
  void a_purchase_is_read_field_by_field() {
    assertThat(event(PURCHASE))
        .isEqualTo(
            new Purchase(
                new Origin("p-1", AT + 123, "c-1", List.of(), "shop", "web", "", ""),
                Purchase.Step.PLACED,
                "o-1",
                new Money(4990, Currency.getInstance("EUR")),
                2,
                0,
                "",
                Reason.NONE));
  }

  @Test
  void a_contact_is_classified_and_its_text_is_gone() {
    assertThat(event(SUPPORT_CONTACT))
        .isEqualTo(
            new SupportContact(
                new Origin("s-1", AT, "c-1", List.of(), "", "", "", ""),
                SupportContact.Step.OPENED,
                "case-1",
                Reason.LATE_DELIVERY,
                "",
                new Sentiment(-500),
                true));
  }

  @Test
  void a_handle_is_trimmed_and_lower_case() {
    assertThat(event(SOCIAL_MENTION))
        .isEqualTo(
            new SocialMention(
                new Origin(
                    "m-1",
                    AT,
                    "",
                    List.of(new Identifier(IdentifierType.SOCIAL_HANDLE, "@ann")),
                    "",
                    "",
                    "",
                    ""),
                "mastodon",
                "",
                Sentiment.UNKNOWN,
                1200,
                Reason.NONE,
                false));
  }

  @Test
  void an_uninstall_is_read_field_by_field() {
    assertThat(event(APP_INSTALL))
        .isEqualTo(
            new AppInstall(
                new Origin("a-1", AT, "c-1", List.of(), "", "", "", ""),
                AppInstall.Step.UNINSTALLED,
                "ios",
                ""));
  }

  @ParameterizedTest
  @EnumSource
  void an_event_made_into_a_record_is_read_as_the_same_event(EventKind kind) {
    Event event = event(kind);
    String text = kind == SUPPORT_CONTACT ? "Please cancel my account" : "";

    Decoded again = reading.read(kind, reading.bytes(kind, InputRecords.of(event, text)));

    assertThat(again).extracting("event").isEqualTo(event);
  }

  private Event event(EventKind kind) {
    Decoded decoded = reading.read(kind, Records.of(kind));
    assertThat(decoded).isInstanceOf(Decoded.Read.class);
    return ((Decoded.Read) decoded).event();
  }
}
