package dev.waymark.domain.event;

/**
 * One thing a customer did, at one moment. An event is identified by its id alone; texts are empty
 * where the source said nothing. Free text is classified on the way in and not kept.
 */
public sealed interface Event permits Purchase, SupportContact, SocialMention, AppInstall {

  /** What every event says, whatever its kind. */
  Origin origin();

  /** The kind of event, and with it the input topic it came by. */
  EventKind kind();

  /** The same event, of which somebody else is said. */
  Event with(Origin other);

  default String eventId() {
    return origin().eventId();
  }

  /** When it happened, in epoch milliseconds. */
  default long occurredAtMs() {
    return origin().occurredAtMs();
  }
}
