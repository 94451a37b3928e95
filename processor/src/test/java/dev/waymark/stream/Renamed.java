package dev.waymark.stream;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import java.util.List;

/** The same event, borne by another name. */
final class Renamed {

  private Renamed() {}

  static Event event(Event event, String eventId, String customer, List<Identifier> names) {
    Origin was = event.origin();
    return event(
        event,
        new Origin(
            eventId,
            was.occurredAtMs(),
            customer,
            names,
            was.source(),
            was.channel(),
            was.campaign(),
            was.referrer()));
  }

  static Event referrer(Event event, String referrer) {
    Origin was = event.origin();
    return event(
        event,
        new Origin(
            was.eventId(),
            was.occurredAtMs(),
            was.customerId(),
            was.identifiers(),
            was.source(),
            was.channel(),
            was.campaign(),
            referrer));
  }

  private static Event event(Event event, Origin origin) {
    if (event instanceof Purchase of) {
      return new Purchase(
          origin,
          of.step(),
          of.orderId(),
          of.amount(),
          of.items(),
          of.promisedByMs(),
          of.category(),
          of.reason());
    }
    if (event instanceof SupportContact of) {
      return new SupportContact(
          origin,
          of.step(),
          of.contactId(),
          of.reason(),
          of.orderId(),
          of.sentiment(),
          of.leaving());
    }
    if (event instanceof SocialMention of) {
      return new SocialMention(
          origin,
          of.network(),
          of.orderId(),
          of.sentiment(),
          of.reach(),
          of.reason(),
          of.leaving());
    }
    AppInstall of = (AppInstall) event;
    return new AppInstall(origin, of.step(), of.platform(), of.appVersion());
  }
}
