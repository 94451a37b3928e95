package dev.waymark.replay.retry;

import dev.waymark.replay.Place;
import dev.waymark.schema.Late;
import dev.waymark.schema.Reject;
import java.time.Instant;
import java.util.Optional;

/**
 * A record that was read and did not come into a journey.
 *
 * @param id where the record lies in the topic it was read from
 * @param notedIn where it is noted that it was held back
 * @param since when that was
 * @param reason the code of the reason
 * @param sentence the rule it broke
 * @param eventId empty where it could not be read
 * @param customer whose event it is, empty where that is not known
 * @param occurredAtMs when it happened, 0 where that is not known
 * @param isKept whether the bytes to be submitted are kept with the note
 */
public record HeldBack(
    Place id,
    Place notedIn,
    Instant since,
    String reason,
    String sentence,
    String eventId,
    String customer,
    long occurredAtMs,
    boolean isKept) {

  /** The reason of all that came too late. */
  public static final String LATE = "LATE";

  /** A reject. */
  public static HeldBack of(Reject reject, Place notedIn, Instant since) {
    return new HeldBack(
        new Place(reject.getTopic(), reject.getPartition(), reject.getOffset()),
        notedIn,
        since,
        reject.getReason(),
        reject.getMessage(),
        Optional.ofNullable(reject.getEventId()).orElse(""),
        "",
        0,
        reject.getValue() != null);
  }

  /** An event that came too late; its bytes are where it was read. */
  public static HeldBack of(Late late, Place notedIn, Instant since) {
    return new HeldBack(
        new Place(late.getTopic(), late.getPartition(), late.getOffset()),
        notedIn,
        since,
        LATE,
        "occurred_at is "
            + late.getOccurredAt()
            + ": the ledger places only what comes after "
            + late.getKeptFrom(),
        late.getEventId(),
        late.getCustomerId(),
        late.getOccurredAt().toEpochMilli(),
        false);
  }
}
