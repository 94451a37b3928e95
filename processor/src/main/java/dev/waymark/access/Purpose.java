package dev.waymark.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody wants to do with Kafka, each a command or a part of one. */
public enum Purpose {
  RUN("run", "an instance, its board included; 'topics check' asks for the same"),
  TOPICS_CREATE("topics create", "making the topics"),
  REPLAY("replay", "a run of 'replay --from-topics'"),
  REPLAY_FOLLOW("replay --follow", "the same with --follow"),
  REPLAY_DELETE("replay --delete", "deleting a run"),
  SWITCH("switch", "making a run live"),
  IMPORT("import", "sending the events and links of files"),
  KPIS("kpis", "showing KPIs"),
  JOURNEY("journey", "showing a journey"),
  JOURNEY_AS_OF(
      "journey --as-of", "showing how a journey stood, and why it differs from what was told"),
  ALERTS("alerts", "showing alerts"),
  EXPLAIN("explain", "saying why there was an alert"),
  REJECTS("rejects", "showing rejected records"),
  REJECTS_RETRY("rejects retry", "submitting rejected records again"),
  LATE("late", "showing late records"),
  LATE_RETRY("late retry", "submitting late records again"),
  IDENTITY("identity", "showing whose a name is"),
  IDENTITY_LINK("identity link", "saying who is who; 'identity unlink' needs the same"),
  IDENTITY_ERASE("identity erase", "forgetting a customer"),
  HISTORY("history", "exporting KPIs with --from-topics"),
  WHAT_IF("what-if", "trying settings with --from-topics"),
  FIT("fit", "fitting the risk with --from-topics");

  private final String command;
  private final String sentence;

  Purpose(String command, String sentence) {
    this.command = command;
    this.sentence = sentence;
  }

  /** The command that does it, without the first word. */
  public String command() {
    return command;
  }

  /** What is done. */
  public String sentence() {
    return sentence;
  }

  /** The word for it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is about one run, so that nothing can be said without its name. */
  public boolean needsRun() {
    return switch (this) {
      case REPLAY, REPLAY_FOLLOW, REPLAY_DELETE, SWITCH -> true;
      default -> false;
    };
  }

  /** The one of a word. */
  public static Optional<Purpose> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
