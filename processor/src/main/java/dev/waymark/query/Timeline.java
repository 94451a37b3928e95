package dev.waymark.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.journey.Moment;
import dev.waymark.stream.Past;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a customer came to where they stand, as JSON: what they did, and what came of it. */
final class Timeline {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Timeline() {}

  /** The oldest first; of one moment what was done comes before what came of it. */
  static ObjectNode json(Past past) {
    List<Entry> entries = new ArrayList<>();
    past.events().forEach(event -> entries.add(entry(event)));
    past.moments().forEach(moment -> entries.add(entry(moment)));
    entries.sort(Comparator.comparingLong(Entry::atMs));
    ArrayNode list = JSON.arrayNode();
    entries.forEach(entry -> list.add(entry.json()));
    ObjectNode timeline = JSON.objectNode();
    timeline.put("began", past.beganMs());
    timeline.put("kept_from", past.keptFromMs());
    timeline.set("entries", list);
    return timeline;
  }

  private static Entry entry(Event event) {
    if (event instanceof Purchase purchase) {
      return new Entry(
          event.occurredAtMs(),
          "purchase",
          "order " + words(purchase.step()),
          texts(
              purchase.category(),
              reason(purchase.reason()),
              event.origin().channel(),
              event.origin().campaign()),
          purchase.amount().minor());
    }
    if (event instanceof SupportContact contact) {
      String leaving = contact.leaving() ? "says they will leave" : "";
      return new Entry(
          event.occurredAtMs(),
          "contact",
          "support case " + words(contact.step()),
          texts(reason(contact.reason()), event.origin().channel(), leaving),
          0);
    }
    if (event instanceof SocialMention mention) {
      String leaving = mention.leaving() ? "says they will leave" : "";
      return new Entry(
          event.occurredAtMs(),
          "mention",
          mention.sentiment().tone() + " mention",
          texts(mention.network(), reason(mention.reason()), leaving),
          0);
    }
    AppInstall install = (AppInstall) event;
    return new Entry(
        event.occurredAtMs(),
        "install",
        "app " + words(install.step()),
        texts(install.platform(), event.origin().channel()),
        0);
  }

  private static Entry entry(Moment moment) {
    if (moment instanceof Moment.StageChanged changed) {
      return new Entry(
          changed.atMs(),
          "stage",
          "becomes " + changed.to(),
          words(changed.cause()),
          changed.value());
    }
    if (moment instanceof Moment.AlertMoved moved) {
      String score =
          String.format(Locale.ROOT, "%s, risk %.0f of 100", moved.band(), moved.risk().score());
      return new Entry(
          moved.atMs(),
          "alert",
          "churn alert " + words(moved.step()),
          texts(words(moved.cause()), score, moved.end().map(Timeline::words).orElse("")),
          moved.value());
    }
    if (moment instanceof Moment.Introduced introduced) {
      return new Entry(
          introduced.atMs(), "friend", "was brought by " + introduced.referrer(), "", 0);
    }
    Moment.WindowMoved moved = (Moment.WindowMoved) moment;
    return new Entry(
        moved.atMs(),
        "save-window",
        "save window " + words(moved.step()),
        texts(words(moved.window().cause()), moved.window().unanswered() ? "unanswered" : ""),
        moved.window().valueAtOpening());
  }

  private static String reason(Reason reason) {
    return reason == Reason.NONE ? "" : words(reason);
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String texts(String... texts) {
    return Stream.of(texts).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
  }

  /**
   * One line.
   *
   * @param amount minor units, 0 where there is none
   */
  private record Entry(long atMs, String kind, String what, String why, long amount) {

    ObjectNode json() {
      return JSON.objectNode()
          .put("at", atMs)
          .put("kind", kind)
          .put("what", what)
          .put("why", why)
          .put("amount", amount);
    }
  }
}
