package dev.waymark.wire.state;

import dev.waymark.domain.churn.Case;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Friction;
import dev.waymark.domain.churn.Grievance;
import dev.waymark.domain.churn.LastContact;
import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.domain.churn.Signal;
import dev.waymark.domain.churn.WindowContact;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Reason;

/** The bytes of what went wrong: most customers have none, and then it is zeros. */
final class FrictionCodec {

  private FrictionCodec() {}

  static void write(Sink sink, Friction friction, long nowMs) {
    sink.size(friction.signals().size());
    for (Signal signal : friction.signals()) {
      sink.code(signal.finding()).moment(signal.atMs(), nowMs).text(signal.eventId());
    }
    sink.size(friction.cases().size());
    for (Case open : friction.cases()) {
      sink.text(open.contactId()).moment(open.openedMs(), nowMs).text(open.eventId());
      sink.code(open.reason()).flag(open.complaint()).flag(open.leaving());
      sink.flag(open.answered()).flag(open.repeated());
    }
    OrdersCodec.write(sink, friction.orders(), nowMs);
    sink.size(friction.contacts().size());
    for (LastContact last : friction.contacts()) {
      sink.code(last.reason()).moment(last.atMs(), nowMs).text(last.contactId());
      sink.flag(last.resolvedMs() != 0);
      if (last.resolvedMs() != 0) {
        sink.moment(last.resolvedMs(), nowMs);
      }
    }
    sink.size(friction.grievances().size());
    for (Grievance open : friction.grievances()) {
      sink.moment(open.atMs(), nowMs).code(open.reason());
    }
  }

  static Friction read(Source source, long nowMs) {
    return new Friction(
        source.list(item -> new Signal(item.code(Finding.class), item.moment(nowMs), item.text())),
        source.list(
            item ->
                new Case(
                    item.text(),
                    item.moment(nowMs),
                    item.text(),
                    item.code(Reason.class),
                    item.flag(),
                    item.flag(),
                    item.flag(),
                    item.flag())),
        OrdersCodec.read(source, nowMs),
        source.list(
            item ->
                new LastContact(
                    item.code(Reason.class),
                    item.moment(nowMs),
                    item.text(),
                    item.flag() ? item.moment(nowMs) : 0)),
        source.list(item -> new Grievance(item.moment(nowMs), item.code(Reason.class))));
  }

  static void window(Sink sink, SaveWindow window, long nowMs) {
    sink.text(window.windowId()).moment(window.openedMs(), nowMs);
    sink.moment(window.countedMs(), nowMs).code(window.cause());
    sink.number(window.valueAtOpening()).moment(window.lastSignalMs(), nowMs);
    sink.flag(window.unanswered()).size(window.evidence().size());
    window.evidence().forEach(sink::text);
    sink.size(window.contacts().size());
    for (WindowContact said : window.contacts()) {
      sink.text(said.eventId()).moment(said.atMs(), nowMs).code(said.kind());
      sink.code(said.reason()).text(said.contactId()).number(said.answeredMs());
    }
  }

  static SaveWindow window(Source source, long nowMs) {
    return new SaveWindow(
        source.text(),
        source.moment(nowMs),
        source.moment(nowMs),
        source.code(Finding.class),
        source.number(),
        source.moment(nowMs),
        source.flag(),
        source.list(Source::text),
        source.list(
            item ->
                new WindowContact(
                    item.text(),
                    item.moment(nowMs),
                    item.code(EventKind.class),
                    item.code(Reason.class),
                    item.text(),
                    item.number())));
  }
}
