package dev.waymark.wire;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.identity.Command;

/**
 * What became of the bytes of one record: an event or a command that was read, or a reject with its
 * reason.
 */
public sealed interface Decoded {

  /** The record's value as it was; empty when it had none. Not to be changed. */
  byte[] original();

  /** The bytes are this event. */
  @SuppressWarnings("ArrayRecordComponent") // the bytes travel on as they are; nobody compares them
  record Read(Event event, byte[] original) implements Decoded {}

  /** The bytes are a command. */
  @SuppressWarnings("ArrayRecordComponent") // the bytes travel on as they are; nobody compares them
  record Commanded(Command command, byte[] original) implements Decoded {}

  /**
   * The bytes are no event we can take.
   *
   * @param message the thing, its value and the rule, without anybody's name or words
   * @param eventId the event's id, empty where it could not be read
   */
  @SuppressWarnings("ArrayRecordComponent") // the bytes travel on as they are; nobody compares them
  record Rejected(RejectReason reason, String message, String eventId, byte[] original)
      implements Decoded {

    /** A reject of which not even the event's id is known. */
    public Rejected(RejectReason reason, String message, byte[] original) {
      this(reason, message, "", original);
    }
  }
}
