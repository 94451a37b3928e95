package dev.waymark.domain.kpi;

import static dev.waymark.domain.kpi.Grain.DAY;
import static dev.waymark.domain.kpi.Grain.MONTH;
import static dev.waymark.domain.kpi.Grain.WEEK;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The catalogue of KPIs: the contract of {@code waymark.kpis}, of {@code kpis.csv} and of the
 * boards.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists and sets are unmodifiable
public enum Kpi {
  ORDERS(Kind.FLOW, "What do we sell, and where?", "orders placed", "gross", "channel"),
  REFUNDS(
      Kind.FLOW, "How much do we give back?", "refunds and cancellations", "refunded", "reason"),
  BUYERS(
      Kind.FLOW,
      "How many customers bought?",
      "distinct customers with a purchase in the window",
      "",
      "segment"),
  NEW_CUSTOMERS(
      Kind.FLOW,
      "How many customers did we win, and what brought them?",
      "first purchases",
      "their amount",
      "first_touch",
      "segment"),
  RETURNING_CUSTOMERS(
      Kind.GROWTH,
      "How many bought again at once?",
      "bought in this period and the one before",
      "",
      "segment"),
  RESURRECTED_CUSTOMERS(
      Kind.GROWTH,
      "How many came back after a pause?",
      "bought in this period and earlier, not in the one before",
      "",
      "segment"),
  DORMANT_CUSTOMERS(
      Kind.GROWTH,
      "How many paused?",
      "bought in the period before, not in this one",
      "",
      "segment"),
  LAPSES(
      Kind.FLOW,
      "How many fell silent, and what were they worth?",
      "moves into LAPSED",
      "trailing value just after the last purchase",
      "cause",
      "segment"),
  LOSSES(
      Kind.FLOW,
      "How many did we lose, and what were they worth?",
      "moves into LOST",
      "trailing value just after the last purchase",
      "cause",
      "segment"),
  REACTIVATIONS(
      Kind.FLOW,
      "How many did we win back?",
      "moves out of LAPSED or LOST by a purchase",
      "trailing value just after the last purchase",
      "cause",
      "segment"),
  STAGE_MOVES(
      Kind.FLOW, "How do customers move between stages?", "stage changes", "", "from", "to"),
  CUSTOMERS(
      Kind.STOCK,
      "How many customers do we have, and what are they worth?",
      "customers",
      "trailing value",
      "segment",
      "stage"),
  CUSTOMERS_BY_RISK(
      Kind.STOCK,
      "How much of it is at risk?",
      "NEW and ACTIVE customers",
      "trailing value at risk",
      "band",
      "segment"),
  CONTACTS(
      Kind.FLOW,
      "Why do customers get in touch?",
      "support contacts",
      "trailing value of those customers",
      "channel",
      "reason"),
  COMPLAINTS(
      Kind.FLOW,
      "What makes customers unhappy?",
      "complaints",
      "trailing value of those customers",
      "channel",
      "reason"),
  REPEAT_CONTACTS(
      Kind.FLOW,
      "What do customers have to say twice?",
      "contacts for a reason of the seven days before",
      "trailing value of those customers",
      "channel",
      "reason"),
  CASES_OPENED(Kind.FLOW, "How many cases are opened?", "support cases opened", "", "reason"),
  CASES_RESOLVED_FIRST(
      Kind.FLOW,
      "How many does the first contact settle?",
      "cases resolved without a repeated contact within seven days",
      "",
      "reason"),
  CASES_UNANSWERED(
      Kind.STOCK,
      "Who waits for an answer now?",
      "open cases that nobody has answered",
      "",
      "reason"),
  DELIVERIES(Kind.FLOW, "How many orders arrive?", "deliveries", "order amounts"),
  LATE_DELIVERIES(
      Kind.FLOW,
      "How many of them too late?",
      "late deliveries, and promises broken in silence",
      "order amounts"),
  COMPLAINT_SPEND_EFFECT(
      Kind.FLOW,
      "What does a fault cost?",
      "complaints evaluated, 30 days later",
      "spent in the 30 days after minus the 30 days before",
      "reason"),
  VALUE_AT_RISK(
      Kind.STOCK,
      "What are those worth whose complaint is open?",
      "customers with an open complaint",
      "trailing value",
      "reason"),
  MENTIONS(Kind.FLOW, "What is said about us?", "mentions", "reach", "network", "sentiment"),
  ALERTS(
      Kind.FLOW,
      "Whom should we look after now?",
      "alert steps",
      "trailing value",
      "band",
      "cause",
      "step"),
  SAVE_WINDOWS(
      Kind.FLOW,
      "Whom did we save, whom did we lose?",
      "save-window steps",
      "value at opening",
      "cause",
      "step"),
  SAVE_WINDOWS_OPEN(
      Kind.STOCK, "Who can still be kept?", "open save windows", "value at opening", "cause"),
  SAVE_WINDOWS_UNANSWERED(
      Kind.STOCK,
      "Who of them has had no answer?",
      "open save windows without an answer",
      "value at opening",
      "cause"),
  TOUCHES(
      Kind.FLOW,
      "What leads people to us?",
      "touches up to the first purchase",
      "",
      "channel",
      "kind"),
  INSTALLS(Kind.FLOW, "Who gets the app?", "app installs", "", "channel"),
  REINSTALLS(
      Kind.FLOW,
      "Who gets it again?",
      "installs within 90 days of the last one on that device",
      "",
      "channel"),
  UNINSTALLS(Kind.FLOW, "Who throws it away?", "app uninstalls", "", "channel"),
  PROSPECTS(Kind.STOCK, "Who has not bought yet?", "open prospects", "", "first_touch"),
  TIME_TO_FIRST_PURCHASE(
      Kind.FLOW,
      "How long do people hesitate?",
      "first purchases by the time since the first touch",
      "",
      "bucket",
      "first_touch"),
  ATTRIBUTED(
      Kind.FLOW,
      "Which touch is to be thanked for a customer?",
      "first purchases, by the first touch that gets credit",
      "credit",
      "model",
      "touch"),
  REFERRALS(
      Kind.FLOW,
      "Whom did friends bring?",
      "first purchases of customers whom somebody brought",
      "their amount"),
  ALERT_OUTCOMES(
      Kind.FLOW,
      "Were the alerts right?",
      "alerts by what happened later",
      "trailing value then",
      "outcome",
      "rules"),
  MOVEMENTS(
      Kind.PERIOD,
      "Who buys more, who less?",
      "customers by movement",
      "change of trailing value",
      "movement",
      "segment"),
  SEGMENT_MOVES(
      Kind.PERIOD,
      "Who moved between value segments?",
      "customers by segment before and after",
      "trailing value at the end",
      "from",
      "to"),
  RFM(
      Kind.MONTHLY,
      "Who are the best customers?",
      "customers by grades at the month's end",
      "trailing value",
      "f",
      "m",
      "r"),
  RETAINED_CUSTOMERS(
      Kind.MONTHLY,
      "Do those whom we won stay?",
      "buyers by the month of their first purchase",
      "their gross",
      "age",
      "cohort"),
  CONVERSION(
      Kind.FLOW,
      "Who of those we reached has become a customer?",
      "people by their first touch; by their first purchase where there is none",
      "their first purchase",
      "campaign",
      "channel",
      "converted"),
  ORDERS_CONTACTED(
      Kind.FLOW,
      "How many orders make customers get in touch?",
      "distinct orders in the window that a support contact names",
      ""),
  PUNCTUALITY(
      Kind.FLOW,
      "Do late orders make customers complain?",
      "deliveries by whether they were late and whether a complaint names the order",
      "order amounts",
      "complained",
      "delivery"),
  REVIEWS(
      Kind.FLOW,
      "What do customers say of an order that comes late?",
      "mentions with a tone that name an order, by how its delivery kept the promise",
      "their sentiment in thousandths",
      "delivery"),
  ALERT_LEAD_TIMES(
      Kind.FLOW,
      "How much time did the alerts give us?",
      "alerts that came true, by when they were raised",
      "hours from the alert to the lapse or leave, rounded down",
      "bucket",
      "rules"),
  SAVE_OUTCOMES(
      Kind.FLOW,
      "How many of those who were leaving do we keep?",
      "save windows by when they opened, and what came of them",
      "value at opening",
      "cause",
      "outcome",
      "rules"),
  UNUSUAL(
      Kind.DAILY,
      "Do more people complain than usual?",
      "complaints in percent of the usual level",
      "complaints"),
  RECORDS(Kind.TALLY, "Is anything lost?", "records by how they ended", "", "end", "topic");

  /** The segment move of those who bought nothing in the value window, neither then nor now. */
  public static final String AWAY = "from=NONE;to=NONE";

  private final Kind kind;
  private final String question;
  private final String counts;
  private final String amounts;
  private final List<String> dimensions;
  private final String label;

  Kpi(Kind kind, String question, String counts, String amounts, String... dimensions) {
    this.kind = kind;
    this.question = question;
    this.counts = counts;
    this.amounts = amounts;
    this.dimensions = List.of(dimensions);
    this.label = name().toLowerCase(Locale.ROOT);
  }

  /** The name in records and files. */
  public String label() {
    return label;
  }

  /** What it answers. */
  public String question() {
    return question;
  }

  /** What {@code count} counts. */
  public String counts() {
    return counts;
  }

  /** What {@code amount} sums, empty where it is always 0. */
  public String amounts() {
    return amounts;
  }

  /** The names of its dimensions, in alphabetical order. */
  public List<String> dimensions() {
    return dimensions;
  }

  /**
   * Whether a cell of these dimensions is a running sum. Those who have and had nothing in the
   * value window are many and do nothing, so they alone of all segment moves are counted as a
   * stock.
   */
  public boolean isStock(String dimensions) {
    return kind == Kind.STOCK || (this == SEGMENT_MOVES && dimensions.equals(AWAY));
  }

  /** Whether an open window must not be shown, because only its end decides. */
  public boolean isKnownOnlyAtTheEnd() {
    return switch (this) {
      case DORMANT_CUSTOMERS, COMPLAINT_SPEND_EFFECT, MOVEMENTS, SEGMENT_MOVES, RFM, UNUSUAL ->
          true;
      default -> false;
    };
  }

  /** The grains it is kept at. */
  public Set<Grain> grains() {
    return kind.grains;
  }

  @SuppressWarnings("ImmutableEnumChecker")
  private enum Kind {
    FLOW(EnumSet.range(Grain.MINUTE, MONTH)),
    DAILY(EnumSet.of(Grain.HOUR, DAY)),
    GROWTH(EnumSet.of(DAY, WEEK, MONTH)),
    PERIOD(EnumSet.of(WEEK, MONTH)),
    MONTHLY(EnumSet.of(MONTH)),
    TALLY(EnumSet.allOf(Grain.class)),
    STOCK(EnumSet.of(DAY, WEEK, MONTH, Grain.NOW));

    private final Set<Grain> grains;

    Kind(EnumSet<Grain> grains) {
      this.grains = java.util.Collections.unmodifiableSet(grains);
    }
  }
}
