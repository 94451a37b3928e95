package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.replay.whatif.SettingChange;
import dev.waymark.replay.whatif.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A setting is said to have an effect exactly when it changes what a side is told. */
class CandidateTest {

  private static final List<String> OTHER_VALUES =
      List.of(
          "7",
          "0.4",
          "45d",
          "200d",
          "false",
          "personal",
          "Europe/Berlin",
          "2020-01-01T00:00:00Z",
          "1KB",
          "1GB",
          "somewhere:1",
          "0, 200, 900",
          "A, B, C",
          "0.5, 0.7, 0.9",
          "3d, 5d, 9d, 20d",
          "2, 4, 6, 9",
          "10, 20, 30, 40",
          "web, other",
          "accept",
          "prospect",
          "localhost",
          "x",
          "a-text-that-is-long-enough",
          "http://127.0.0.1:1/x");

  /** Refused without another one beside them. */
  private static final List<String> NOT_ALONE =
      List.of("http.tls.private-key", "http.tls.trusted", "http.tls.clients");

  @Test
  void what_changes_a_side_and_nothing_else_has_an_effect() {
    List<String> wrong = new ArrayList<>();
    int effects = 0;
    for (Setting setting : Catalogue.all()) {
      if (setting instanceof Setting.One<?> one
          && !ConnectionSettings.ALL.contains(setting)
          && !setting.key().equals("currency")
          && !WorthSettings.ALL.contains(setting)
          && !NOT_ALONE.contains(setting.key())) {
        Candidate candidate = changed(one);
        SettingChange change = candidate.changes().get(0);
        boolean changes = !candidate.terms().map(CandidateTest::unnamed).agree();
        effects += change.effect() ? 1 : 0;
        if (changes != change.effect() && !NAMED_APART.contains(setting.key())) {
          wrong.add(change + " changes what is worked out: " + changes);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(effects).isGreaterThan(30);
  }

  /** They are told to the domain and change no number here; the census is no result. */
  private static final List<String> NAMED_APART = List.of("limits.ledger-entries", "census");

  private static Terms unnamed(Terms terms) {
    return terms.named("");
  }

  private static Candidate changed(Setting.One<?> setting) {
    for (String value : OTHER_VALUES) {
      try {
        Candidate candidate =
            Candidate.of(
                List.of(new Layer("default", Map.of())),
                new Layer("tried", Map.of(setting.key(), value)));
        if (!candidate.configs().map(config -> (Object) config.settings().get(setting)).agree()) {
          return candidate;
        }
      } catch (Refusal e) {
        // Not a value of this setting: another one is.
      }
    }
    throw new AssertionError("no other value for " + setting.key());
  }
}
