package dev.waymark.sandbox.fit;

import dev.waymark.fit.Decile;
import dev.waymark.fit.Quality;
import dev.waymark.fit.Trial;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Predicted against observed shares, decile by decile, as an SVG whose colours the page gives. On
 * the dashed line, what was said is what came.
 *
 * @param least where both axes begin
 * @param most where both axes end
 */
record CalibrationPlot(double least, double most) {

  private static final int SIZE = 440;
  private static final int MARGIN = 56;
  private static final double TICK = 0.1;

  /** The plot of a trial. */
  static String of(Trial trial) {
    List<Decile> all =
        Stream.concat(trial.shipped().stream(), trial.fitted().stream())
            .flatMap(quality -> quality.deciles().stream())
            .toList();
    double lowest = shares(all).min().orElse(0);
    double highest = shares(all).max().orElse(1);
    CalibrationPlot plot =
        new CalibrationPlot(
            Math.floor(lowest / TICK) * TICK, Math.min(1, Math.ceil(highest / TICK) * TICK));
    return plot.svg(trial);
  }

  private static java.util.stream.DoubleStream shares(List<Decile> all) {
    return all.stream()
        .flatMapToDouble(one -> java.util.stream.DoubleStream.of(one.predicted(), one.observed()));
  }

  private String svg(Trial trial) {
    return """
        <svg viewBox="0 0 %d %d" role="img" aria-label="Calibration: predicted against observed share of customers who did not buy">
        %s<line class="ideal" x1="%s" y1="%s" x2="%s" y2="%s"/>
        %s%s<text class="axis" x="%d" y="%d" text-anchor="middle">predicted risk</text>
        <text class="axis" transform="translate(14 %d) rotate(-90)" text-anchor="middle">observed share</text>
        </svg>
        """
        .formatted(
            SIZE,
            SIZE,
            grid(),
            x(least),
            y(least),
            x(most),
            y(most),
            trial.shipped().map(quality -> series("shipped", quality)).orElse(""),
            trial.fitted().map(quality -> series("fitted", quality)).orElse(""),
            SIZE / 2 + MARGIN / 4,
            SIZE - 8,
            SIZE / 2);
  }

  private String grid() {
    StringBuilder grid = new StringBuilder();
    int ticks = Math.max(1, (int) Math.round((most - least) / TICK));
    for (int i = 0; i <= ticks; i++) {
      double share = least + (most - least) * i / ticks;
      String label = Math.round(100 * share) + "%";
      grid.append(line(x(share), y(least), x(share), y(most)))
          .append(line(x(least), y(share), x(most), y(share)))
          .append(label(x(share), number(SIZE - MARGIN + 18), "middle", label))
          .append(label(number(MARGIN - 8), y(share), "end", label));
    }
    return grid.toString();
  }

  private static String line(String x1, String y1, String x2, String y2) {
    return "<line class=\"grid\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
        .formatted(x1, y1, x2, y2);
  }

  private static String label(String x, String y, String anchor, String text) {
    return "<text x=\"%s\" y=\"%s\" dy=\"4\" text-anchor=\"%s\">%s</text>\n"
        .formatted(x, y, anchor, text);
  }

  private String series(String name, Quality quality) {
    String points =
        quality.deciles().stream()
            .map(decile -> x(decile.predicted()) + "," + y(decile.observed()))
            .collect(Collectors.joining(" "));
    String dots = quality.deciles().stream().map(this::dot).collect(Collectors.joining());
    return "<g class=\"%s\"><polyline points=\"%s\"/>\n%s</g>\n".formatted(name, points, dots);
  }

  private String dot(Decile decile) {
    return "<circle cx=\"%s\" cy=\"%s\" r=\"4\"><title>predicted %s, observed %s, %s customers</title></circle>\n"
        .formatted(
            x(decile.predicted()),
            y(decile.observed()),
            Figures.percent(decile.predicted()),
            Figures.percent(decile.observed()),
            Figures.count(decile.customers()));
  }

  private String x(double share) {
    return number(MARGIN + along(share) * (SIZE - 2 * MARGIN));
  }

  private String y(double share) {
    return number(SIZE - MARGIN - along(share) * (SIZE - 2 * MARGIN));
  }

  private double along(double share) {
    return most > least ? (share - least) / (most - least) : 0.5;
  }

  private static String number(double pixels) {
    return String.format(Locale.ROOT, "%.1f", pixels);
  }
}
