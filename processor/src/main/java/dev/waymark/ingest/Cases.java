package dev.waymark.ingest;

import dev.waymark.schema.SupportContactStep;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which case a support row belongs to. A contact opens a case under its own event id, unless the
 * row names another; an answer names the contact it answers in {@code extra.reply_to}.
 *
 * <p>Exports number their messages and put a prefix before the number to make an event id: the
 * answer {@code cs-609} says that it replies to {@code 611}, and means the event {@code cs-611}. So
 * a bare number takes the prefix of the answer's own id.
 */
final class Cases {

  private static final Pattern PREFIX_AND_NUMBER = Pattern.compile("(.*?)\\d+");
  private static final Pattern BARE_NUMBER = Pattern.compile("\\d+");

  private Cases() {}

  static @Nullable String contactId(Cells cells, SupportContactStep step, String eventId) {
    String named = cells.text("contact_id");
    if (!named.isEmpty()) {
      return named;
    }
    if (step == SupportContactStep.OPENED) {
      return eventId;
    }
    String answered = cells.extra().text("reply_to");
    return answered.isEmpty() ? null : inTheWayOf(eventId, answered);
  }

  private static String inTheWayOf(String eventId, String answered) {
    Matcher own = PREFIX_AND_NUMBER.matcher(eventId);
    return BARE_NUMBER.matcher(answered).matches() && own.matches()
        ? own.group(1) + answered
        : answered;
  }
}
