package dev.waymark.domain.kit;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.rules.Lifecycle;
import dev.waymark.domain.rules.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * The definitions, word by word, over the plain list of events: slow, without state, and without a
 * line in common with the domain. It looks at everything anew for every question.
 *
 * @param events in the order in which they happened
 */
public record Naive(Rules rules, List<Event> events) {

  /** A customer won back, lapsed or lost: what, when, why, and their value at the last purchase. */
  public record Turn(String what, long atMs, String cause, long value) {}

  public static Naive of(History history) {
    return new Naive(history.rules(), history.events());
  }

  /** Only what happened up to and including a moment. */
  public Naive upTo(long ms) {
    return new Naive(rules, events.stream().filter(event -> event.occurredAtMs() <= ms).toList());
  }

  /** The lifecycle stage at a moment, everything that happens then included. */
  public String stage(long atMs) {
    return upTo(atMs).stageAfterAll(atMs);
  }

  private String stageAfterAll(long atMs) {
    List<Integer> bought = purchases();
    if (events.isEmpty()) {
      return "NONE";
    }
    if (bought.isEmpty()) {
      return "PROSPECT";
    }
    int last = bought.get(bought.size() - 1);
    long silentMs = atMs - timeOf(last);
    if (leftAfter(last) || silentMs >= rules.lifecycle().lostAfterMs()) {
      return "LOST";
    }
    if (silentMs >= lapseAfterMs(bought)) {
      return "LAPSED";
    }
    return bought.size() == 1 && silentMs < rules.lifecycle().newForMs() ? "NEW" : "ACTIVE";
  }

  /** Whether there is an explicit leave that no later purchase has undone. */
  private boolean leftAfter(int last) {
    for (int i = last + 1; i < events.size(); i++) {
      if (isLeave(i)) {
        return true;
      }
    }
    return false;
  }

  /** How long after the last of these purchases the customer lapses. */
  private long lapseAfterMs(List<Integer> bought) {
    Lifecycle lifecycle = rules.lifecycle();
    int last = bought.get(bought.size() - 1);
    int gaps = bought.size() - 1;
    if (lifecycle.personal().isPresent() && gaps >= 2) {
      Lifecycle.PersonalLapse own = lifecycle.personal().get();
      long meanMs = (timeOf(last) - timeOf(bought.get(0))) / gaps;
      return Math.min(Math.max((long) (own.factor() * meanMs), own.minMs()), own.maxMs());
    }
    String segment = upToIndex(last).segment(timeOf(last));
    return lifecycle.lapseAfterBySegmentMs().getOrDefault(segment, lifecycle.lapseAfterMs());
  }

  /** The sum of purchases within the value window that ends at a moment, that moment included. */
  public long trailingValue(long atMs) {
    return recent(atMs).stream().mapToLong(purchase -> purchase.amount().minor()).sum();
  }

  /** The value segment at a moment. */
  public String segment(long atMs) {
    if (recent(atMs).isEmpty()) {
      return "NONE";
    }
    String segment = "";
    for (int band = 0; band < rules.value().names().size(); band++) {
      if (trailingValue(atMs) >= rules.value().boundsMinor().get(band)) {
        segment = rules.value().names().get(band);
      }
    }
    return segment;
  }

  private List<Purchase> recent(long atMs) {
    return purchases().stream()
        .map(i -> (Purchase) events.get(i))
        .filter(purchase -> purchase.occurredAtMs() <= atMs)
        .filter(purchase -> purchase.occurredAtMs() > atMs - rules.value().windowMs())
        .toList();
  }

  /** Every lapse, loss and reactivation up to and including a moment, in their order. */
  public List<Turn> turns(long untilMs) {
    List<Turn> turns = new ArrayList<>();
    List<Integer> bought = purchases();
    for (int n = 0; n < bought.size(); n++) {
      boolean isLast = n + 1 == bought.size();
      int next = isLast ? events.size() : bought.get(n + 1);
      long endMs = isLast ? untilMs : timeOf(next);
      List<Turn> silence = silenceAfter(bought.subList(0, n + 1), next, endMs);
      turns.addAll(silence);
      if (!isLast && !silence.isEmpty()) {
        Turn gone = silence.get(silence.size() - 1);
        turns.add(new Turn("REACTIVATIONS", endMs, gone.cause, gone.value));
      }
    }
    return turns;
  }

  /** What becomes of a customer between one purchase and the next. */
  private List<Turn> silenceAfter(List<Integer> bought, int next, long endMs) {
    int last = bought.get(bought.size() - 1);
    long value = upToIndex(last).trailingValue(timeOf(last));
    long lapseMs = timeOf(last) + lapseAfterMs(bought);
    long lossMs = timeOf(last) + rules.lifecycle().lostAfterMs();
    long leaveMs = Long.MAX_VALUE;
    for (int i = next - 1; i > last; i--) {
      leaveMs = isLeave(i) ? timeOf(i) : leaveMs;
    }
    List<Turn> turns = new ArrayList<>();
    if (lapseMs <= endMs && lapseMs <= leaveMs) {
      turns.add(new Turn("LAPSES", lapseMs, "SILENCE", value));
    }
    if (lossMs <= endMs && lossMs <= leaveMs) {
      turns.add(new Turn("LOSSES", lossMs, "SILENCE", value));
    } else if (leaveMs <= endMs) {
      turns.add(new Turn("LOSSES", leaveMs, "LEAVE", value));
    }
    return turns;
  }

  /**
   * Whether an event is an explicit leave: a case with leave intent resolved, and no purchase since
   * it opened. A case that nobody saw open counts when its reason is CANCELLATION and there was no
   * purchase since the customer last asked for one.
   */
  private boolean isLeave(int index) {
    if (!(events.get(index) instanceof SupportContact end)
        || end.step() != SupportContact.Step.RESOLVED) {
      return false;
    }
    int opened = -1;
    int asked = -1;
    for (int i = 0; i < index; i++) {
      if (events.get(i) instanceof SupportContact said) {
        boolean opens = isOpening(said);
        if (opens && said.reason() == Reason.CANCELLATION) {
          asked = i;
        }
        if (nameOf(said).equals(nameOf(end))) {
          opened = opens ? i : said.step() == SupportContact.Step.RESOLVED ? -1 : opened;
        }
      }
    }
    if (opened < 0) {
      return end.reason() == Reason.CANCELLATION && !(asked >= 0 && boughtSince(asked, index));
    }
    SupportContact opening = (SupportContact) events.get(opened);
    boolean leaving = opening.leaving() || opening.reason() == Reason.CANCELLATION;
    return leaving && !boughtSince(opened, index);
  }

  private static boolean isOpening(SupportContact said) {
    return said.step() == SupportContact.Step.OPENED || said.step() == SupportContact.Step.REOPENED;
  }

  private static String nameOf(SupportContact said) {
    return said.contactId().isEmpty() ? said.eventId() : said.contactId();
  }

  private boolean boughtSince(int opened, int before) {
    return purchases().stream().anyMatch(i -> i < before && timeOf(i) >= timeOf(opened));
  }

  private Naive upToIndex(int last) {
    return new Naive(rules, events.subList(0, last + 1));
  }

  private List<Integer> purchases() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof Purchase purchase && purchase.step() == Purchase.Step.PLACED) {
        all.add(i);
      }
    }
    return all;
  }

  private long timeOf(int index) {
    return events.get(index).occurredAtMs();
  }
}
