package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Case;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Grievance;
import dev.waymark.domain.churn.LastContact;
import dev.waymark.domain.churn.Remark;
import dev.waymark.domain.churn.WindowContact;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.kpi.Kpi;
import java.util.Optional;

/** What contacts and mentions do to a journey. */
final class Talking {

  private static final long REPEAT_WITHIN_MS = 7 * 86_400_000L;

  private final Walk walk;
  private final Watching watching;
  private final Delivering delivering;

  Talking(Walk walk, Watching watching, Delivering delivering) {
    this.walk = walk;
    this.watching = watching;
    this.delivering = delivering;
  }

  void take(SupportContact contact) {
    switch (contact.step()) {
      case OPENED, REOPENED -> open(contact);
      case ANSWERED -> answer(contact);
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
      regret(mention.reason());
      watching.complained(Finding.NEGATIVE_MENTION, mention.eventId());
    }
    delivering.hear(
        new Remark(
            mention.orderId(),
            walk.momentMs,
            mention.reason(),
            false,
            complaint,
            mention.sentiment()));
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
    if (contact.step() == SupportContact.Step.OPENED) {
      count(Kpi.CASES_OPENED, reason, walk.momentMs, 1);
    }
    repeated(reason)
        .ifPresent(
            last -> {
              count(Kpi.REPEAT_CONTACTS, channel, reason);
              watching.signal(Finding.REPEAT_CONTACT, contact.eventId());
              failed(last);
            });
    if (complaint) {
      count(Kpi.COMPLAINTS, channel, reason);
      regret(reason);
      watching.complained(Finding.COMPLAINT, contact.eventId());
    }
    delivering.hear(
        new Remark(contact.orderId(), walk.momentMs, reason, true, complaint, contact.sentiment()));
    if (leaving) {
      watching.meansToLeave(contact.eventId());
    }
    walk.friction =
        walk.friction
            .with(new LastContact(reason, walk.momentMs, caseOf(contact), 0))
            .with(
                new Case(
                    caseOf(contact),
                    walk.momentMs,
                    contact.eventId(),
                    reason,
                    complaint,
                    leaving,
                    false,
                    false),
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

  /** The contact that is repeated by one for the same reason now. */
  private Optional<LastContact> repeated(Reason reason) {
    return reason == Reason.NONE
        ? Optional.empty()
        : walk.friction
            .lastContact(reason)
            .filter(last -> walk.momentMs - last.atMs() <= REPEAT_WITHIN_MS);
  }

  /** The first contact did not settle it: not then, if it was called settled, and never will. */
  private void failed(LastContact first) {
    if (first.resolvedMs() != 0) {
      count(Kpi.CASES_RESOLVED_FIRST, first.reason(), first.resolvedMs(), -1);
    } else {
      walk.friction
          .openCase(first.contactId())
          .filter(open -> open.openedMs() == first.atMs() && open.reason() == first.reason())
          .ifPresent(open -> walk.friction = walk.friction.changed(open.withRepeat()));
    }
  }

  /** From here on what the customer spends is compared with what they spent before. */
  private void regret(Reason reason) {
    walk.out.add(Kpi.UNUSUAL, "", walk.momentMs, 1, 0);
    Grievance grievance = new Grievance(walk.momentMs, reason);
    long before = walk.purchases.spentSince(walk.momentMs - Grievance.SPAN_MS);
    walk.out.add(Kpi.COMPLAINT_SPEND_EFFECT, "reason=" + reason, grievance.knownMs(), 1, -before);
    walk.friction = walk.friction.with(grievance, walk.rules.limits());
  }

  private void answer(SupportContact contact) {
    watching.answered(contact.contactId());
    walk.friction = walk.friction.answered(contact.contactId());
  }

  private void resolve(SupportContact contact) {
    Optional<Case> resolved = walk.friction.openCase(caseOf(contact));
    resolved.ifPresent(this::settle);
    boolean left =
        resolved
            .map(open -> open.leaving() && !boughtSince(open.openedMs()))
            .orElseGet(() -> leavesUnseen(contact));
    walk.friction = walk.friction.withoutCase(caseOf(contact));
    if (left && walk.purchases.any() && walk.stage != Stage.LOST) {
      walk.lose(StageCause.LEAVE);
    }
  }

  private void settle(Case open) {
    if (open.repeated()) {
      return;
    }
    count(Kpi.CASES_RESOLVED_FIRST, open.reason(), walk.momentMs, 1);
    walk.friction
        .lastContact(open.reason())
        .filter(last -> last.contactId().equals(open.contactId()))
        .ifPresent(last -> walk.friction = walk.friction.with(last.resolved(walk.momentMs)));
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

  private void count(Kpi kpi, Reason reason, long atMs, int count) {
    walk.out.add(kpi, "reason=" + reason, atMs, count, 0);
  }
}
