package dev.waymark.replay.whatif;

import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moment.AlertMoved;
import dev.waymark.domain.journey.Moment.WindowMoved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts and the save windows in what was told of one customer, in the order they began. */
final class Episodes {

  private Episodes() {}

  static List<Episode> alerts(List<Moment> told) {
    Map<String, List<AlertMoved>> lives = new LinkedHashMap<>();
    for (Moment moment : told) {
      if (moment instanceof AlertMoved step) {
        lives.computeIfAbsent(step.alertId(), id -> new ArrayList<>(4)).add(step);
      }
    }
    return lives.values().stream().map(Episodes::alert).toList();
  }

  private static Episode alert(List<AlertMoved> life) {
    AlertMoved first = life.get(0);
    AlertMoved last = life.get(life.size() - 1);
    Band highest = first.band();
    List<String> steps = new ArrayList<>(life.size());
    for (AlertMoved step : life) {
      highest = step.band().compareTo(highest) > 0 ? step.band() : highest;
      steps.add(step.step() + " " + step.atMs() + " " + step.band());
    }
    return new Episode(
        first.alertId(),
        first.raisedMs(),
        last.end().isPresent() ? last.atMs() : Long.MAX_VALUE,
        first.cause().name(),
        highest.name(),
        last.end().map(Enum::name).orElse(Episode.OPEN),
        first.value(),
        steps);
  }

  static List<Episode> windows(List<Moment> told) {
    Map<String, List<WindowMoved>> lives = new LinkedHashMap<>();
    for (Moment moment : told) {
      if (moment instanceof WindowMoved step) {
        lives.computeIfAbsent(step.window().windowId(), id -> new ArrayList<>(4)).add(step);
      }
    }
    return lives.values().stream().map(Episodes::window).toList();
  }

  private static Episode window(List<WindowMoved> life) {
    WindowMoved first = life.get(0);
    WindowMoved last = life.get(life.size() - 1);
    boolean closed = last.step() == WindowStep.SAVED || last.step() == WindowStep.LOST;
    return new Episode(
        first.window().windowId(),
        first.window().openedMs(),
        closed ? last.atMs() : Long.MAX_VALUE,
        first.window().cause().name(),
        "",
        closed ? last.step().name() : Episode.OPEN,
        first.window().valueAtOpening(),
        life.stream().map(step -> step.step() + " " + step.atMs()).toList());
  }
}
