package dev.waymark.domain.kit;

import dev.waymark.domain.rules.Churn;
import dev.waymark.domain.rules.Lifecycle;
import dev.waymark.domain.rules.Lifecycle.PersonalLapse;
import dev.waymark.domain.rules.Limits;
import dev.waymark.domain.rules.RfmCuts;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.rules.Saving;
import dev.waymark.domain.rules.ValueBands;
import dev.waymark.domain.rules.Weights;
import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.Expectation;
import dev.waymark.domain.worth.GammaGamma;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The default rules, and what a test changes about them. Spans are in days. */
public final class TestRules {

  public static final long DAY_MS = 86_400_000L;

  /** The source that tells of deliveries. */
  public static final String DELIVERING = "shop";

  private ZoneId zone = ZoneOffset.UTC;
  private long newForMs = 30 * DAY_MS;
  private long lapseAfterMs = 90 * DAY_MS;
  private long lostAfterMs = 180 * DAY_MS;
  private long valueWindowMs = 90 * DAY_MS;
  private List<Long> bounds = List.of(0L, 30_000L, 100_000L);
  private Map<String, Long> lapseBySegmentMs = Map.of();
  private Optional<PersonalLapse> personal = Optional.empty();
  private List<Double> edges = List.of(0.6, 0.85, 0.95);
  private double hysteresis = 0.03;
  private Weights weights = Weights.DEFAULT;
  private Limits limits = Limits.DEFAULT;
  private Optional<Expectation> expectation = Optional.empty();
  private long censusAtMs = Rules.NEVER;
  private String delivering = DELIVERING;
  private String currency = "USD";
  private String version = "test-1";

  /** All defaults, in UTC. */
  public static TestRules standard() {
    return new TestRules();
  }

  public TestRules zone(String id) {
    zone = ZoneId.of(id);
    return this;
  }

  public TestRules newFor(long days) {
    newForMs = days * DAY_MS;
    return this;
  }

  public TestRules lapseAfter(long days) {
    lapseAfterMs = days * DAY_MS;
    return this;
  }

  public TestRules lostAfter(long days) {
    lostAfterMs = days * DAY_MS;
    return this;
  }

  public TestRules lapseAfter(String segment, long days) {
    lapseBySegmentMs = Map.of(segment, days * DAY_MS);
    return this;
  }

  public TestRules personalLapse(double factor, long minDays, long maxDays) {
    personal = Optional.of(new PersonalLapse(factor, minDays * DAY_MS, maxDays * DAY_MS));
    return this;
  }

  public TestRules valueWindow(long days) {
    valueWindowMs = days * DAY_MS;
    return this;
  }

  /** The bounds of BRONZE, SILVER and GOLD in minor units. */
  public TestRules bounds(long bronze, long silver, long gold) {
    bounds = List.of(bronze, silver, gold);
    return this;
  }

  public TestRules edges(double low, double elevated, double high) {
    edges = List.of(low, elevated, high);
    return this;
  }

  public TestRules hysteresis(double below) {
    hysteresis = below;
    return this;
  }

  public TestRules weights(Weights other) {
    weights = other;
    return this;
  }

  public TestRules limits(Limits other) {
    limits = other;
    return this;
  }

  public TestRules expecting(BgNbd buying, GammaGamma spending) {
    expectation = Optional.of(new Expectation(buying, spending));
    return this;
  }

  public TestRules censusAt(long ms) {
    censusAtMs = ms;
    return this;
  }

  /** The source that tells of deliveries. */
  public TestRules delivering(String source) {
    delivering = source;
    return this;
  }

  /** What the rules are called in alerts. */
  public TestRules version(String name) {
    version = name;
    return this;
  }

  /** The reporting currency, by its code. */
  public TestRules currency(String code) {
    currency = code;
    return this;
  }

  private static final RfmCuts RFM =
      new RfmCuts(
          List.of(7 * DAY_MS, 14 * DAY_MS, 30 * DAY_MS, 60 * DAY_MS),
          List.of(2L, 3L, 5L, 8L),
          List.of(5_000L, 10_000L, 30_000L, 100_000L));

  public Rules build() {
    return new Rules(
        version,
        zone,
        Currency.getInstance(currency),
        new Lifecycle(newForMs, lapseAfterMs, lostAfterMs, lapseBySegmentMs, personal),
        new ValueBands(valueWindowMs, bounds, List.of("BRONZE", "SILVER", "GOLD")),
        RFM,
        new Churn(90 * DAY_MS, 30 * DAY_MS, edges, hysteresis, weights),
        new Saving(3, 7 * DAY_MS, Set.of(delivering)),
        limits,
        Set.of("web", "mail", "twitter"),
        Set.of("spring"),
        30 * DAY_MS,
        5,
        expectation,
        censusAtMs);
  }
}
