package dev.waymark.sandbox.fit;

import dev.waymark.app.LifecycleSettings;
import dev.waymark.app.RiskSettings;
import dev.waymark.app.WorthSettings;
import dev.waymark.domain.rules.Churn;
import dev.waymark.domain.rules.Weights;
import dev.waymark.fit.Study;
import dev.waymark.fit.Training;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The rules that a study teaches, as a settings file. The version names the day and what the file
 * says, so that equal rules have equal versions.
 */
record RulesFile(Study study, Churn rules) {

  /** The name of the version where nothing was learnt. */
  private static final String SHIPPED = "shipped";

  String name() {
    return "rules-" + day() + ".yaml";
  }

  String text() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(RiskSettings.HORIZON.key(), Figures.span(study.horizonMs()));
    settings.put(RiskSettings.HALF_LIFE.key(), Figures.span(rules.halfLifeMs()));
    settings.putAll(
        RiskSettings.texts(study.training().map(Training::weights).orElse(Weights.DEFAULT)));
    study
        .buying()
        .ifPresent(
            buying ->
                study
                    .spending()
                    .ifPresent(
                        spending ->
                            settings.putAll(
                                WorthSettings.texts(buying.model(), spending.model()))));
    String body =
        settings.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue() + "\n")
            .collect(Collectors.joining());
    return comments()
        + LifecycleSettings.RULES_VERSION.key()
        + ": \""
        + version(body)
        + "\"\n"
        + body;
  }

  private String version(String body) {
    if (study.training().isEmpty()) {
      return SHIPPED;
    }
    CRC32 sum = new CRC32();
    sum.update(body.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "fit-%s-%08x", day(), sum.getValue());
  }

  private String comments() {
    StringBuilder comments = new StringBuilder();
    comments
        .append("# The risk of leaving as history up to ")
        .append(Instant.ofEpochMilli(study.untilMs()))
        .append(
            " teaches it; written by waymark fit.\n# For run --config and replay --settings.\n");
    if (study.training().isEmpty()) {
      comments.append("# There was too little history: these are the shipped weights.\n");
    }
    study
        .buying()
        .ifPresent(
            fitted ->
                comments
                    .append("# BG/NBD in weeks: ")
                    .append(fitted.model())
                    .append(", log-likelihood ")
                    .append(Figures.decimal(fitted.logLikelihood(), 1))
                    .append("\n"));
    study
        .spending()
        .ifPresent(
            fitted -> comments.append("# Gamma-Gamma: ").append(fitted.model()).append("\n"));
    return comments.toString();
  }

  private String day() {
    return Instant.ofEpochMilli(study.untilMs()).toString().substring(0, 10);
  }
}
