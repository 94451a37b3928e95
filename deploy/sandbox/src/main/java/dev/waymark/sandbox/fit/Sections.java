package dev.waymark.sandbox.fit;

import dev.waymark.app.RiskSettings;
import dev.waymark.domain.rules.Weights;
import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.GammaGamma;
import dev.waymark.fit.Decile;
import dev.waymark.fit.Fitted;
import dev.waymark.fit.Quality;
import dev.waymark.fit.Study;
import dev.waymark.fit.Training;
import dev.waymark.fit.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a study says, in the order of the report. */
record Sections(Study study, Currency currency, String sources) {

  /** The title of the section that the plot belongs to. */
  static final String CALIBRATION = "Calibration";

  List<Section> all() {
    List<Section> all = new ArrayList<>();
    all.add(history());
    all.add(weights());
    all.add(trial());
    study.trial().judged().ifPresent(judged -> all.add(calibration(judged)));
    all.add(buying());
    all.add(spending());
    all.add(worth());
    return all;
  }

  private Section history() {
    return Section.of(
        "History",
        Figures.count(study.customers())
            + " customers with a purchase before "
            + at(study.untilMs())
            + ", the first on "
            + at(study.firstMs())
            + ", the last on "
            + at(study.lastMs())
            + ".",
        sources + ".",
        silentEnd());
  }

  /**
   * An end without purchases is taken for silence; whoever set the instant too late should know.
   */
  private String silentEnd() {
    long silentMs = study.untilMs() - study.lastMs();
    return silentMs > study.horizonMs() / 4
        ? "Beware: there is no purchase in the last "
            + silentMs / 86_400_000L
            + " days before the instant. If the history ends there, say --until accordingly."
        : "Customers are taken as they stood at a moment; what came later was not known then.";
  }

  private Section weights() {
    String title = "Weights of the risk of no purchase within " + Figures.span(study.horizonMs());
    if (study.training().isEmpty()) {
      return Section.of(
          title,
          "Too little history to learn from: it takes a moment with at least 100 customers, as much"
              + " history before it as outcome after it, and 10 customers who stayed and 10 who"
              + " left. The shipped weights stand.");
    }
    Training training = study.training().get();
    Map<String, String> shipped = RiskSettings.texts(Weights.DEFAULT);
    Map<String, String> fitted = RiskSettings.texts(training.weights());
    return Section.of(
            title,
            "Learnt from "
                + Figures.count(training.outcomes())
                + " looks at customers at "
                + training.schedule().momentsMs().stream()
                    .map(Sections::day)
                    .collect(Collectors.joining(", "))
                + ", each with its outcome within "
                + Figures.span(training.schedule().horizonMs())
                + ", by logistic regression. Normal priors hold the weights near the shipped ones"
                + " (deviation: shift 1, scale 0.25, signals 0.5); no signal weighs less than 0.",
            "Signals seen: " + seen(training) + ".")
        .table(
            List.of("setting", "shipped", "fitted"),
            shipped.keySet().stream()
                .map(key -> List.of(key, number(shipped, key), number(fitted, key)))
                .toList());
  }

  private static String number(Map<String, String> texts, String key) {
    return Figures.decimal(Double.parseDouble(texts.getOrDefault(key, "")), 4);
  }

  private static String seen(Training training) {
    String seen =
        training.seen().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                each ->
                    each.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + " at "
                        + Figures.count(each.getValue())
                        + " looks")
            .collect(Collectors.joining(", "));
    return seen.isEmpty() ? "none, so their weights are the shipped ones" : seen;
  }

  private Section trial() {
    Trial trial = study.trial();
    String title = "Held out: how good it is";
    String how =
        "Learnt from what was known before "
            + at(trial.cutMs())
            + ", judged on who of the "
            + Figures.count(trial.customers())
            + " customers of then bought until "
            + at(study.untilMs())
            + ". The weights above are learnt anew from all of the history.";
    if (trial.shipped().isEmpty()) {
      return Section.of(title, how, "There is nothing to judge: nobody left, or nobody stayed.");
    }
    Quality shipped = trial.shipped().get();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "saying the base rate",
            "0.5000",
            Figures.decimal(shipped.baseBrier(), 4),
            Figures.percent(shipped.baseRate()),
            "1.00"));
    rows.add(row("shipped weights", shipped));
    trial.fitted().ifPresent(quality -> rows.add(row("fitted weights", quality)));
    trial.silent().ifPresent(quality -> rows.add(row("BG/NBD P(no purchase)", quality)));
    return Section.of(title, how, verdict(trial, shipped), "AUC: higher is better. Brier: lower.")
        .table(List.of("risk", "AUC", "Brier", "mean risk", "top-decile lift"), rows);
  }

  private static String verdict(Trial trial, Quality shipped) {
    if (trial.fitted().isEmpty()) {
      return "Before that moment there was too little history to learn from: the shipped weights"
          + " were judged.";
    }
    Quality fitted = trial.fitted().get();
    String left = Figures.percent(fitted.baseRate()) + " of them did not buy";
    if (fitted.brier() >= fitted.baseBrier()) {
      return left + ". The fitted weights are NOT better than saying the base rate of everybody.";
    }
    return fitted.brier() <= shipped.brier()
        ? left + ". The fitted weights beat the base rate and the shipped weights."
        : left + ". The fitted weights beat the base rate, but NOT the shipped weights.";
  }

  private static List<String> row(String name, Quality quality) {
    return List.of(
        name,
        Figures.decimal(quality.auc(), 4),
        Figures.decimal(quality.brier(), 4),
        Figures.percent(quality.meanRisk()),
        Figures.decimal(quality.topDecileLift(), 2));
  }

  private Section calibration(Quality judged) {
    List<List<String>> rows = new ArrayList<>();
    for (Decile decile : judged.deciles()) {
      rows.add(
          List.of(
              String.valueOf(rows.size() + 1),
              Figures.percent(decile.predicted()),
              Figures.percent(decile.observed()),
              Figures.count(decile.customers())));
    }
    return Section.of(
            CALIBRATION,
            "Customers held out, by tenths of their risk, the lowest first ("
                + (study.trial().fitted().isPresent() ? "fitted" : "shipped")
                + " weights).")
        .table(List.of("decile", "predicted", "observed", "customers"), rows);
  }

  private Section buying() {
    String title = "When customers buy and stop: BG/NBD";
    if (study.buying().isEmpty()) {
      return Section.of(title, "Too few customers bought again on another day to fit it.");
    }
    Fitted<BgNbd> fitted = study.buying().get();
    BgNbd model = fitted.model();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "By maximum likelihood; in weeks, purchases on one day count once (Fader, Hardie and Lee"
            + " 2005).");
    study
        .trial()
        .purchaseDays()
        .ifPresent(
            days ->
                sentences.add(
                    "Held out: it expected "
                        + Figures.decimal(days.expected(), 1)
                        + " purchase days, and "
                        + Figures.count(days.came())
                        + " came."));
    settled(fitted).ifPresent(sentences::add);
    return new Section(title, sentences, List.of(), List.of())
        .table(
            List.of("customers", "r", "alpha", "a", "b", "log-likelihood"),
            List.of(
                List.of(
                    Figures.count(fitted.customers()),
                    Figures.parameter(model.r()),
                    Figures.parameter(model.alpha()),
                    Figures.parameter(model.a()),
                    Figures.parameter(model.b()),
                    Figures.decimal(fitted.logLikelihood(), 1))));
  }

  private Section spending() {
    String title = "What customers spend on a purchase day: Gamma-Gamma";
    if (study.spending().isEmpty()) {
      return Section.of(title, "Too few customers bought again for an amount to fit it.");
    }
    Fitted<GammaGamma> fitted = study.spending().get();
    GammaGamma model = fitted.model();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "By maximum likelihood, in "
            + currency
            + ", of those who bought again for an amount (Fader and Hardie 2013).");
    settled(fitted).ifPresent(sentences::add);
    return new Section(title, sentences, List.of(), List.of())
        .table(
            List.of("customers", "p", "q", "gamma", "log-likelihood", "mean spend"),
            List.of(
                List.of(
                    Figures.count(fitted.customers()),
                    Figures.parameter(model.p()),
                    Figures.parameter(model.q()),
                    Figures.parameter(model.gamma()),
                    Figures.decimal(fitted.logLikelihood(), 1),
                    Figures.decimal(model.meanSpend(), 2))));
  }

  private static Optional<String> settled(Fitted<?> fitted) {
    return fitted.settled()
        ? Optional.empty()
        : Optional.of(
            "Beware: these customers do not settle all parameters; some lie at the bound of the"
                + " search. What is expected of customers may still be right, single parameters"
                + " mean nothing.");
  }

  private Section worth() {
    String title = "What the base is worth within the next " + Figures.span(study.horizonMs());
    return study
        .worth()
        .map(
            worth ->
                Section.of(
                    title,
                    "Of "
                        + Figures.count(worth.customers())
                        + " customers "
                        + Figures.decimal(worth.alive(), 1)
                        + " are expected to be alive by P(alive), which is 1 for everybody who"
                        + " bought once.",
                    "Expected: "
                        + Figures.decimal(worth.purchaseDays(), 1)
                        + " purchase days, worth "
                        + money(worth.minor())
                        + "."))
        .orElseGet(
            () -> Section.of(title, "Unknown: it takes both BG/NBD and Gamma-Gamma to tell."));
  }

  private String money(double minor) {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    return Figures.decimal(minor / Math.pow(10, digits), digits) + " " + currency;
  }

  private static String at(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }

  private static String day(long ms) {
    return at(ms).substring(0, 10);
  }
}
