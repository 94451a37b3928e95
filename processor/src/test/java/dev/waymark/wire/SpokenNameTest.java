package dev.waymark.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Party;
import org.junit.jupiter.api.Test;

class SpokenNameTest {

  private static final Party DEVICE = Party.of(new Identifier(IdentifierType.DEVICE, "D:1"));

  @Test
  void a_type_a_colon_and_a_value_are_an_identifier_with_or_without_the_sign_of_a_stand_in() {
    assertThat(SpokenName.read("DEVICE:D:1")).isEqualTo(DEVICE);
    assertThat(SpokenName.read("~DEVICE:D:1")).isEqualTo(DEVICE);
  }

  @Test
  void handles_and_mail_hashes_are_compared_as_events_have_them() {
    assertThat(SpokenName.read("EMAIL_HASH: 9F86D0 ").key()).isEqualTo("~EMAIL_HASH:9f86d0");
    assertThat(SpokenName.read("SOCIAL_HANDLE:@Ann").key()).isEqualTo("~SOCIAL_HANDLE:@ann");
  }

  @Test
  void everything_else_is_a_customer_id() {
    assertThat(SpokenName.read("ann")).isEqualTo(Party.customer("ann"));
    assertThat(SpokenName.read("device:d1")).isEqualTo(Party.customer("device:d1"));
    assertThat(SpokenName.read("~ann")).isEqualTo(Party.customer("~ann"));
    assertThat(SpokenName.readings("ann")).containsExactly(Party.customer("ann"));
  }

  @Test
  void a_customer_id_that_looks_like_an_identifier_is_found_as_well() {
    assertThat(SpokenName.readings("DEVICE:D:1"))
        .containsExactly(DEVICE, Party.customer("DEVICE:D:1"));
    assertThat(SpokenName.readings("~DEVICE:D:1")).containsExactly(DEVICE);
  }

  @Test
  void what_names_nobody_is_refused() {
    assertThatThrownBy(() -> SpokenName.read(" ")).hasMessageContaining("a name is empty");
    assertThatThrownBy(() -> SpokenName.read("DEVICE:"))
        .hasMessage("DEVICE: has no value: it names nobody");
  }
}
