package dev.waymark.app;

import dev.waymark.domain.event.Reason;
import dev.waymark.domain.rules.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the words of the sources are understood, and how much of anything is taken and kept. */
public final class IntakeSettings {

  public static final Setting.Many<Reason> REASONS =
      new Setting.Many<>(
          "reasons",
          ReasonWords.STANDARD,
          Kinds.oneOf(Reason.class),
          "What a source's word for a reason means; the names of the reasons mean themselves.");
  public static final Setting.One<List<String>> LEAVE_PHRASES =
      new Setting.One<>(
          "leave.phrases",
          "cancel my account, close my account, delete my account, cancel my subscription, "
              + "cancel my membership, never again, never buy again, switching to a competitor, "
              + "taking my business elsewhere, last time i buy, done with you",
          Kinds.WORDS,
          "Words that say that somebody wants to leave.");
  public static final Setting.One<Boolean> SENTIMENT_SCORE =
      new Setting.One<>(
          "sentiment.score",
          "true",
          Kinds.YES_OR_NO,
          "Whether texts without a sentiment are scored by a lexicon, which knows English.");
  public static final Setting.One<List<String>> BLOCKED_VALUES =
      new Setting.One<>(
          "blocked.values",
          "0, 00000000-0000-0000-0000-000000000000, -1, null, none, n/a, anonymous, unknown",
          Kinds.WORDS,
          "Identifiers that name nobody.");
  public static final Setting.One<Long> INPUT_MAX_BYTES =
      new Setting.One<>(
          "input.max-bytes", "1MB", Kinds.BYTES, "A longer input record is rejected.");

  /** The setting for each component of {@link Limits}, by the component's name. */
  public static final Map<String, Setting.One<Integer>> LIMITS =
      Components.settings(
          Limits.DEFAULT,
          "limits.",
          Kinds.whole(1, 100_000),
          words -> "The most " + words + " kept for one customer.");

  static final List<Setting> ALL = all();

  private IntakeSettings() {}

  private static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    all.addAll(List.of(REASONS, LEAVE_PHRASES, SENTIMENT_SCORE, BLOCKED_VALUES, INPUT_MAX_BYTES));
    all.addAll(LIMITS.values());
    return List.copyOf(all);
  }
}
