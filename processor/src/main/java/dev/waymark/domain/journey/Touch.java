package dev.waymark.domain.journey;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;

/** What can have brought a customer, as far as one event tells. */
public enum Touch {
  UNATTRIBUTED,
  APP_INSTALL,
  MENTION,
  PRESALES,
  REFERRAL,
  CAMPAIGN,
  CHANNEL;

  /** The touch that an event is, {@link #UNATTRIBUTED} when it is none. */
  public static Touch of(Event event) {
    Origin origin = event.origin();
    if (!origin.referrer().isEmpty()) {
      return REFERRAL;
    }
    if (event instanceof SocialMention) {
      return MENTION;
    }
    if (event instanceof AppInstall install) {
      return install.step() == AppInstall.Step.INSTALLED ? APP_INSTALL : UNATTRIBUTED;
    }
    if (event instanceof SupportContact contact) {
      return contact.reason() == Reason.PRESALES ? PRESALES : UNATTRIBUTED;
    }
    boolean placed = event instanceof Purchase purchase && purchase.step() == Purchase.Step.PLACED;
    if (!placed) { // a delivery or a refund brings nobody
      return UNATTRIBUTED;
    }
    return !origin.campaign().isEmpty()
        ? CAMPAIGN
        : origin.channel().isEmpty() ? UNATTRIBUTED : CHANNEL;
  }
}
