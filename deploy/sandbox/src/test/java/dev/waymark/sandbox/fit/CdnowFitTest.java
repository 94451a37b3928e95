package dev.waymark.sandbox.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.BuyingHistory;
import dev.waymark.fit.Fitted;
import dev.waymark.fit.Likelihood;
import dev.waymark.sandbox.replay.ReferenceData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published figures of CDNOW come out again, from the events and from the summary. */
class CdnowFitTest {

  @TempDir private Path folder;

  @Test
  void the_events_give_the_published_parameters() {
    String said = fit("1997-10-01T00:00:00Z", "90d");
    assertThat(row(said, "customers  r "))
        .extracting(cell -> cell.replace(",", ""))
        .satisfiesExactly(
            customers -> assertThat(customers).isEqualTo("2357"),
            r -> assertThat(Double.parseDouble(r)).isCloseTo(0.243, within(5e-4)),
            alpha -> assertThat(Double.parseDouble(alpha)).isCloseTo(4.414, within(5e-4)),
            a -> assertThat(Double.parseDouble(a)).isCloseTo(0.793, within(5e-4)),
            b -> assertThat(Double.parseDouble(b)).isCloseTo(2.426, within(5e-4)),
            likelihood -> assertThat(likelihood).isEqualTo("-9582.4"));
    assertThat(row(said, "customers  p ").subList(0, 4))
        .satisfiesExactly(
            customers -> assertThat(customers).isEqualTo("946"),
            p -> assertThat(Double.parseDouble(p)).isCloseTo(6.25, within(5e-3)),
            q -> assertThat(Double.parseDouble(q)).isCloseTo(3.74, within(5e-3)),
            gamma -> assertThat(Double.parseDouble(gamma)).isCloseTo(15.44, within(5e-3)));
  }

  @Test
  void the_published_summary_gives_the_published_parameters() {
    Path summary =
        ReferenceData.events("cdnow_sample").resolveSibling("cdnow_customers_summary.csv");
    List<BuyingHistory> histories =
        ReferenceData.rows(summary).stream().map(CdnowFitTest::history).toList();
    Fitted<BgNbd> fitted = Likelihood.bgNbd(histories).orElseThrow();
    assertThat(fitted.logLikelihood()).isCloseTo(-9582.4, within(0.05));
    assertThat(fitted.model().r()).isCloseTo(0.243, within(5e-4));
    assertThat(fitted.model().alpha()).isCloseTo(4.414, within(5e-4));
    assertThat(fitted.model().a()).isCloseTo(0.793, within(5e-4));
    assertThat(fitted.model().b()).isCloseTo(2.426, within(5e-4));
  }

  @Test
  void held_out_the_risk_ranks_better_than_the_best_simple_rule() {
    String said = fit("1997-12-27T00:00:00Z", "180d");
    List<String> fitted = row(said, "fitted weights", 0);
    assertThat(Double.parseDouble(fitted.get(1))).isGreaterThanOrEqualTo(0.740);
    assertThat(said).contains("The fitted weights beat the base rate and the shipped weights.");
  }

  private String fit(String until, String horizon) {
    String file = ReferenceData.events("cdnow_sample").toString();
    Command fit =
        Command.run(
            "fit",
            "--from",
            file,
            "--until",
            until,
            "--horizon",
            horizon,
            "--out",
            folder.toString());
    assertThat(fit.code()).as(fit.said()).isZero();
    return fit.said();
  }

  private static List<String> row(String said, String heading) {
    return row(said, heading, 1);
  }

  /** The cells of the line so many lines after the one that begins so. */
  private static List<String> row(String said, String begins, int after) {
    Matcher line =
        Pattern.compile("(?m)^ *" + Pattern.quote(begins) + ".*$" + "\\R^.*$".repeat(after))
            .matcher(said);
    assertThat(line.find()).as(begins).isTrue();
    List<String> lines = line.group().lines().toList();
    return List.of(lines.get(after).strip().split(" {2,}"));
  }

  private static BuyingHistory history(Map<String, String> row) {
    return new BuyingHistory(
        Integer.parseInt(row.getOrDefault("frequency", "")),
        Double.parseDouble(row.getOrDefault("recency", "")),
        Double.parseDouble(row.getOrDefault("T", "")));
  }
}
