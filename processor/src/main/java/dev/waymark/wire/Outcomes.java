package dev.waymark.wire;

import dev.waymark.domain.churn.Case;
import dev.waymark.domain.churn.Evidence;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Promise;
import dev.waymark.domain.churn.Risk;
import dev.waymark.domain.churn.Signal;
import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Arrival;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moment.AlertMoved;
import dev.waymark.domain.journey.Moment.StageChanged;
import dev.waymark.domain.journey.Moment.WindowMoved;
import dev.waymark.domain.journey.Purchases;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.journey.Touch;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import dev.waymark.schema.AlertStep;
import dev.waymark.schema.AwaitedOrder;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Contribution;
import dev.waymark.schema.Credit;
import dev.waymark.schema.FrictionSignal;
import dev.waymark.schema.Late;
import dev.waymark.schema.OpenCase;
import dev.waymark.schema.Receipt;
import dev.waymark.schema.Reject;
import dev.waymark.schema.RiskBand;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.StageChange;
import dev.waymark.schema.Suppression;
import dev.waymark.schema.TouchAt;
import dev.waymark.schema.WindowContact;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The results of the domain as the records in which they are published. */
public final class Outcomes {

  /** The version of the definitions that all results follow. */
  public static final int DEFINITION_VERSION = 1;

  /** A longer value is not kept with its reject: with all else it must fit into one record. */
  public static final int LARGEST_KEPT_VALUE_BYTES = 900_000;

  /** Nor is a longer key. */
  public static final int LARGEST_KEPT_KEY_BYTES = 1 << 16;

  private final Fold fold;
  private final Rules rules;
  private final String currency;

  /** Results of this fold, by its rules. */
  public Outcomes(Fold fold) {
    this.fold = fold;
    this.rules = fold.rules();
    this.currency = rules.currency().getCurrencyCode();
  }

  /**
   * A journey as of its own moment; {@code wakeMs} is when it will change by itself, {@code
   * brought} how many new customers they brought and what those paid at first.
   */
  public dev.waymark.schema.Journey journey(Journey journey, long wakeMs, Sum brought) {
    Purchases purchases = journey.purchases();
    Risk risk = fold.risk(journey, journey.momentMs());
    boolean bought = purchases.any();
    return new dev.waymark.schema.Journey(
        journey.customer(),
        at(journey.momentMs()),
        stage(journey.stage()),
        at(journey.sinceMs()),
        at(journey.firstEventMs()),
        at(journey.lastEventMs()),
        bought ? at(purchases.firstMs()) : null,
        bought ? at(purchases.lastMs()) : null,
        purchases.count(),
        purchases.gross(),
        purchases.refunds(),
        purchases.value(),
        currency,
        fold.segment(journey),
        bought ? risk.probability() : 0,
        bought ? risk.score() : 0,
        RiskBand.valueOf(journey.band().name()),
        risk.parts().stream().map(Outcomes::briefly).toList(),
        journey.alert().map(alert -> alert.alertId()).orElse(null),
        journey.window().map(window -> window.windowId()).orElse(null),
        wakeMs == Rules.NEVER ? null : at(wakeMs),
        DEFINITION_VERSION,
        brought.count(),
        brought.amount(),
        journey.firstTouch().name(),
        journey.firstTouch() == Touch.UNATTRIBUTED ? null : at(journey.arrival().firstTouchMs()),
        touches(journey.arrival().touches()),
        fold.monthOpening(journey),
        journey.friction().cases().stream().map(Outcomes::open).toList(),
        journey.friction().orders().promises().stream()
            .filter(made -> made.watched() || made.broken())
            .map(Outcomes::awaited)
            .toList(),
        journey.friction().signals().stream().map(Outcomes::signal).toList());
  }

  private static List<TouchAt> touches(List<Arrival.TouchAt> touches) {
    return touches.stream()
        .map(touch -> new TouchAt(touch.touch().name(), at(touch.atMs())))
        .toList();
  }

  private static OpenCase open(Case open) {
    return new OpenCase(
        open.contactId(),
        open.reason().name(),
        at(open.openedMs()),
        open.answered(),
        open.repeated());
  }

  private static AwaitedOrder awaited(Promise made) {
    return new AwaitedOrder(made.orderId(), at(made.promisedMs()), made.broken());
  }

  private static FrictionSignal signal(Signal signal) {
    return new FrictionSignal(signal.finding().name(), at(signal.atMs()));
  }

  public StageChange stageChange(String customer, StageChanged moment, boolean retraction) {
    return new StageChange(
        changeId(customer, moment),
        customer,
        at(moment.atMs()),
        moment.from() == Stage.NONE ? null : stage(moment.from()),
        stage(moment.to()),
        moment.cause().name(),
        moment.segment(),
        moment.value(),
        currency,
        retraction,
        DEFINITION_VERSION,
        touches(moment.acquisition().touches()),
        moment.acquisition().credits().stream().map(Outcomes::credit).toList());
  }

  private static Credit credit(dev.waymark.domain.journey.Credit credit) {
    return new Credit(credit.model().name(), credit.touch().name(), credit.minor());
  }

  public ChurnAlert alert(String customer, AlertMoved moment, boolean retraction) {
    return new ChurnAlert(
        moment.alertId(),
        customer,
        retraction ? AlertStep.RETRACTED : AlertStep.valueOf(moment.step().name()),
        at(moment.atMs()),
        at(moment.raisedMs()),
        moment.cause().name(),
        RiskBand.valueOf(moment.band().name()),
        moment.risk().probability(),
        moment.risk().score(),
        moment.risk().parts().stream().map(Outcomes::fully).toList(),
        moment.value(),
        currency,
        clearsWhen(moment.cause()),
        moment.end().map(Enum::name).orElse(null),
        rules.version(),
        DEFINITION_VERSION);
  }

  private String clearsWhen(Finding cause) {
    return cause == Finding.LEAVE_INTENT
        ? "the customer buys again"
        : "the risk falls below "
            + (rules.churn().edges().get(1) - rules.churn().hysteresis())
            + ", as after a purchase";
  }

  public SaveWindow window(String customer, WindowMoved moment, boolean retraction) {
    boolean closed = moment.step() == WindowStep.SAVED || moment.step() == WindowStep.LOST;
    dev.waymark.domain.churn.SaveWindow window = moment.window();
    return new SaveWindow(
        window.windowId(),
        customer,
        retraction ? SaveWindowStep.RETRACTED : SaveWindowStep.valueOf(moment.step().name()),
        at(moment.atMs()),
        at(window.openedMs()),
        closed ? at(moment.atMs()) : null,
        window.cause().name(),
        window.valueAtOpening(),
        currency,
        window.unanswered(),
        window.evidence(),
        window.contacts().stream().map(Outcomes::contact).toList(),
        DEFINITION_VERSION);
  }

  private static WindowContact contact(dev.waymark.domain.churn.WindowContact said) {
    return new WindowContact(
        said.eventId(),
        at(said.atMs()),
        said.kind().name(),
        said.reason().name(),
        said.answeredMs() == 0 ? null : at(said.answeredMs()));
  }

  /** A record that could not be taken, and where it lies. */
  public static Reject reject(
      Decoded.Rejected rejected, String topic, int partition, long offset, byte @Nullable [] key) {
    int bytes = rejected.original().length;
    boolean kept = 0 < bytes && bytes <= LARGEST_KEPT_VALUE_BYTES;
    return new Reject(
        rejected.reason().name(),
        rejected.message(),
        topic,
        partition,
        offset,
        rejected.eventId().isEmpty() ? null : rejected.eventId(),
        key == null || key.length > LARGEST_KEPT_KEY_BYTES ? null : ByteBuffer.wrap(key),
        kept ? ByteBuffer.wrap(rejected.original()) : null,
        DEFINITION_VERSION);
  }

  /** An event that lies before all that its customer's ledger can still place. */
  public static Late late(
      String customer, Event event, long keptFromMs, String topic, int partition, long offset) {
    return new Late(
        customer,
        event.eventId(),
        at(event.occurredAtMs()),
        at(keptFromMs),
        topic,
        partition,
        offset,
        DEFINITION_VERSION);
  }

  /** Proof that somebody has been forgotten, which does not name them. */
  public static Receipt receipt(
      String erasureId, String hash, long upToMs, Map<String, Long> removed) {
    return new Receipt(erasureId, hash, at(upToMs), removed, DEFINITION_VERSION);
  }

  /** Somebody was erased up to a moment. */
  public static Suppression suppression(long upToMs, int partition) {
    return new Suppression(at(upToMs), partition, DEFINITION_VERSION);
  }

  private static Contribution fully(Evidence part) {
    return new Contribution(part.finding().name(), part.logOddsMicros(), part.eventIds());
  }

  /** Without the purchase that stands behind all the rest: the journey itself tells it. */
  private static Contribution briefly(Evidence part) {
    List<String> events = part.finding().isFriction() ? part.eventIds() : List.of();
    return new Contribution(part.finding().name(), part.logOddsMicros(), events);
  }

  private static String changeId(String customer, StageChanged moment) {
    String name = customer + '\n' + moment.subject();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static dev.waymark.schema.Stage stage(Stage stage) {
    return dev.waymark.schema.Stage.valueOf(stage.name());
  }

  private static Instant at(long ms) {
    return Instant.ofEpochMilli(ms);
  }
}
