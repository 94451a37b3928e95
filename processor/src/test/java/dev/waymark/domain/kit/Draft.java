package dev.waymark.domain.kit;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import java.util.Currency;
import java.util.List;

/**
 * An event as a story tells it: what it says, the rest being the simplest there is. Its id, unless
 * given, is made of what it is, so that a story need not name it.
 */
public final class Draft {

  private static final Currency USD = Currency.getInstance("USD");
  private static final long NOWHERE = -1;

  private enum What {
    PLACED,
    DELIVERED,
    REFUNDED,
    CANCELLED,
    OPENED,
    ANSWERED,
    RESOLVED,
    REOPENED,
    MENTION,
    INSTALLED,
    UNINSTALLED
  }

  private final What what;
  private final String customer;
  private String id = "";
  private long atMs;
  private long arrivesMs = NOWHERE;
  private long minor = 1_000;
  private String order = "";
  private String contact = "";
  private long promisedByMs;
  private String source = "";
  private String channel = "";
  private String campaign = "";
  private String referrer = "";
  private Reason reason = Reason.NONE;
  private Sentiment sentiment = Sentiment.UNKNOWN;
  private boolean leaving;

  private Draft(What what, String customer) {
    this.what = what;
    this.customer = customer;
  }

  /** An order placed, of 10.00 unless said otherwise. */
  public static Draft purchase(String customer) {
    return new Draft(What.PLACED, customer);
  }

  public static Draft delivery(String customer) {
    return new Draft(What.DELIVERED, customer);
  }

  public static Draft refund(String customer) {
    return new Draft(What.REFUNDED, customer);
  }

  public static Draft cancelledOrder(String customer) {
    return new Draft(What.CANCELLED, customer);
  }

  public static Draft contact(String customer) {
    return new Draft(What.OPENED, customer);
  }

  public static Draft answer(String customer) {
    return new Draft(What.ANSWERED, customer);
  }

  public static Draft resolution(String customer) {
    return new Draft(What.RESOLVED, customer);
  }

  public static Draft reopening(String customer) {
    return new Draft(What.REOPENED, customer);
  }

  public static Draft mention(String customer) {
    return new Draft(What.MENTION, customer);
  }

  public static Draft install(String customer) {
    return new Draft(What.INSTALLED, customer);
  }

  public static Draft uninstall(String customer) {
    return new Draft(What.UNINSTALLED, customer);
  }

  /** When it happens, epoch milliseconds. */
  public Draft on(long ms) {
    atMs = ms;
    return this;
  }

  /** When it arrives, if not at once. */
  public Draft arrivesOn(long ms) {
    arrivesMs = ms;
    return this;
  }

  public Draft id(String eventId) {
    id = eventId;
    return this;
  }

  /** The amount in minor units. */
  public Draft of(long amountMinor) {
    minor = amountMinor;
    return this;
  }

  public Draft order(String orderId) {
    order = orderId;
    return this;
  }

  public Draft inCase(String contactId) {
    contact = contactId;
    return this;
  }

  public Draft promisedBy(long ms) {
    promisedByMs = ms;
    return this;
  }

  public Draft from(String system) {
    source = system;
    return this;
  }

  public Draft by(String where) {
    channel = where;
    return this;
  }

  public Draft campaign(String name) {
    campaign = name;
    return this;
  }

  public Draft referredBy(String who) {
    referrer = who;
    return this;
  }

  public Draft because(Reason why) {
    reason = why;
    return this;
  }

  /** The tone, from -1 to 1. */
  public Draft sounding(double tone) {
    sentiment = Sentiment.of(tone);
    return this;
  }

  /** Its text says that the customer means to leave. */
  public Draft leaving() {
    leaving = true;
    return this;
  }

  public String customer() {
    return customer;
  }

  /** When it arrives: when it happens, unless said otherwise. */
  public long arrivesMs() {
    return arrivesMs == NOWHERE ? atMs : arrivesMs;
  }

  /** The event. */
  public Event event() {
    return switch (what) {
      case PLACED -> purchase(Purchase.Step.PLACED);
      case DELIVERED -> purchase(Purchase.Step.DELIVERED);
      case REFUNDED -> purchase(Purchase.Step.REFUNDED);
      case CANCELLED -> purchase(Purchase.Step.CANCELLED);
      case OPENED -> contact(SupportContact.Step.OPENED);
      case ANSWERED -> contact(SupportContact.Step.ANSWERED);
      case RESOLVED -> contact(SupportContact.Step.RESOLVED);
      case REOPENED -> contact(SupportContact.Step.REOPENED);
      case MENTION -> new SocialMention(origin(), "twitter", order, sentiment, 10, reason, leaving);
      case INSTALLED -> new AppInstall(origin(), AppInstall.Step.INSTALLED, "ios", "1");
      case UNINSTALLED -> new AppInstall(origin(), AppInstall.Step.UNINSTALLED, "ios", "1");
    };
  }

  private Purchase purchase(Purchase.Step step) {
    return new Purchase(origin(), step, order, new Money(minor, USD), 1, promisedByMs, "", reason);
  }

  private SupportContact contact(SupportContact.Step step) {
    return new SupportContact(origin(), step, contact, reason, order, sentiment, leaving);
  }

  private Origin origin() {
    String eventId = id.isEmpty() ? what + "-" + customer + "-" + atMs : id;
    return new Origin(eventId, atMs, customer, List.of(), source, channel, campaign, referrer);
  }

  @Override
  public String toString() {
    return what + " of " + customer + " at " + java.time.Instant.ofEpochMilli(atMs);
  }
}
