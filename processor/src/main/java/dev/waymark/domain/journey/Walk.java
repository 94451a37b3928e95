package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Alert;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Foretold;
import dev.waymark.domain.churn.Friction;
import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.rules.Rules;
import java.util.List;
import java.util.Optional;

/**
 * One walk through a stretch of a customer's way: it starts at a journey, meets deadlines and
 * events in their order, and ends at another journey. What time causes at the end of a window
 * belongs to that window; what an event causes then belongs to the next one.
 */
final class Walk {

  final Fold fold;
  final Rules rules;
  final Moments out;
  final String customer;
  long momentMs;
  Stage stage;
  long sinceMs;
  StageCause cause;
  Touch firstTouch;
  Arrival arrival;
  Purchases purchases;
  Friction friction;
  Band band;
  long crossMs;
  Optional<Alert> alert;
  List<Foretold> foretold;
  Optional<SaveWindow> window;

  /** How the customer was won, between the first purchase and the stage it leads to. */
  Acquisition acquisition = Acquisition.NONE;

  /** Whether time alone causes what happens now. */
  private boolean passing;

  private long firstEventMs;
  private long lastEventMs;
  private String lastEventId;
  private final Arriving arriving;
  private final Delivering delivering;
  private final Expecting expecting;
  private final Buying buying;
  private final Talking talking;
  private final Watching watching;

  Walk(Fold fold, Journey from, Moments out) {
    this.fold = fold;
    this.rules = fold.rules();
    this.out = out;
    customer = from.customer();
    momentMs = from.momentMs();
    firstEventMs = from.firstEventMs();
    lastEventMs = from.lastEventMs();
    lastEventId = from.lastEventId();
    stage = from.stage();
    sinceMs = from.sinceMs();
    cause = from.cause();
    firstTouch = from.firstTouch();
    arrival = from.arrival();
    purchases = from.purchases();
    friction = from.friction();
    band = from.band();
    crossMs = from.crossMs();
    alert = from.alert();
    foretold = from.foretold();
    window = from.window();
    watching = new Watching(this);
    arriving = new Arriving(this);
    delivering = new Delivering(this, watching);
    expecting = new Expecting(this);
    buying = new Buying(this, watching, arriving, delivering, expecting);
    talking = new Talking(this, watching, delivering);
  }

  Journey here() {
    return new Journey(
        customer,
        momentMs,
        firstEventMs,
        lastEventMs,
        lastEventId,
        stage,
        sinceMs,
        cause,
        firstTouch,
        arrival,
        purchases,
        friction,
        band,
        crossMs,
        alert,
        foretold,
        window);
  }

  /** Takes in one event, after all deadlines up to its moment. */
  void take(Event event) {
    until(event.occurredAtMs());
    momentMs = event.occurredAtMs();
    lastEventMs = momentMs;
    lastEventId = event.eventId();
    passing = false;
    Stocks before = Stocks.of(this);
    if (stage == Stage.NONE) {
      firstEventMs = momentMs;
    }
    arriving.notice(event);
    tell(event);
    if (stage == Stage.NONE) {
      enter(Stage.PROSPECT, StageCause.FIRST_EVENT);
    }
    watching.settle();
    before.moveTo(Stocks.of(this), kpiMs(), out);
  }

  private void tell(Event event) {
    if (event instanceof Purchase purchase) {
      buying.take(purchase);
    } else if (event instanceof SupportContact contact) {
      talking.take(contact);
    } else if (event instanceof SocialMention mention) {
      talking.take(mention);
    } else if (event instanceof AppInstall install) {
      arriving.take(install);
      if (install.step() == AppInstall.Step.UNINSTALLED) {
        watching.signal(Finding.UNINSTALL, event.eventId());
      }
    }
  }

  /** Lets time pass up to and including a moment, deadline by deadline. */
  void until(long nowMs) {
    while (stage != Stage.NONE) {
      Deadline next = Deadline.next(this);
      if (next.atMs() > nowMs) {
        return;
      }
      meet(next);
    }
  }

  /** The customer is in no stock any more. */
  void vanish(long atMs) {
    momentMs = Math.max(momentMs, atMs);
    passing = false;
    if (stage != Stage.LOST) {
      expecting.left();
    }
    buying.vanish();
    Stocks.of(this).moveTo(Stocks.NONE, momentMs, out);
  }

  private void meet(Deadline deadline) {
    momentMs = deadline.atMs();
    passing = true;
    Stocks before = Stocks.of(this);
    switch (deadline.what()) {
      case VALUE -> fade();
      case LAPSE -> lapse();
      case NO_LONGER_NEW -> enter(Stage.ACTIVE, StageCause.NO_LONGER_NEW);
      case LOSS -> lose(StageCause.SILENCE);
      case PROMISE -> {
        delivering.breakPromises();
        watching.settle();
      }
      case RISK -> watching.settle();
      case CENSUS, NOTHING -> {}
    }
    before.moveTo(Stocks.of(this), kpiMs(), out);
  }

  private void fade() {
    long oldestMs = Valuing.oldestStartMs(fold.windows(), momentMs);
    purchases = purchases.without(momentMs, rules.value().windowMs(), oldestMs);
  }

  private void lapse() {
    part(Kpi.LAPSES, StageCause.SILENCE);
    enter(Stage.LAPSED, StageCause.SILENCE);
  }

  /** The customer is lost, by silence or by leaving. */
  void lose(StageCause why) {
    if (why == StageCause.LEAVE) {
      expecting.left();
    }
    part(Kpi.LOSSES, why);
    enter(Stage.LOST, why);
  }

  private void part(Kpi kpi, StageCause why) {
    String dimensions = "cause=" + why + ";segment=" + segment();
    out.add(kpi, dimensions, kpiMs(), 1, purchases.valueAtLast());
    watching.gone(why);
  }

  void enter(Stage next, StageCause why) {
    out.add(Kpi.STAGE_MOVES, "from=" + stage + ";to=" + next, kpiMs(), 1, 0);
    out.add(
        new Moment.StageChanged(
            momentMs, stage, next, why, segment(), purchases.value(), acquisition));
    acquisition = Acquisition.NONE;
    stage = next;
    sinceMs = momentMs;
    cause = why;
  }

  /** The moment whose windows count what happens now. */
  long kpiMs() {
    return passing ? momentMs - 1 : momentMs;
  }

  /** The event that causes what happens now, empty when time alone does. */
  String event() {
    return passing ? "" : lastEventId;
  }

  String segment() {
    return rules.value().segment(!purchases.recent().isEmpty(), purchases.value());
  }
}
