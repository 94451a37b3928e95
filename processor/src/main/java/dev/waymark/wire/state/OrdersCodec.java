package dev.waymark.wire.state;

import dev.waymark.domain.churn.Lateness;
import dev.waymark.domain.churn.Orders;
import dev.waymark.domain.churn.Parcel;
import dev.waymark.domain.churn.Promise;
import dev.waymark.domain.churn.Remark;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;

/** The bytes of what is remembered of a customer's orders. */
final class OrdersCodec {

  private OrdersCodec() {}

  static void write(Sink sink, Orders orders, long nowMs) {
    sink.size(orders.promises().size());
    for (Promise made : orders.promises()) {
      sink.text(made.orderId()).moment(made.promisedMs(), nowMs).text(made.eventId());
      sink.number(made.minor()).flags(made.watched(), made.broken());
    }
    sink.size(orders.parcels().size());
    for (Parcel came : orders.parcels()) {
      sink.text(came.orderId()).moment(came.deliveredMs(), nowMs).number(came.minor());
      sink.code(came.lateness()).flags(came.late(), came.complained());
    }
    sink.size(orders.remarks().size());
    for (Remark said : orders.remarks()) {
      sink.text(said.orderId()).moment(said.atMs(), nowMs).code(said.reason());
      sink.flags(said.contact(), said.complaint()).number(said.sentiment().thousandths());
    }
  }

  static Orders read(Source source, long nowMs) {
    return new Orders(
        source.list(item -> promise(item, nowMs)),
        source.list(item -> parcel(item, nowMs)),
        source.list(item -> remark(item, nowMs)));
  }

  private static Promise promise(Source item, long nowMs) {
    String order = item.text();
    long promisedMs = item.moment(nowMs);
    String eventId = item.text();
    long minor = item.number();
    int flags = item.raw();
    return new Promise(
        order, promisedMs, eventId, minor, Source.first(flags), Source.second(flags));
  }

  private static Parcel parcel(Source item, long nowMs) {
    String order = item.text();
    long deliveredMs = item.moment(nowMs);
    long minor = item.number();
    Lateness lateness = item.code(Lateness.class);
    int flags = item.raw();
    return new Parcel(
        order, deliveredMs, minor, Source.first(flags), lateness, Source.second(flags));
  }

  private static Remark remark(Source item, long nowMs) {
    String order = item.text();
    long atMs = item.moment(nowMs);
    Reason reason = item.code(Reason.class);
    int flags = item.raw();
    Sentiment sentiment = new Sentiment((int) item.number());
    return new Remark(order, atMs, reason, Source.first(flags), Source.second(flags), sentiment);
  }
}
