package dev.waymark.sandbox.secured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.access.Purpose;
import dev.waymark.app.Access;
import dev.waymark.app.Running;
import dev.waymark.query.Page;
import dev.waymark.sandbox.SecuredBroker;
import dev.waymark.sandbox.secured.Secured.Said;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an instance starts on a Kafka that lets nobody in unknown, and when it does not. */
@Tag("long-runs")
class SecuredStartTest {

  private static final List<String> SECRETS = SecuredExample.SECRETS;

  @TempDir static Path folder = Path.of(".");

  private static Secured kafka;

  @BeforeAll
  static void start() {
    kafka = new Secured();
    user("maker", Purpose.TOPICS_CREATE);
    user("waymark", Purpose.RUN);
    user("shop", Purpose.IMPORT);
    user("clerk", Purpose.JOURNEY);
    assertThat(kafka.waymark("maker", "topics", "create").code()).isZero();
    assertThat(kafka.waymark("maker", "schemas", "register").code()).isZero();
  }

  private static void user(String user, Purpose purpose) {
    kafka.user(user, Access.needed(kafka.config(user), purpose));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void a_kafka_whose_upgrade_is_not_finished_is_refused() throws Exception {
    transactions(1, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
    try {
      assertThat(kafka.waymark("waymark", "run"))
          .isEqualTo(
              new Said(
                  1,
                  "waymark: Kafka's transaction.version is 1: exactly-once needs 2; finish the"
                      + " upgrade with kafka-features.sh\n"));
    } finally {
      transactions(2, FeatureUpdate.UpgradeType.UPGRADE);
    }
  }

  @Test
  void the_example_runs_with_secrets_from_a_file_and_nothing_shows_them() throws Exception {
    try (GuardedRegistry registry = registry();
        Heard heard = Heard.ofKafka()) {
      SecuredExample example = SecuredExample.write(folder, kafka, registry);
      try (Running running = Running.start(example.config())) {
        requireAtWork(running, "cid");
        for (Page page : Page.values()) {
          assertThat(ask(running, page)).doesNotContain(SECRETS);
        }
      }
      assertThat(heard.words()).contains("sasl.jaas.config = [hidden]").doesNotContain(SECRETS);
      assertThat(registry.shown()).isNotEmpty().allMatch(shown -> shown.startsWith("Bearer ey"));
      Said given = Secured.say("settings", "--given", "--config", example.file().toString());
      assertThat(given.code()).isZero();
      assertThat(given.words()).contains("kafka.sasl.jaas.config  ").doesNotContain(SECRETS);
    }
  }

  @Test
  void with_tokens_it_runs_as_well() throws Exception {
    try (GuardedRegistry registry = registry();
        Heard heard = Heard.ofKafka();
        Running running =
            Running.start(SecuredExample.write(folder, kafka, registry).withTokens(kafka))) {
      requireAtWork(running, "dan");

      assertThat(heard.words()).doesNotContain(SECRETS);
    }
  }

  @Test
  void whoever_is_not_known_is_told_so_at_once_and_without_the_password() {
    Map<String, String> stranger = kafka.broker().client("stranger");
    Said said =
        kafka.waymark(
            "clerk", Map.of("kafka.sasl.jaas.config", stranger.get("sasl.jaas.config")), "run");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.words())
        .contains("SaslAuthenticationException")
        .doesNotContain(SecuredBroker.password("stranger"));

    Said blind = kafka.waymark("clerk", Map.of("kafka.ssl.truststore.location", ""), "run");

    assertThat(blind.code()).isIn(1, 2);
    assertThat(blind.words()).startsWith("waymark: ").doesNotContain("\tat ");
  }

  private static GuardedRegistry registry() throws Exception {
    return GuardedRegistry.before(kafka.registryUrl(), shown -> shown.startsWith("Bearer ey"));
  }

  private static void requireAtWork(Running running, String customer) throws Exception {
    assertThat(running.awaitReady()).isTrue();
    new Till(kafka.config("shop")).buy(customer, "of-" + customer);
    SecuredShop.await(
        () -> kafka.waymark("clerk", "journey", customer).words().contains(customer + " is NEW"));
  }

  private static String ask(Running running, Page page) {
    if (page == Page.BOARD_LIVE) {
      return ""; // it has no end; it shows what the board shows
    }
    URI address = URI.create(running.address() + page.path().replace("{id}", "cid"));
    return Door.body(
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + SecuredExample.HTTP_TOKEN));
  }

  private static void transactions(int level, FeatureUpdate.UpgradeType how) throws Exception {
    Map<String, FeatureUpdate> update =
        Map.of("transaction.version", new FeatureUpdate((short) level, how));
    kafka.broker().admin().updateFeatures(update, new UpdateFeaturesOptions()).all().get();
    SecuredShop.await(() -> finished() == level);
  }

  private static int finished() {
    try {
      FinalizedVersionRange range =
          kafka
              .broker()
              .admin()
              .describeFeatures()
              .featureMetadata()
              .get()
              .finalizedFeatures()
              .get("transaction.version");
      return range == null ? 0 : range.maxVersionLevel();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
