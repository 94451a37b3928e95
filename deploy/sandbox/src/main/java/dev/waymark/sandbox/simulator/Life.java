package dev.waymark.sandbox.simulator;

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
import java.util.SplittableRandom;

/** One customer's life as it is lived: the verbs that stories are told in. */
final class Life {

  private static final Currency CURRENCY = Currency.getInstance("EUR");
  private static final long HOUR_MS = 3_600_000L;
  private static final long DAY_MS = 24 * HOUR_MS;
  private static final long PROMISE_MS = 5 * DAY_MS;

  private final Scenario scenario;
  private final Persona persona;
  private final Person person;
  private final SplittableRandom random;
  private final Post post;
  private final Names names;
  private final Referrers referrers;
  private final Tally tally = new Tally(CURRENCY);
  private int episode = -1;
  private boolean introduced;
  private int events;
  private String campaign = "";
  private String referredBy = "";

  Life(
      Scenario scenario,
      Persona persona,
      Person person,
      SplittableRandom random,
      Post post,
      Names names,
      Referrers referrers) {
    this.scenario = scenario;
    this.persona = persona;
    this.person = person;
    this.random = random;
    this.post = post;
    this.names = names;
    this.referrers = referrers;
  }

  /** Lives one episode and says when the next one begins. */
  long play(long atMs) {
    if (names.comeByHalf() && persona.buys() && !introduced) {
      introduced = true;
      return Stories.acquaintance(this, atMs);
    }
    episode++;
    if (begins()) {
      campaign = chance(0.3) ? "spring" : "";
      referredBy = referrers.pick(random);
    }
    return persona.story().play(this, atMs);
  }

  Truth truth() {
    return tally.truth(person, persona, referredBy);
  }

  /** Where the events of this life belong. */
  List<Placed> placed() {
    return names.placed();
  }

  // What a story asks.

  boolean begins() {
    return episode == 0;
  }

  /** How many episodes there were before this one. */
  int episode() {
    return episode;
  }

  double rhythmDays() {
    return person.rhythmDays();
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** A number from 0 to below the bound. */
  int luck(int bound) {
    return random.nextInt(bound);
  }

  /** Some moment between so many and so many days later. */
  long later(long atMs, double fromDays, double toDays) {
    return atMs + (long) (DAY_MS * (fromDays + (toDays - fromDays) * random.nextDouble()));
  }

  /** A moment of that day at which people are awake, or of the next day, never an earlier one. */
  long daytime(long atMs) {
    long day = atMs - Math.floorMod(atMs, DAY_MS);
    long awake = day + (long) (HOUR_MS * (7 + 8 * (random.nextDouble() + random.nextDouble())));
    return awake >= atMs ? awake : awake + DAY_MS;
  }

  // What a customer does.

  void hearOf(String newCampaign) {
    campaign = newCampaign;
  }

  void refer(long atMs) {
    if (atMs < scenario.untilMs()) {
      referrers.add(person.customerId());
    }
  }

  void leave(long atMs) {
    if (atMs < scenario.untilMs()) {
      tally.left(atMs);
    }
  }

  void save(long atMs) {
    if (atMs < scenario.untilMs()) {
      tally.saved(atMs);
    }
  }

  Order buy(long atMs) {
    return place(atMs, later(atMs, 1, 4.5));
  }

  Order buyLate(long atMs) {
    return place(atMs, later(atMs + PROMISE_MS, 1, 7));
  }

  void refund(Order order, long atMs, double share, Reason reason) {
    Money back = new Money(Math.round(order.amount().minor() * share), CURRENCY);
    later(order, Purchase.Step.REFUNDED, atMs, back, "web", reason);
  }

  void cancel(Order order, long atMs) {
    later(order, Purchase.Step.CANCELLED, atMs, order.amount(), "web", Reason.OTHER);
  }

  Case open(long atMs, Reason reason, String orderId, Tone tone) {
    String channel = chance(0.5) ? "email" : chance(0.5) ? "phone" : "chat";
    Case opened = new Case(nextId("k"), atMs, reason, orderId, channel, names.contact(atMs));
    speak(opened, SupportContact.Step.OPENED, atMs, tone);
    if (reason.isComplaint() && atMs < scenario.untilMs()) {
      tally.complained();
    }
    return opened;
  }

  void reopen(Case opened, long atMs) {
    speak(opened, SupportContact.Step.REOPENED, atMs, Tone.ANGRY);
  }

  void answer(Case opened, long atMs) {
    contact(opened, SupportContact.Step.ANSWERED, atMs, Sentiment.UNKNOWN, "", false);
  }

  void resolve(Case opened, long atMs) {
    contact(opened, SupportContact.Step.RESOLVED, atMs, Sentiment.UNKNOWN, "", false);
  }

  void mention(long atMs, Tone tone) {
    mention(atMs, tone, Reason.NONE, "");
  }

  /** A review of an order. */
  void review(Order order, long atMs, Tone tone, Reason reason) {
    mention(atMs, tone, reason, order.orderId());
  }

  private void mention(long atMs, Tone tone, Reason reason, String orderId) {
    String network = chance(0.5) ? "review" : chance(0.5) ? "instagram" : "twitter";
    long reach = 20L + luck(2000);
    emit(
        new SocialMention(
            origin(atMs, names.mention(atMs), "listening", network),
            network,
            orderId,
            spoken(tone),
            reach,
            reason,
            tone == Tone.LEAVING),
        words(tone));
  }

  void install(long atMs) {
    app(atMs, AppInstall.Step.INSTALLED);
  }

  void uninstall(long atMs) {
    app(atMs, AppInstall.Step.UNINSTALLED);
  }

  // How it becomes events.

  private Order place(long atMs, long deliveredAtMs) {
    Money amount =
        new Money(Math.round(person.typicalMinor() * (0.5 + random.nextDouble())), CURRENCY);
    String channel = chance(0.5) ? "web" : chance(0.6) ? "app" : "store";
    Bearing bearing = names.order(atMs, channel);
    Order order =
        new Order(
            nextId("o"), atMs, atMs + PROMISE_MS, deliveredAtMs, amount, bearing.withoutDevice());
    step(order, Purchase.Step.PLACED, atMs, amount, channel, Reason.NONE, bearing);
    later(order, Purchase.Step.DELIVERED, deliveredAtMs, amount, channel, Reason.NONE);
    if (names.installAgain()) {
      install(later(atMs, 0.5, 12));
    }
    if (atMs < scenario.untilMs()) {
      tally.bought(atMs, amount);
    }
    return order;
  }

  private void later(
      Order order, Purchase.Step step, long atMs, Money amount, String channel, Reason reason) {
    step(order, step, atMs, amount, channel, reason, order.names());
  }

  private void step(
      Order order,
      Purchase.Step step,
      long atMs,
      Money amount,
      String channel,
      Reason reason,
      Bearing bearing) {
    emit(
        new Purchase(
            origin(atMs, bearing, "shop", channel),
            step,
            order.orderId(),
            amount,
            1 + luck(3),
            order.promisedByMs(),
            CATEGORIES[luck(CATEGORIES.length)],
            reason),
        "");
  }

  private static final String[] CATEGORIES = {"home", "garden", "toys", "sports", "books"};

  private void speak(Case about, SupportContact.Step step, long atMs, Tone tone) {
    contact(about, step, atMs, spoken(tone), words(tone), tone == Tone.LEAVING);
  }

  private void contact(
      Case about,
      SupportContact.Step step,
      long atMs,
      Sentiment sentiment,
      String text,
      boolean leaving) {
    emit(
        new SupportContact(
            origin(atMs, about.names(), "desk", about.channel()),
            step,
            about.contactId(),
            about.reason(),
            about.orderId(),
            sentiment,
            leaving),
        text);
  }

  private void app(long atMs, AppInstall.Step step) {
    emit(
        new AppInstall(
            origin(atMs, names.app(atMs), "app", "app"),
            step,
            chance(0.5) ? "ios" : "android",
            "1." + luck(9)),
        "");
  }

  private Origin origin(long atMs, Bearing bearing, String source, String channel) {
    String eventId = nextId("e");
    if (atMs < scenario.untilMs()) {
      names.told(eventId, atMs, bearing);
    }
    return new Origin(
        eventId,
        atMs,
        bearing.customerId(),
        bearing.identifiers(),
        source,
        channel,
        campaign,
        begins() ? referredBy : "");
  }

  /** Half of the sources leave the judging of a text to its reader. */
  private Sentiment spoken(Tone tone) {
    return chance(0.5) ? tone.sentiment() : Sentiment.UNKNOWN;
  }

  private String words(Tone tone) {
    return tone.texts().get(luck(tone.texts().size()));
  }

  private String nextId(String kind) {
    return kind + "-" + person.customerId() + "-" + events++;
  }

  private void emit(Event event, String text) {
    post.send(event, text);
  }
}
