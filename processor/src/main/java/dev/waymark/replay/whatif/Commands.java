package dev.waymark.replay.whatif;

/** The commands that open what a report names, as somebody would type them. */
final class Commands {

  private Commands() {}

  static String journey(String customer) {
    return "./waymark journey " + (customer.startsWith("-") ? "-- " : "") + word(customer);
  }

  /** Of an alert that was told, which only the baseline's are. */
  static String explain(String alertId) {
    return "./waymark explain " + word(alertId);
  }

  /** One word to a shell, whatever is in it. */
  private static String word(String text) {
    return text.matches("[A-Za-z0-9_.:@/+~-]+") && !text.startsWith("~") && !text.startsWith("-")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }
}
