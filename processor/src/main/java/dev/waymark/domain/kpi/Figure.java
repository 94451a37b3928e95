package dev.waymark.domain.kpi;

import static dev.waymark.domain.kpi.Grain.DAY;
import static dev.waymark.domain.kpi.Grain.MONTH;
import static dev.waymark.domain.kpi.Grain.WEEK;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The catalogue of figures: what is reckoned from KPI cells, ratios for the most part, and so is
 * never stored. A ratio of nothing is no figure. Where a KPI is known only at the end of a window,
 * so is the figure.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists and sets are unmodifiable, formulas are pure
public enum Figure {
  ACTIVE(
      Unit.NUMBER,
      Span.DAYS,
      "How many customers bought?",
      "`new_customers` + `returning_customers` + `resurrected_customers`",
      s ->
          whole(
              s.count(Kpi.NEW_CUSTOMERS)
                  + s.count(Kpi.RETURNING_CUSTOMERS)
                  + s.count(Kpi.RESURRECTED_CUSTOMERS))),
  PULSE(
      Unit.RATIO,
      Span.DAYS,
      "Do more come than pause?",
      "(`new_customers` + `resurrected_customers`) / `dormant_customers`",
      s ->
          ratio(
              s.count(Kpi.NEW_CUSTOMERS) + s.count(Kpi.RESURRECTED_CUSTOMERS),
              s.count(Kpi.DORMANT_CUSTOMERS))),
  OPENING(
      Unit.MONEY,
      Span.PERIODS,
      "What was the base worth when the period began?",
      "amount of `customers` at the end of the period before",
      s -> whole(s.opening(Kpi.CUSTOMERS))),
  CLOSING(
      Unit.MONEY,
      Span.PERIODS,
      "What was it worth at the end?",
      "amount of `customers`",
      s -> whole(s.amount(Kpi.CUSTOMERS))),
  BRIDGE_RESIDUAL(
      Unit.MONEY,
      Span.PERIODS,
      "Do the movements explain all of it? Always 0.",
      "`closing` − `opening` − amounts of all `movements`",
      s -> whole(s.amount(Kpi.CUSTOMERS) - s.opening(Kpi.CUSTOMERS) - s.amount(Kpi.MOVEMENTS))),
  QUICK_RATIO(
      Unit.RATIO,
      Span.PERIODS,
      "How much is won for what is lost?",
      "amounts of `movements`: (NEW + EXPANSION) / −(CONTRACTION + CHURN)",
      s -> ratio(s.moved("NEW", "EXPANSION"), -s.moved("CONTRACTION", "CHURN"))),
  NRR(
      Unit.RATIO,
      Span.PERIODS,
      "What is left of the value we had, without the new ones?",
      "(`opening` + EXPANSION + CONTRACTION + CHURN) / `opening`, amounts of `movements`",
      s ->
          ratio(
              s.opening(Kpi.CUSTOMERS) + s.moved("EXPANSION", "CONTRACTION", "CHURN"),
              s.opening(Kpi.CUSTOMERS))),
  NET_CHURN(
      Unit.RATIO,
      Span.PERIODS,
      "What share of the value did we lose on balance?",
      "−(CHURN + CONTRACTION + EXPANSION + REACTIVATION) / `opening`, amounts of `movements`",
      s ->
          ratio(
              -s.moved("CHURN", "CONTRACTION", "EXPANSION", "REACTIVATION"),
              s.opening(Kpi.CUSTOMERS))),
  RETENTION(
      Unit.RATIO,
      Span.MONTHS,
      "What share of those won in a month buys again so many months later?",
      "`retained_customers` of a cohort at an age / the same at `age=0`",
      s ->
          ratio(
              s.count(Kpi.RETAINED_CUSTOMERS),
              s.countEver(Kpi.RETAINED_CUSTOMERS, "age=0", "cohort=" + s.value("cohort"))),
      "age;cohort"),
  CONTACT_RATE_GROSS(
      Unit.RATIO,
      Span.DAYS,
      "How many contacts does an order cause?",
      "`contacts` / `orders`",
      s -> ratio(s.count(Kpi.CONTACTS), s.count(Kpi.ORDERS))),
  CONTACT_RATE_NET(
      Unit.RATIO,
      Span.DAYS,
      "What share of the orders causes any contact?",
      "`orders_contacted` / `orders`",
      s -> ratio(s.count(Kpi.ORDERS_CONTACTED), s.count(Kpi.ORDERS))),
  FIRST_CONTACT_RESOLUTION(
      Unit.RATIO,
      Span.DAYS,
      "What share of the cases does the first contact settle?",
      "`cases_resolved_first` / `cases_opened`",
      s -> ratio(s.count(Kpi.CASES_RESOLVED_FIRST), s.count(Kpi.CASES_OPENED))),
  LATE_SHARE(
      Unit.RATIO,
      Span.DAYS,
      "What share of the orders that arrive is late?",
      "`punctuality`: `delivery=late` / all",
      s -> ratio(s.count(Kpi.PUNCTUALITY, "delivery=late"), s.count(Kpi.PUNCTUALITY))),
  COMPLAINT_RATE(
      Unit.RATIO,
      Span.DAYS,
      "Do customers complain more about late orders?",
      "`punctuality`: `complained=yes` / all",
      s -> ratio(s.count(Kpi.PUNCTUALITY, "complained=yes"), s.count(Kpi.PUNCTUALITY)),
      "delivery"),
  REVIEW_TONE(
      Unit.RATIO,
      Span.DAYS,
      "What do customers say of late orders, from −1 to 1?",
      "`reviews`: amount / count / 1000",
      s -> ratio(s.amount(Kpi.REVIEWS), 1000 * s.count(Kpi.REVIEWS)),
      "delivery"),
  SAVE_RATE(
      Unit.RATIO,
      Span.DAYS,
      "How many of those who were leaving do we keep, by when that began?",
      "`save_outcomes`: SAVED / (SAVED + LOST)",
      s ->
          ratio(
              s.count(Kpi.SAVE_OUTCOMES, "outcome=SAVED"),
              s.count(Kpi.SAVE_OUTCOMES, "outcome=SAVED")
                  + s.count(Kpi.SAVE_OUTCOMES, "outcome=LOST")),
      "",
      "cause",
      "rules"),
  REFERRAL_SHARE(
      Unit.RATIO,
      Span.DAYS,
      "What share of the new customers did friends bring?",
      "`referrals` / `new_customers`",
      s -> ratio(s.count(Kpi.REFERRALS), s.count(Kpi.NEW_CUSTOMERS))),
  CONVERSION_RATE(
      Unit.RATIO,
      Span.DAYS,
      "What share of those we reached has become a customer, by when we reached them?",
      "`conversion`: `converted=yes` / all",
      s -> ratio(s.count(Kpi.CONVERSION, "converted=yes"), s.count(Kpi.CONVERSION)),
      "",
      "channel",
      "campaign"),
  CONVERSION_BY_FIRST_TOUCH(
      Unit.RATIO,
      Span.DAYS,
      "For what share of the open and the won was that touch enough?",
      "`new_customers` / (`new_customers` + `prospects` at the end)",
      s -> ratio(s.count(Kpi.NEW_CUSTOMERS), s.count(Kpi.NEW_CUSTOMERS) + s.count(Kpi.PROSPECTS)),
      "first_touch"),
  TIME_TO_FIRST_PURCHASE_P50(
      Unit.DAYS,
      Span.DAYS,
      "Within how many days has half of the new customers bought?",
      "the median of the buckets of `time_to_first_purchase`, spread evenly within a bucket;"
          + " without those who had no touch",
      s -> Buckets.days(s, 50),
      "",
      "first_touch"),
  TIME_TO_FIRST_PURCHASE_P90(
      Unit.DAYS,
      Span.DAYS,
      "And nine in ten?",
      "the same of `time_to_first_purchase` for 90 %; beyond the last bound it is 90",
      s -> Buckets.days(s, 90),
      "",
      "first_touch"),
  PRECISION(
      Unit.RATIO,
      Span.DAYS,
      "What share of the alerts came true?",
      "`alert_outcomes`: CHURNED / (CHURNED + KEPT); IMMATURE apart",
      s ->
          ratio(
              s.count(Kpi.ALERT_OUTCOMES, "outcome=CHURNED"),
              s.count(Kpi.ALERT_OUTCOMES, "outcome=CHURNED")
                  + s.count(Kpi.ALERT_OUTCOMES, "outcome=KEPT")),
      "rules"),
  RECALL(
      Unit.RATIO,
      Span.DAYS,
      "Of what share of the leavers did an alert warn?",
      "`alert_outcomes`: CHURNED / (CHURNED + UNWARNED)",
      s ->
          ratio(
              s.count(Kpi.ALERT_OUTCOMES, "outcome=CHURNED"),
              s.count(Kpi.ALERT_OUTCOMES, "outcome=CHURNED")
                  + s.count(Kpi.ALERT_OUTCOMES, "outcome=UNWARNED")),
      "rules"),
  MEAN_LEAD_TIME(
      Unit.HOURS,
      Span.DAYS,
      "How long before did the alerts warn that came true?",
      "`alert_lead_times`: amount / count",
      s -> ratio(s.amount(Kpi.ALERT_LEAD_TIMES), s.count(Kpi.ALERT_LEAD_TIMES)),
      "rules");

  private static final int DECIMALS = 6;
  private static final Pattern NAMED = Pattern.compile("`([a-z_]+)`");

  private final Unit unit;
  private final Span span;
  private final String question;
  private final String formula;
  private final Function<Slice, Optional<BigDecimal>> reckoning;
  private final List<List<String>> splits;
  private final String label;

  Figure(
      Unit unit,
      Span span,
      String question,
      String formula,
      Function<Slice, Optional<BigDecimal>> reckoning,
      String... splits) {
    this.unit = unit;
    this.span = span;
    this.question = question;
    this.formula = formula;
    this.reckoning = reckoning;
    this.splits =
        Arrays.stream(splits.length == 0 ? new String[] {""} : splits).map(Figure::split).toList();
    this.label = name().toLowerCase(Locale.ROOT);
  }

  /** What a figure is told in. */
  public enum Unit {
    RATIO,
    NUMBER,
    /** Minor units of the reporting currency. */
    MONEY,
    HOURS,
    DAYS
  }

  private enum Span {
    DAYS(EnumSet.of(DAY, WEEK, MONTH)),
    PERIODS(EnumSet.of(WEEK, MONTH)),
    MONTHS(EnumSet.of(MONTH));

    private final Set<Grain> grains;

    Span(Set<Grain> grains) {
      this.grains = grains;
    }
  }

  /** The name in files. */
  public String label() {
    return label;
  }

  /** What it answers. */
  public String question() {
    return question;
  }

  /** How it is reckoned, in the names of KPIs and their dimensions. */
  public String formula() {
    return formula;
  }

  public Unit unit() {
    return unit;
  }

  /** The grains it is given at. */
  public Set<Grain> grains() {
    return EnumSet.copyOf(span.grains);
  }

  /** Each way in which it is split, as names of dimensions; none is the whole. */
  public List<List<String>> splits() {
    return splits;
  }

  /** The KPIs it is reckoned from, by name; those that its formula names. */
  public List<String> kpis() {
    return NAMED
        .matcher(formula)
        .results()
        .map(found -> found.group(1))
        .map(name -> name.equals("opening") || name.equals("closing") ? "customers" : name)
        .distinct()
        .toList();
  }

  /** Whether an open window must not be shown, because only its end decides. */
  boolean isKnownOnlyAtTheEnd() {
    List<String> from = kpis();
    return Arrays.stream(Kpi.values())
        .anyMatch(kpi -> kpi.isKnownOnlyAtTheEnd() && from.contains(kpi.label()));
  }

  Optional<BigDecimal> of(Slice slice) {
    int decimals = unit == Unit.NUMBER || unit == Unit.MONEY ? 0 : DECIMALS;
    return reckoning.apply(slice).map(value -> value.setScale(decimals, RoundingMode.HALF_EVEN));
  }

  /** The dimensions of a split; none is the whole. */
  private static List<String> split(String names) {
    return names.isEmpty() ? List.of() : List.of(names.split(";"));
  }

  private static Optional<BigDecimal> whole(long number) {
    return Optional.of(BigDecimal.valueOf(number));
  }

  private static Optional<BigDecimal> ratio(long part, long of) {
    return of == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.HALF_EVEN));
  }
}
