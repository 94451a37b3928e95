package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.event.Reason;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.Expectation;
import dev.waymark.domain.worth.GammaGamma;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

  @Test
  void without_any_word_the_defaults_of_the_definitions_hold() {
    Rules rules = Config.of(Map.of()).rules();

    assertThat(rules.lifecycle().newForMs()).isEqualTo(Duration.ofDays(30).toMillis());
    assertThat(rules.lifecycle().lapseAfterMs()).isEqualTo(Duration.ofDays(90).toMillis());
    assertThat(rules.lifecycle().lostAfterMs()).isEqualTo(Duration.ofDays(180).toMillis());
    assertThat(rules.lifecycle().personal()).isEmpty();
    assertThat(rules.value().boundsMinor()).containsExactly(0L, 30_000L, 100_000L);
    assertThat(rules.value().names()).containsExactly("BRONZE", "SILVER", "GOLD");
    assertThat(rules.saving().burstComplaints()).isEqualTo(3);
    assertThat(rules.censusAtMs()).isEqualTo(Rules.NEVER);
    assertThat(rules.currency().getCurrencyCode()).isEqualTo("USD");
  }

  @Test
  void a_later_layer_is_stronger_than_an_earlier_one() {
    Config config =
        Config.of(
            List.of(
                new Layer("file", Map.of("lifecycle.lapse-after", "60d", "zone", "Asia/Tokyo")),
                new Layer("environment", Map.of("lifecycle.lapse-after", "45d")),
                new Layer("command line", Map.of("lifecycle.lost-after", "100d"))));

    assertThat(config.rules().lifecycle().lapseAfterMs()).isEqualTo(Duration.ofDays(45).toMillis());
    assertThat(config.rules().lifecycle().lostAfterMs()).isEqualTo(Duration.ofDays(100).toMillis());
    assertThat(config.rules().zone().getId()).isEqualTo("Asia/Tokyo");
    assertThat(config.settings().isGiven(LifecycleSettings.ZONE)).isTrue();
    assertThat(config.settings().isGiven(LifecycleSettings.CURRENCY)).isFalse();
  }

  @Test
  void every_fault_is_listed_at_once() {
    assertFaults(
        Map.of(
            "lifecycle.lapse-after", "soon",
            "value.bounds", "5, 10",
            "risk.edges", "0.9, 0.5, 0.7",
            "http.port", "70000",
            "lapse-aftr", "90d"),
        "unknown setting lapse-aftr (test): did you mean lifecycle.lapse-after?",
        "lifecycle.lapse-after is \"soon\" (test): it must be a span longer than 0",
        "http.port is \"70000\" (test): it must be a whole number from 0 to 65535",
        "value bounds are [500, 1000]: the first must be 0",
        "risk edges are [0.9, 0.5, 0.7]");
  }

  @Test
  void an_address_that_others_can_reach_needs_a_token() {
    for (String host : List.of("0.0.0.0", "10.0.0.7", "::", "shop.example")) {
      assertFaults(
          Map.of("http.host", host),
          "http.host is " + host + ": others can reach it and would see customers, so http.token");
    }
    assertFaults(
        Map.of("http.host", "0.0.0.0", "http.token", "guess-me"),
        "http.token is *** (test): it must be a text of at least 16 printable characters");
    for (String host : List.of("localhost", "127.0.0.1", "127.8.8.8", "::1")) {
      assertThat(Config.of(Map.of("http.host", host)).settings().get(HttpSettings.HOST))
          .isEqualTo(host);
    }
    assertThat(
            Config.of(Map.of("http.host", "::", "http.token", "hardly-anybody-guesses-me"))
                .settings()
                .given())
        .doesNotContainValue(new Settings.Given("hardly-anybody-guesses-me", "given in code"));
  }

  @Test
  void certificates_open_an_address_that_others_can_reach_as_well() {
    Map<String, String> tls =
        Map.of(
            "http.host", "0.0.0.0", "http.tls.certificate", "a.pem", "http.tls.trusted", "b.pem");
    Map<String, String> mutual = new java.util.HashMap<>(tls);
    mutual.put("http.tls.clients", "certificate");

    assertThat(Config.of(mutual).settings().get(HttpSettings.HOST)).isEqualTo("0.0.0.0");
    assertFaults(tls, "http.token must be set, or http.tls.clients be certificate");
    mutual.remove("http.tls.trusted");
    assertFaults(mutual, "http.tls.clients is certificate: http.tls.trusted must say whose");
    assertFaults(
        Map.of("http.tls.private-key", "a.pem"),
        "http.tls.private-key is set and http.tls.certificate is not");
    assertFaults(
        Map.of("http.peers", "somewhere"), "http.peers is \"somewhere\" (test): it must be");
  }

  @Test
  void values_that_do_not_go_together_are_a_fault() {
    assertFaults(
        Map.of("lifecycle.lapse-after", "200d"),
        "lapse-after is 17280000000 ms: it must not exceed lost-after");
    assertFaults(
        Map.of("lifecycle.lapse-after.by-segment.PLATINUM", "100d"),
        "names PLATINUM: it must be one of [NONE, BRONZE, SILVER, GOLD]");
    assertFaults(Map.of("topics.late", "purchases"), "topics.purchases and topics.late are both");
    assertFaults(Map.of("registry.auth", "bearer"), "registry token is empty");
    assertFaults(
        Map.of("currency", "JPY", "value.bounds", "0, 0.5"), "value.bounds has 0.5: JPY has 0");
  }

  @Test
  void the_models_of_buying_and_spending_have_all_their_parameters_or_none() {
    Map<String, String> all =
        WorthSettings.texts(new BgNbd(0.243, 4.414, 0.793, 2.426), new GammaGamma(6.25, 3.74, 15));
    assertThat(Config.of(all).rules().expectation())
        .hasValue(
            new Expectation(new BgNbd(0.243, 4.414, 0.793, 2.426), new GammaGamma(6.25, 3.74, 15)));
    assertThat(Config.of(Map.of()).rules().expectation()).isEmpty();
    Map<String, String> part = new java.util.HashMap<>(all);
    part.remove("bgnbd.b");
    part.put("gamma-gamma.q", "");
    assertFaults(part, "of BG/NBD and Gamma-Gamma [bgnbd.b, gamma-gamma.q] are not set");
    part.putAll(all);
    part.put("gamma-gamma.q", "1");
    assertFaults(part, "p and gamma must be positive, q more than 1");
  }

  @Test
  void a_fault_of_a_secret_does_not_show_it() {
    assertThat(
            Config.of(Map.of("registry.password", "hunter2", "kafka.sasl.jaas.config", "x"))
                .settings()
                .given()
                .values()
                .toString())
        .doesNotContain("hunter2")
        .contains("***");
  }

  @ParameterizedTest
  @CsvSource({
    "lifecycle.lapse-aftr, lifecycle.lapse-after",
    "lapse-after, lifecycle.lapse-after",
    "http.prot, http.port",
    "risk.halflife, risk.half-life",
    "WAYMARK_RISK_HORIZONT, WAYMARK_RISK_HORIZON",
    "kpi.chanels, kpi.channels"
  })
  void an_unknown_key_is_told_the_nearest_known_one(String unknown, String near) {
    assertFaults(Map.of(unknown, "1"), "did you mean " + near + "?");
  }

  @Test
  void entries_come_one_by_one_or_all_in_one_text() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("reasons", "late flight=LATE_DELIVERY, lost bag=service");
    texts.put("reasons.bad.food", "QUALITY");
    texts.put("kafka.sasl.jaas.config", "Login required user=\"a\" password=\"b,c\";");
    Settings settings = Config.of(texts).settings();

    assertThat(settings.get(IntakeSettings.REASONS))
        .containsEntry("late flight", Reason.LATE_DELIVERY)
        .containsEntry("lost bag", Reason.SERVICE)
        .containsEntry("bad.food", Reason.QUALITY)
        .containsEntry("cancel", Reason.CANCELLATION);
    assertThat(settings.get(ConnectionSettings.KAFKA))
        .containsEntry("sasl.jaas.config", "Login required user=\"a\" password=\"b,c\";");
    assertFaults(Map.of("reasons.x", "WHY"), "reasons.x is \"WHY\" (test): it must be one of NONE");
  }

  @Test
  void weights_and_limits_reach_the_rules_by_their_names() {
    Rules rules =
        Config.of(
                Map.of(
                    "limits.ledger-entries",
                    "99",
                    "census",
                    "1998-07-01T00:00:00Z",
                    "lifecycle.lapse",
                    "personal",
                    "lifecycle.personal.factor",
                    "2.5",
                    "kpi.channels",
                    "web"))
            .rules();

    assertThat(rules.limits().ledgerEntries()).isEqualTo(99);
    assertThat(rules.censusAtMs()).isEqualTo(Instant.parse("1998-07-01T00:00:00Z").toEpochMilli());
    assertThat(rules.lifecycle().personal().orElseThrow().factor()).isEqualTo(2.5);
    assertThat(rules.channels()).isEqualTo(Set.of("web"));
  }

  static List<Setting> everySetting() {
    return Catalogue.all();
  }

  @ParameterizedTest
  @MethodSource("everySetting")
  void the_default_of_every_setting_is_good_when_given(Setting setting) {
    Config given = Config.of(Map.of(setting.key(), setting.standardText()));

    assertThat(given.rules()).isEqualTo(Config.of(Map.of()).rules());
  }

  @Test
  void no_two_settings_share_a_key_or_a_variable() {
    assertThat(Catalogue.all().stream().map(Setting::key)).doesNotHaveDuplicates();
    assertThat(Catalogue.all().stream().map(Setting::variable)).doesNotHaveDuplicates();
  }

  private static void assertFaults(Map<String, String> texts, String... sentences) {
    assertThatThrownBy(() -> Config.of(List.of(new Layer("test", texts))))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.faults()).hasSize(sentences.length);
              for (String sentence : sentences) {
                assertThat(refusal.faults().stream().collect(Collectors.joining("\n")))
                    .contains(sentence);
              }
            });
  }
}
