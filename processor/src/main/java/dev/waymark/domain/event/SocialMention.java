package dev.waymark.domain.event;

/**
 * One post or review that names the brand.
 *
 * @param orderId the order it is about, empty when none
 * @param reach how many people could see it, 0 when unknown
 * @param leaving whether the text says that the customer means to leave
 */
public record SocialMention(
    Origin origin,
    String network,
    String orderId,
    Sentiment sentiment,
    long reach,
    Reason reason,
    boolean leaving)
    implements Event {

  @Override
  public EventKind kind() {
    return EventKind.SOCIAL_MENTION;
  }

  @Override
  public SocialMention with(Origin other) {
    return new SocialMention(other, network, orderId, sentiment, reach, reason, leaving);
  }
}
