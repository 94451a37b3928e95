package dev.waymark.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleSettingsTest {

  @Test
  void the_example_of_settings_is_good() {
    Config config =
        Config.of(List.of(SettingsFile.read(Path.of("..", "deploy", "waymark.example.yaml"))));

    assertThat(config.topics().purchases()).isEqualTo("shop.purchases");
    assertThat(config.rules().currency().getCurrencyCode()).isEqualTo("EUR");
    assertThat(config.settings().get(ConnectionSettings.KAFKA))
        .containsEntry("security.protocol", "SASL_SSL");
  }
}
