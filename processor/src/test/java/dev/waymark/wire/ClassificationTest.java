package dev.waymark.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.event.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTest {

  private final Classification words =
      new Classification(
          Map.of("Late Flight", Reason.LATE_DELIVERY, "lost_luggage", Reason.SERVICE),
          List.of("cancel my account", "I'm leaving"),
          true);

  @ParameterizedTest
  @CsvSource({
    "late flight, LATE_DELIVERY",
    "LATE_FLIGHT, LATE_DELIVERY",
    "' Lost-Luggage ', SERVICE",
    "late_delivery, LATE_DELIVERY",
    "Wrong Item, WRONG_ITEM",
    "gremlins, OTHER",
    "'', NONE",
    "'  ', NONE",
  })
  void a_source_s_word_has_its_reason(String word, Reason reason) {
    assertThat(words.reason(word)).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Please CANCEL my  account!", "cancel my\naccount", "So I’m leaving. Bye"})
  void a_leave_phrase_is_found(String text) {
    assertThat(words.isLeaving(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cancel my accountant", "xi'm leaving", "cancel the account"})
  void anything_else_is_no_leave_phrase(String text) {
    assertThat(words.isLeaving(text)).isFalse();
  }

  @Test
  void an_empty_phrase_is_refused_for_it_would_match_everything() {
    assertThatThrownBy(() -> new Classification(Map.of(), List.of("  "), false))
        .hasMessageContaining("leave phrase is empty");
  }
}
