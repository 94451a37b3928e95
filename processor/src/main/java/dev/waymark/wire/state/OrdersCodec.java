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
      sink.number(made.minor()).flag(made.watched()).flag(made.broken());
    }
    sink.size(orders.parcels().size());
    for (Parcel came : orders.parcels()) {
      sink.text(came.orderId()).moment(came.deliveredMs(), nowMs).number(came.minor());
      sink.flag(came.late()).code(came.lateness()).flag(came.complained());
    }
    sink.size(orders.remarks().size());
    for (Remark said : orders.remarks()) {
      sink.text(said.orderId()).moment(said.atMs(), nowMs).code(said.reason());
      sink.flag(said.contact()).flag(said.complaint()).number(said.sentiment().thousandths());
    }
  }

  static Orders read(Source source, long nowMs) {
    return new Orders(
        source.list(
            item ->
                new Promise(
                    item.text(),
                    item.moment(nowMs),
                    item.text(),
                    item.number(),
                    item.flag(),
                    item.flag())),
        source.list(
            item ->
                new Parcel(
                    item.text(),
                    item.moment(nowMs),
                    item.number(),
                    item.flag(),
                    item.code(Lateness.class),
                    item.flag())),
        source.list(
            item ->
                new Remark(
                    item.text(),
                    item.moment(nowMs),
                    item.code(Reason.class),
                    item.flag(),
                    item.flag(),
                    new Sentiment((int) item.number()))));
  }
}
