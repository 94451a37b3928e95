package dev.waymark.domain.journey;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.journey.Arrival.Install;
import dev.waymark.domain.journey.Arrival.TouchAt;
import dev.waymark.domain.journey.Friends.Friend;
import dev.waymark.domain.kpi.Buckets;
import dev.waymark.domain.kpi.Kpi;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What brings somebody, up to their first purchase, and what is installed. */
final class Arriving {

  private static final long DAY_MS = 86_400_000L;
  private static final long REINSTALL_WITHIN_MS = 90 * DAY_MS;

  private final Walk walk;

  Arriving(Walk walk) {
    this.walk = walk;
  }

  /** Takes note of an event that may be a touch; after the first purchase none is. */
  void notice(Event event) {
    if (walk.purchases.any()) {
      return;
    }
    Touch touch = Touch.of(event);
    if (touch == Touch.UNATTRIBUTED) {
      return;
    }
    if (walk.firstTouch == Touch.UNATTRIBUTED) {
      begin(event, touch);
    } else {
      walk.arrival = walk.arrival.with(touch, walk.momentMs);
    }
    String dimensions = "channel=" + walk.rules.channel(event) + ";kind=" + touch;
    walk.out.add(Kpi.TOUCHES, dimensions, walk.momentMs, 1, 0);
  }

  private void begin(Event event, Touch touch) {
    String from =
        "campaign=" + walk.rules.campaign(event) + ";channel=" + walk.rules.channel(event);
    walk.firstTouch = touch;
    walk.arrival = walk.arrival.begun(from, touch, walk.momentMs);
    convert(from, false, walk.momentMs, 1, 0);
  }

  /** Counts somebody where their first touch was, by whether they have bought since. */
  private void convert(String from, boolean converted, long firstMs, int count, long minor) {
    String dimensions = from + ";converted=" + (converted ? "yes" : "no");
    walk.out.add(Kpi.CONVERSION, dimensions, firstMs, count, minor);
  }

  void take(AppInstall install) {
    Kpi kpi = install.step() == AppInstall.Step.UNINSTALLED ? Kpi.UNINSTALLS : installed(install);
    walk.out.add(kpi, "channel=" + walk.rules.channel(install), walk.momentMs, 1, 0);
  }

  private Kpi installed(AppInstall install) {
    String device = device(install);
    boolean again =
        walk.arrival.installs().stream()
            .anyMatch(
                last ->
                    last.device().equals(device)
                        && walk.momentMs - last.atMs() <= REINSTALL_WITHIN_MS);
    walk.arrival = walk.arrival.with(new Install(device, walk.momentMs));
    return again ? Kpi.REINSTALLS : Kpi.INSTALLS;
  }

  private static String device(AppInstall install) {
    for (Identifier identifier : install.origin().identifiers()) {
      if (identifier.type() == IdentifierType.DEVICE) {
        return identifier.value();
      }
    }
    return "";
  }

  /** The first purchase: who is to be thanked for it. */
  void arrive(Purchase purchase) {
    long minor = purchase.amount().minor();
    String dimensions = "bucket=" + bucket() + ";first_touch=" + walk.firstTouch;
    walk.out.add(Kpi.TIME_TO_FIRST_PURCHASE, dimensions, walk.momentMs, 1, 0);
    if (walk.firstTouch == Touch.UNATTRIBUTED) {
      convert("campaign=none;channel=none", true, walk.momentMs, 1, minor);
    } else {
      convert(walk.arrival.origin(), false, walk.arrival.firstTouchMs(), -1, 0);
      convert(walk.arrival.origin(), true, walk.arrival.firstTouchMs(), 1, minor);
    }
    walk.acquisition = new Acquisition(walk.arrival.touches(), credit(minor));
    String referrer = purchase.origin().referrer();
    if (!referrer.isEmpty() && !referrer.equals(walk.customer)) {
      Friend friend = new Friend(walk.momentMs, purchase.eventId(), minor);
      walk.out.add(new Moment.Introduced(walk.momentMs, referrer, friend));
    }
    walk.arrival = walk.arrival.arrived();
  }

  private String bucket() {
    if (walk.firstTouch == Touch.UNATTRIBUTED) {
      return "none";
    }
    return Buckets.of(walk.momentMs - walk.arrival.firstTouchMs());
  }

  private List<Credit> credit(long minor) {
    List<Credit> credits = new ArrayList<>();
    long fromMs = walk.momentMs - walk.rules.lookbackMs();
    List<TouchAt> touches =
        walk.arrival.touches().stream().filter(touch -> touch.atMs() >= fromMs).toList();
    for (Attribution model : Attribution.values()) {
      Map<Touch, long[]> parts = new EnumMap<>(Touch.class);
      if (touches.isEmpty()) {
        parts.put(Touch.UNATTRIBUTED, new long[] {1, minor});
      } else {
        share(model, touches, minor, parts);
      }
      parts.forEach(
          (touch, part) -> {
            String dimensions = "model=" + model + ";touch=" + touch;
            walk.out.add(Kpi.ATTRIBUTED, dimensions, walk.momentMs, part[0], part[1]);
            credits.add(new Credit(model, touch, part[1]));
          });
    }
    return credits;
  }

  private void share(
      Attribution model, List<TouchAt> touches, long minor, Map<Touch, long[]> parts) {
    long[] credits = model.credits(touches, minor, walk.momentMs);
    for (int i = 0; i < credits.length; i++) {
      long[] part = parts.computeIfAbsent(touches.get(i).touch(), touch -> new long[2]);
      part[0] += i == model.firstCredited(touches) ? 1 : 0;
      part[1] += credits[i];
    }
  }
}
