package dev.waymark.oracle;

import dev.waymark.domain.rules.Lifecycle.PersonalLapse;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.rules.Weights;
import dev.waymark.domain.worth.Expectation;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings as one row of a table. A setting that is not given is NULL. */
final class GivenRules {

  private GivenRules() {}

  /** The statement that tells the rules, and the moment at which the business looks. */
  static String insert(Rules rules, long nowMs) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("zone", quoted(rules.zone().equals(ZoneOffset.UTC) ? "UTC" : rules.zone().getId()));
    row.put("now_ms", nowMs);
    lifecycle(rules, row);
    row.put("value_window_ms", rules.value().windowMs());
    row.put("silver_from", rules.value().boundsMinor().get(1));
    row.put("gold_from", rules.value().boundsMinor().get(2));
    row.put("recency_cuts", rules.rfm().recencyMs());
    row.put("frequency_cuts", rules.rfm().frequency());
    row.put("monetary_cuts", rules.rfm().monetaryMinor());
    row.put("channels", quoted(rules.channels()));
    row.put("campaigns", quoted(rules.campaigns()));
    row.put("delivering", quoted(rules.saving().deliveringSources()));
    row.put("lookback_ms", rules.lookbackMs());
    row.put("burst_complaints", rules.saving().burstComplaints());
    row.put("burst_within_ms", rules.saving().burstWithinMs());
    row.put("rules_version", quoted(rules.version()));
    row.put("half_life_ms", rules.churn().halfLifeMs());
    row.put("risk_edges", rules.churn().edges());
    row.put("hysteresis", rules.churn().hysteresis());
    row.put("weights", weights(rules.churn().weights()));
    row.put("unusual_floor", rules.unusualFloor());
    rules.expectation().ifPresent(models -> worth(rules, models, row));
    List<String> columns = new ArrayList<>();
    row.forEach((column, value) -> columns.add(value + " AS " + column));
    return "INSERT INTO rules BY NAME SELECT " + String.join(", ", columns);
  }

  private static void worth(Rules rules, Expectation models, Map<String, Object> row) {
    row.put("horizon_ms", rules.churn().horizonMs());
    row.put("minor_per_unit", rules.currency().getDefaultFractionDigits() == 2 ? 100 : 1);
    row.put("bg_r", models.buying().r());
    row.put("bg_alpha", models.buying().alpha());
    row.put("bg_a", models.buying().a());
    row.put("bg_b", models.buying().b());
    row.put("gg_p", models.spending().p());
    row.put("gg_q", models.spending().q());
    row.put("gg_gamma", models.spending().gamma());
  }

  private static void lifecycle(Rules rules, Map<String, Object> row) {
    row.put("new_for_ms", rules.lifecycle().newForMs());
    row.put("lapse_after_ms", rules.lifecycle().lapseAfterMs());
    row.put("lost_after_ms", rules.lifecycle().lostAfterMs());
    rules
        .lifecycle()
        .lapseAfterBySegmentMs()
        .forEach(
            (segment, spanMs) -> {
              row.put("special_segment", quoted(segment));
              row.put("special_lapse_after_ms", spanMs);
            });
    Optional<PersonalLapse> personal = rules.lifecycle().personal();
    personal.ifPresent(
        own -> {
          row.put("personal_factor", own.factor());
          row.put("personal_min_ms", own.minMs());
          row.put("personal_max_ms", own.maxMs());
        });
  }

  private static String weights(Weights weights) {
    return "MAP "
        + new TreeMap<>(
                Map.of(
                    "'SHIFT'", weights.shift(),
                    "'SCALE'", weights.scale(),
                    "'COMPLAINT'", weights.complaint(),
                    "'UNRESOLVED_CONTACT'", weights.unresolved(),
                    "'REPEAT_CONTACT'", weights.repeatContact(),
                    "'LATE_DELIVERY'", weights.lateDelivery(),
                    "'NEGATIVE_MENTION'", weights.negativeMention(),
                    "'LEAVE_INTENT'", weights.leaveIntent(),
                    "'REFUND'", weights.refund(),
                    "'UNINSTALL'", weights.uninstall()))
            .toString()
            .replace('=', ':');
  }

  private static String quoted(String word) {
    return "'" + word + "'";
  }

  private static List<String> quoted(Iterable<String> words) {
    List<String> quoted = new ArrayList<>();
    words.forEach(word -> quoted.add(quoted(word)));
    return quoted;
  }
}
