package dev.waymark.replay.retry;

import dev.waymark.stream.KeptLedger;
import dev.waymark.stream.Topic;
import dev.waymark.stream.Topics;
import dev.waymark.wire.RejectReason;
import java.util.Set;

/**
 * Says what would become of a record before it is submitted again.
 *
 * @param done the ids, as text, of what was submitted again before
 */
public record Prospects(Topics topics, Set<String> done) {

  public Prospects {
    done = Set.copyOf(done);
  }

  /** Of a reject: it can be read again when its bytes are there. */
  public Prospect ofReject(HeldBack reject) {
    Prospect before = before(reject);
    if (before != Prospect.WILL_BE_READ || reject.isKept()) {
      return before;
    }
    return reject.reason().equals(RejectReason.EMPTY.name())
        ? Prospect.HAS_NO_BYTES
        : Prospect.NOT_KEPT_WHOLE;
  }

  /**
   * Of an event that came too late.
   *
   * @param kept the ledger, as it is now, of whoever its customer is by now
   * @param isThere whether the topic it was read from still holds it
   */
  public Prospect ofLate(HeldBack late, KeptLedger kept, boolean isThere) {
    Prospect before = before(late);
    if (before != Prospect.WILL_BE_READ) {
      return before;
    }
    if (kept.entry(late.eventId()).isPresent()) {
      return Prospect.IN_THE_LEDGER;
    }
    if (kept.isTooLate(late.occurredAtMs(), late.eventId())) {
      return Prospect.LATE_AGAIN;
    }
    return isThere ? Prospect.WILL_BE_READ : Prospect.NO_LONGER_THERE;
  }

  private Prospect before(HeldBack held) {
    if (done.contains(held.id().toString())) {
      return Prospect.DONE_BEFORE;
    }
    boolean isRead = topics.topic(held.id().topic()).filter(Topic.inputs()::contains).isPresent();
    return isRead ? Prospect.WILL_BE_READ : Prospect.TOPIC_NOT_READ;
  }
}
