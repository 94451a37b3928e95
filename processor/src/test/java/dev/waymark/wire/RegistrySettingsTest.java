package dev.waymark.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySettingsTest {

  private static final RegistryAuth NOBODY = new RegistryAuth.Anonymous();

  @Test
  void several_addresses_are_separated_by_commas() {
    assertThat(RegistrySettings.at("http://a:1/apis/ccompat/v7 , https://b", NOBODY).urls())
        .containsExactly(URI.create("http://a:1/apis/ccompat/v7"), URI.create("https://b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " , ", "ftp://a", "localhost:8081", "http:///path"})
  void an_address_that_is_none_is_refused(String urls) {
    assertThatThrownBy(() -> RegistrySettings.at(urls, NOBODY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_password_in_an_address_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> RegistrySettings.at("http://ann:secret@a", NOBODY))
        .hasMessageContaining("password")
        .hasMessageNotContaining("secret");
  }

  @Test
  void no_secret_is_ever_printed() {
    assertThat(new RegistryAuth.Basic("ann", "secret").toString()).doesNotContain("secret");
    assertThat(new RegistryAuth.Bearer("secret").toString()).doesNotContain("secret");
  }
}
