package dev.waymark.replay.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A course as an SVG whose colours the page gives, with the same numbers as a table below it. */
final class LineChart {

  private static final int WIDTH = 560;
  private static final int HEIGHT = 220;
  private static final int LEFT = 56;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 26;
  private static final int LABELS = 5;
  private static final int DOTS_AT_MOST = 40;

  private final Course course;
  private final Numbers numbers;
  private final List<Map.Entry<Long, Both<Long>>> points;
  private final long least;
  private final long most;
  private final long step;

  LineChart(Course course, Numbers numbers) {
    this.course = course;
    this.numbers = numbers;
    this.points = new ArrayList<>(course.counts().entrySet());
    long low = 0;
    long high = 1;
    for (Both<Long> count : course.counts().values()) {
      low = Math.min(low, Math.min(count.baseline(), count.candidate()));
      high = Math.max(high, Math.max(count.baseline(), count.candidate()));
    }
    step = step(high - low);
    least = Math.floorDiv(low, step) * step;
    most = -Math.floorDiv(-high, step) * step;
  }

  /** A round number so that there are about four lines. */
  private static long step(long span) {
    long ten = 1;
    while (ten * 10 <= span) {
      ten *= 10;
    }
    for (long each : new long[] {ten / 5, ten / 2, ten, 2 * ten, 5 * ten}) {
      if (each >= 1 && span <= 5 * each) {
        return each;
      }
    }
    return 10 * ten;
  }

  String html() {
    String name = Markup.words(course.kpi().label());
    return "<figure><figcaption>"
        + Markup.escaped(name)
        + "<small>"
        + Markup.escaped(course.kpi().counts() + ", by " + course.grain().label())
        + "</small></figcaption>\n"
        + svg(name)
        + Markup.folded("As a table", table(name))
        + "</figure>\n";
  }

  private String svg(String name) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(WIDTH, HEIGHT, Markup.escaped(sentence(name))));
    for (long value = least; value <= most; value += step) {
      svg.append(
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/><text x=\"%d\" y=\"%s\" dy=\"4\" text-anchor=\"end\">%s</text>\n"
              .formatted(LEFT, WIDTH - RIGHT, y(value), y(value), LEFT - 8, y(value), axis(value)));
    }
    dates(svg);
    svg.append("<path class=\"between\" d=\"").append(between()).append("\"/>\n");
    line(Side.BASELINE, "base", svg);
    line(Side.CANDIDATE, "cand", svg);
    return svg.append("</svg>\n").toString();
  }

  private String sentence(String name) {
    long was = 0;
    long is = 0;
    for (Both<Long> count : course.counts().values()) {
      was = Math.max(was, count.baseline());
      is = Math.max(is, count.candidate());
    }
    return "%s from %s to %s: at most %s by the baseline, %s by the candidate; the table below has all"
        .formatted(
            name,
            Markup.day(points.get(0).getKey()),
            Markup.day(points.get(points.size() - 1).getKey()),
            numbers.count(was),
            numbers.count(is));
  }

  private String axis(long value) {
    if (step >= 1_000_000) {
      return value / 1_000_000 + "M";
    }
    return step >= 1_000 ? value / 1_000 + "k" : numbers.count(value);
  }

  private void dates(StringBuilder svg) {
    int last = points.size() - 1;
    int labels = Math.min(LABELS, points.size());
    for (int i = 0; i < labels; i++) {
      int at = labels == 1 ? 0 : i * last / (labels - 1);
      String anchor = i == 0 ? "start" : i == labels - 1 ? "end" : "middle";
      svg.append(
          "<text x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
              .formatted(x(at), HEIGHT - 6, anchor, Markup.day(points.get(at).getKey())));
    }
  }

  private String between() {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      path.append(i == 0 ? "M" : "L").append(at(i, Side.BASELINE));
    }
    for (int i = points.size() - 1; i >= 0; i--) {
      path.append("L").append(at(i, Side.CANDIDATE));
    }
    return path.append("Z").toString();
  }

  private void line(Side side, String style, StringBuilder svg) {
    svg.append("<polyline class=\"").append(style).append("\" points=\"");
    for (int i = 0; i < points.size(); i++) {
      svg.append(i == 0 ? "" : " ").append(at(i, side));
    }
    svg.append("\"/>\n");
    for (int i = 0; i < points.size() && points.size() <= DOTS_AT_MOST; i++) {
      Map.Entry<Long, Both<Long>> point = points.get(i);
      svg.append(
          "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"2\"><title>%s: %s</title></circle>\n"
              .formatted(
                  style,
                  x(i),
                  y(point.getValue().of(side)),
                  Markup.day(point.getKey()),
                  numbers.count(point.getValue().of(side))));
    }
  }

  private String at(int index, Side side) {
    return x(index) + "," + y(points.get(index).getValue().of(side));
  }

  private String x(int index) {
    double share = points.size() == 1 ? 0.5 : (double) index / (points.size() - 1);
    return pixels(LEFT + share * (WIDTH - LEFT - RIGHT));
  }

  private String y(long value) {
    double share = (double) (value - least) / (most - least);
    return pixels(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM));
  }

  private static String pixels(double at) {
    return String.format(Locale.ROOT, "%.1f", at);
  }

  private String table(String name) {
    return Markup.table(
        name,
        List.of("window", "baseline", "candidate", "difference"),
        points.stream()
            .map(
                point ->
                    List.of(
                        Markup.Cell.text(Markup.day(point.getKey())),
                        Markup.Cell.number(numbers.count(point.getValue().baseline())),
                        Markup.Cell.number(numbers.count(point.getValue().candidate())),
                        Markup.Cell.number(
                            numbers.more(
                                point.getValue().candidate() - point.getValue().baseline()))))
            .toList());
  }
}
