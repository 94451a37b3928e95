package dev.waymark.sandbox.replay;

import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.WindowContact;
import java.util.List;
import java.util.stream.Collectors;

/** {@code save-windows.csv}: how each save window stands. */
final class SaveWindowTable {

  private static final List<String> COLUMNS =
      List.of(
          "opened_at",
          "customer_id",
          "window_id",
          "step",
          "at",
          "closed_at",
          "cause",
          "value_at_opening",
          "unanswered",
          "evidence",
          "contacts");

  private SaveWindowTable() {}

  /** The last word on each window; those that should not have been only where asked for. */
  static Table of(List<Told<SaveWindow>> told, boolean stable) {
    return Table.sorted(
        "save-windows.csv",
        COLUMNS,
        Told.last(told, (key, window) -> window.getWindowId()).stream()
            .filter(window -> !stable || window.getStep() != SaveWindowStep.RETRACTED)
            .map(SaveWindowTable::row)
            .toList());
  }

  private static List<String> row(SaveWindow window) {
    return List.of(
        Text.of(window.getOpenedAt()),
        window.getCustomerId(),
        window.getWindowId(),
        window.getStep().name(),
        Text.of(window.getAt()),
        Text.of(window.getClosedAt()),
        window.getCause(),
        Long.toString(window.getValueAtOpening()),
        Boolean.toString(window.getUnanswered()),
        String.join(";", window.getEvidence()),
        window.getContacts().stream()
            .map(SaveWindowTable::contact)
            .collect(Collectors.joining(";")));
  }

  /** {@code id=said/answered}. */
  private static String contact(WindowContact contact) {
    return contact.getEventId()
        + "="
        + Text.of(contact.getAt())
        + "/"
        + Text.of(contact.getAnsweredAt());
  }
}
