package dev.waymark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.app.Holding;
import dev.waymark.replay.retry.HeldBack;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/** All there is to know about one record that was held back. */
final class HeldBackPage {

  private static final byte[] NONE = {};

  private final HeldBack held;
  private final Optional<Holding.Original> original;
  private final Optional<Instant> retriedAt;
  private final PrintWriter out;

  HeldBackPage(
      HeldBack held,
      Optional<Holding.Original> original,
      Optional<Instant> retriedAt,
      PrintWriter out) {
    this.held = held;
    this.original = original;
    this.retriedAt = retriedAt;
    this.out = out;
  }

  void show(Format format) {
    if (format == Format.JSON) {
      out.println(json().toPrettyString());
    } else {
      sentences();
      original.ifPresentOrElse(
          this::bytes, () -> say("its bytes are not kept, or no longer there"));
    }
    out.flush();
  }

  private void sentences() {
    say(held.id() + ": " + held.reason());
    say(held.sentence());
    say("held back " + held.since() + ", noted in " + held.notedIn());
    sayKnown("event ", held.eventId());
    sayKnown("customer ", held.customer());
    retriedAt.ifPresent(at -> say("submitted again " + at));
  }

  private void bytes(Holding.Original record) {
    for (Header header : record.headers()) {
      say("header " + header.key() + ": " + Bytes.text(bytesOf(header.value())));
    }
    part("key", bytesOf(record.key()));
    part("value", bytesOf(record.value()));
  }

  private void part(String name, byte[] bytes) {
    say(name + ", " + bytes.length + " bytes" + (bytes.length == 0 ? "" : ":"));
    Bytes.lines(bytes).forEach(this::say);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", held.id().toString()).put("reason", held.reason());
    json.put("why", held.sentence()).put("since", held.since().toString());
    json.put("noted_in", held.notedIn().toString());
    json.put("event_id", held.eventId()).put("customer_id", held.customer());
    json.put("retried_at", retriedAt.map(Instant::toString).orElse(null));
    original.ifPresent(
        record -> {
          ObjectNode headers = json.putObject("headers");
          for (Header header : record.headers()) {
            headers.put(Printable.of(header.key()), Bytes.text(bytesOf(header.value())));
          }
          json.put("key_hex", Bytes.hex(bytesOf(record.key())));
          json.put("key_text", Bytes.text(bytesOf(record.key())));
          json.put("value_hex", Bytes.hex(bytesOf(record.value())));
          json.put("value_text", Bytes.text(bytesOf(record.value())));
        });
    return json;
  }

  private static byte[] bytesOf(byte @org.jspecify.annotations.Nullable [] bytes) {
    return bytes == null ? NONE : bytes;
  }

  private void sayKnown(String what, String name) {
    if (!name.isEmpty()) {
      say(what + name);
    }
  }

  private void say(String line) {
    out.println(Printable.of(line));
  }
}
