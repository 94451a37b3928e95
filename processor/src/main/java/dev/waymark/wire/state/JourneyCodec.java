package dev.waymark.wire.state;

import dev.waymark.domain.churn.Alert;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Foretold;
import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.domain.journey.Arrival;
import dev.waymark.domain.journey.Arrival.Install;
import dev.waymark.domain.journey.Arrival.TouchAt;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Purchases;
import dev.waymark.domain.journey.Spend;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.journey.StageCause;
import dev.waymark.domain.journey.Touch;
import dev.waymark.domain.kpi.Sum;
import java.util.List;
import java.util.Optional;

/** The bytes of journeys. Moments are written as distances from the journey's own. */
public final class JourneyCodec {

  private static final int VERSION = 1;
  private static final long NEVER = Long.MAX_VALUE;

  private JourneyCodec() {}

  public static byte[] write(Stored stored) {
    Journey journey = stored.journey();
    long nowMs = journey.momentMs();
    Sink sink = new Sink().raw(VERSION).number(nowMs);
    perhapsNever(sink, stored.wakeMs(), nowMs);
    sink.size(stored.entries());
    sink.number(stored.brought().count()).number(stored.brought().amount());
    sink.text(stored.owner());
    sink.moment(journey.firstEventMs(), nowMs).moment(journey.lastEventMs(), nowMs);
    sink.text(journey.lastEventId());
    sink.code(journey.stage()).moment(journey.sinceMs(), nowMs).code(journey.cause());
    sink.code(journey.firstTouch()).code(journey.band());
    arrival(sink, journey.arrival(), nowMs);
    perhapsNever(sink, journey.crossMs(), nowMs);
    purchases(sink, journey.purchases(), journey.lastEventId(), nowMs);
    FrictionCodec.write(sink, journey.friction(), nowMs);
    sink.flag(journey.alert().isPresent());
    journey.alert().ifPresent(alert -> alert(sink, alert, nowMs));
    sink.size(journey.foretold().size());
    for (Foretold alert : journey.foretold()) {
      sink.moment(alert.raisedMs(), nowMs).moment(alert.countedMs(), alert.raisedMs());
      sink.number(alert.value());
    }
    sink.flag(journey.window().isPresent());
    journey.window().ifPresent(window -> FrictionCodec.window(sink, window, nowMs));
    return sink.toBytes();
  }

  public static Stored read(String customer, byte[] bytes) {
    Source source = new Source(bytes).version(VERSION);
    long nowMs = source.number();
    long wakeMs = perhapsNever(source, nowMs);
    int entries = source.size();
    Sum brought = new Sum(source.number(), source.number());
    String owner = source.text();
    long firstEventMs = source.moment(nowMs);
    long lastEventMs = source.moment(nowMs);
    String lastEventId = source.text();
    Stage stage = source.code(Stage.class);
    long sinceMs = source.moment(nowMs);
    StageCause cause = source.code(StageCause.class);
    Touch firstTouch = source.code(Touch.class);
    Band band = source.code(Band.class);
    Arrival arrival = arrival(source, nowMs);
    long crossMs = perhapsNever(source, nowMs);
    Journey journey =
        new Journey(
            customer,
            nowMs,
            firstEventMs,
            lastEventMs,
            lastEventId,
            stage,
            sinceMs,
            cause,
            firstTouch,
            arrival,
            purchases(source, lastEventId, nowMs),
            FrictionCodec.read(source, nowMs),
            band,
            crossMs,
            source.flag() ? Optional.of(alert(source, nowMs)) : Optional.<Alert>empty(),
            source.list(item -> foretold(item, nowMs)),
            source.flag()
                ? Optional.of(FrictionCodec.window(source, nowMs))
                : Optional.<SaveWindow>empty());
    return new Stored(journey, wakeMs, entries, brought, owner);
  }

  private static void perhapsNever(Sink sink, long ms, long nowMs) {
    sink.flag(ms == NEVER);
    if (ms != NEVER) {
      sink.moment(ms, nowMs);
    }
  }

  private static long perhapsNever(Source source, long nowMs) {
    return source.flag() ? NEVER : source.moment(nowMs);
  }

  private static void arrival(Sink sink, Arrival arrival, long nowMs) {
    sink.flag(arrival.firstTouchMs() != 0);
    if (arrival.firstTouchMs() != 0) {
      sink.moment(arrival.firstTouchMs(), nowMs);
    }
    sink.text(arrival.origin());
    sink.size(arrival.touches().size());
    for (TouchAt touch : arrival.touches()) {
      sink.code(touch.touch()).moment(touch.atMs(), nowMs);
    }
    sink.size(arrival.installs().size());
    for (Install install : arrival.installs()) {
      sink.text(install.device()).moment(install.atMs(), nowMs);
    }
  }

  private static Arrival arrival(Source source, long nowMs) {
    return new Arrival(
        source.flag() ? source.moment(nowMs) : 0,
        source.text(),
        source.list(item -> new TouchAt(item.code(Touch.class), item.moment(nowMs))),
        source.list(item -> new Install(item.text(), item.moment(nowMs))));
  }

  private static void purchases(Sink sink, Purchases purchases, String lastEventId, long nowMs) {
    sink.number(purchases.count());
    if (purchases.count() == 0) {
      sink.number(purchases.refunds());
      return;
    }
    sink.number(purchases.days()).moment(purchases.firstMs(), nowMs);
    sink.moment(purchases.lastMs(), nowMs);
    boolean same = purchases.lastEventId().equals(lastEventId);
    sink.text(same ? "" : purchases.lastEventId());
    sink.number(purchases.gross()).number(purchases.refunds()).number(purchases.valueAtLast());
    sink.number(purchases.firstDayMinor());
    sink.number(purchases.lastDayMinor()).number(purchases.previousDayMinor());
    perhapsNever(sink, purchases.firstPaidMs(), purchases.firstMs());
    spends(sink, purchases.recent(), nowMs);
    spends(sink, purchases.faded(), nowMs);
  }

  private static void spends(Sink sink, List<Spend> spends, long nowMs) {
    sink.size(spends.size());
    for (Spend spend : spends) {
      sink.moment(spend.atMs(), nowMs).number(spend.minor());
    }
  }

  private static Purchases purchases(Source source, String lastEventId, long nowMs) {
    long count = source.number();
    if (count == 0) {
      return Purchases.NONE.plusRefund(source.number());
    }
    long days = source.number();
    long firstMs = source.moment(nowMs);
    long lastMs = source.moment(nowMs);
    String named = source.text();
    long gross = source.number();
    long refunds = source.number();
    long valueAtLast = source.number();
    long firstDay = source.number();
    long lastDay = source.number();
    long previousDay = source.number();
    long firstPaidMs = perhapsNever(source, firstMs);
    List<Spend> recent = spends(source, nowMs);
    long value = 0;
    for (Spend spend : recent) {
      value += spend.minor();
    }
    return new Purchases(
        count,
        days,
        firstMs,
        lastMs,
        named.isEmpty() ? lastEventId : named,
        gross,
        refunds,
        value,
        valueAtLast,
        firstDay,
        lastDay,
        previousDay,
        firstPaidMs,
        recent,
        spends(source, nowMs));
  }

  private static List<Spend> spends(Source source, long nowMs) {
    return source.list(item -> new Spend(item.moment(nowMs), item.number()));
  }

  private static void alert(Sink sink, Alert alert, long nowMs) {
    sink.text(alert.alertId()).moment(alert.raisedMs(), nowMs);
    sink.code(alert.cause()).code(alert.band());
  }

  private static Foretold foretold(Source source, long nowMs) {
    long raisedMs = source.moment(nowMs);
    return new Foretold(raisedMs, source.moment(raisedMs), source.number());
  }

  private static Alert alert(Source source, long nowMs) {
    return new Alert(
        source.text(), source.moment(nowMs), source.code(Finding.class), source.code(Band.class));
  }
}
