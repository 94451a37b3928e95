package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Case;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.LastContact;
import dev.waymark.domain.churn.WindowContact;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.kpi.Kpi;

/** What contacts and mentions do to a journey. */
final class Talking {

  private static final long REPEAT_WITHIN_MS = 7 * 86_400_000L;

  private final Walk walk;
  private final Watching watching;

  Talking(Walk walk, Watching watching) {
    this.walk = walk;
    this.watching = watching;
  }

  void take(SupportContact contact) {
    switch (contact.step()) {
      case OPENED, REOPENED -> open(contact);
      case ANSWERED -> watching.answered(contact.contactId());
      case RESOLVED -> resolve(contact);
    }
  }

  void take(SocialMention mention) {
    String network = mention.network().isEmpty() ? mention.origin().channel() : mention.network();
    walk.out.add(
        Kpi.MENTIONS,
        "network=" + walk.rules.dimension(network) + ";sentiment=" + mention.sentiment().tone(),
        walk.momentMs,
        1,
        mention.reach());
    boolean complaint = mention.sentiment().isComplaint();
    if (complaint) {
      count(Kpi.COMPLAINTS, walk.rules.channel(mention), mention.reason());
      watching.complained(Finding.NEGATIVE_MENTION, mention.eventId());
    }
    if (mention.leaving()) {
      watching.meansToLeave(mention.eventId());
    }
    watching.said(
        new WindowContact(
            mention.eventId(), walk.momentMs, EventKind.SOCIAL_MENTION, mention.reason(), "", 0));
  }

  private void open(SupportContact contact) {
    Reason reason = contact.reason();
    String channel = walk.rules.channel(contact);
    boolean complaint = reason.isComplaint() || contact.sentiment().isComplaint();
    boolean leaving = reason == Reason.CANCELLATION || contact.leaving();
    count(Kpi.CONTACTS, channel, reason);
    if (isRepeat(reason)) {
      watching.signal(Finding.REPEAT_CONTACT, contact.eventId());
    }
    if (complaint) {
      count(Kpi.COMPLAINTS, channel, reason);
      watching.complained(Finding.COMPLAINT, contact.eventId());
    }
    if (leaving) {
      watching.meansToLeave(contact.eventId());
    }
    walk.friction =
        walk.friction
            .with(new LastContact(reason, walk.momentMs))
            .with(
                new Case(
                    caseOf(contact), walk.momentMs, contact.eventId(), reason, complaint, leaving),
                walk.rules.limits());
    watching.said(
        new WindowContact(
            contact.eventId(),
            walk.momentMs,
            EventKind.SUPPORT_CONTACT,
            reason,
            caseOf(contact),
            0));
  }

  private boolean isRepeat(Reason reason) {
    return reason != Reason.NONE
        && walk.friction
            .lastContact(reason)
            .filter(last -> walk.momentMs - last.atMs() <= REPEAT_WITHIN_MS)
            .isPresent();
  }

  private void resolve(SupportContact contact) {
    boolean left =
        walk.friction
            .openCase(caseOf(contact))
            .map(open -> open.leaving() && !boughtSince(open.openedMs()))
            .orElseGet(() -> leavesUnseen(contact));
    walk.friction = walk.friction.withoutCase(caseOf(contact));
    if (left && walk.purchases.any() && walk.stage != Stage.LOST) {
      walk.lose(StageCause.LEAVE);
    }
  }

  /** A case nobody saw open, or one resolved again: what the customer last asked for decides. */
  private boolean leavesUnseen(SupportContact contact) {
    return contact.reason() == Reason.CANCELLATION
        && walk.friction
            .lastContact(Reason.CANCELLATION)
            .filter(asked -> boughtSince(asked.atMs()))
            .isEmpty();
  }

  private boolean boughtSince(long openedMs) {
    return walk.purchases.lastMs() >= openedMs;
  }

  private static String caseOf(SupportContact contact) {
    return contact.contactId().isEmpty() ? contact.eventId() : contact.contactId();
  }

  private void count(Kpi kpi, String channel, Reason reason) {
    String dimensions = "channel=" + channel + ";reason=" + reason;
    walk.out.add(kpi, dimensions, walk.momentMs, 1, walk.purchases.value());
  }
}
