package dev.waymark.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waymark.schema.Kpi;
import dev.waymark.schema.Purchase;
import dev.waymark.wire.SchemaRegistry.Compatibility;
import dev.waymark.wire.SchemaRegistry.Entry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRegistryTest {

  private static final String NOT_FOUND = "{\"error_code\":40403,\"message\":\"Schema not found\"}";
  private static final Schema KPI = Schemas.of(Kpi.class);

  private final FakeRegistry server = new FakeRegistry();
  private final SchemaRegistry registry =
      new HttpRegistry(settings(new RegistryAuth.Anonymous(), server.url("")));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_schema_is_asked_for_once() {
    server.on("GET /schemas/ids/7", KPI);

    assertThat(registry.schema(7)).isEqualTo(new Entry.Known(KPI));
    assertThat(registry.schema(7)).isEqualTo(new Entry.Known(KPI));
    assertThat(server.asked()).containsExactly("GET /schemas/ids/7");
  }

  @Test
  void an_id_nobody_has_is_unknown_and_not_asked_for_again_at_once() {
    server.on("GET /schemas/ids/8", 404, NOT_FOUND);

    assertThat(registry.schema(8)).isInstanceOf(Entry.Unknown.class);
    assertThat(registry.schema(8)).isInstanceOf(Entry.Unknown.class);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void a_negative_id_is_unknown_without_asking() {
    assertThat(registry.schema(-7)).isInstanceOf(Entry.Unknown.class);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void a_404_of_something_that_is_no_registry_is_an_outage() {
    assertThatThrownBy(() -> registry.schema(7))
        .isInstanceOf(RegistryOutage.class)
        .hasMessageContaining("404");
  }

  @Test
  void being_turned_away_is_an_outage_and_says_so() {
    server.on("GET /schemas/ids/7", 401, "{\"error_code\":401,\"message\":\"Unauthorized\"}");

    assertThatThrownBy(() -> registry.schema(7))
        .isInstanceOf(RegistryOutage.class)
        .hasMessageContaining("401 (Unauthorized)");
  }

  @Test
  void a_registry_in_trouble_is_asked_again_after_growing_pauses() {
    server.on("GET /schemas/ids/7", 503, "").on("GET /schemas/ids/7", 429, "");
    server.on("GET /schemas/ids/7", KPI);

    assertThat(registry.schema(7)).isEqualTo(new Entry.Known(KPI));
    var at = server.questions().stream().map(FakeRegistry.Question::atNanos).toList();
    assertThat(at).hasSize(3);
    assertThat(Duration.ofNanos(at.get(1) - at.get(0))).isGreaterThan(Duration.ofMillis(15));
    assertThat(Duration.ofNanos(at.get(2) - at.get(1))).isGreaterThan(Duration.ofMillis(35));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Please log in</html>",
        "{\"schema\":\"{\\\"type",
        "",
        "{\"status\":\"ok\"}",
        "[]",
        "{\"schema\":null}"
      })
  void a_good_answer_that_is_no_registrys_says_nothing_of_a_schema(String lie) {
    server.on("GET /schemas/ids/7", 200, lie).on("GET /schemas/ids/7", KPI);
    server.on("POST /subjects/waymark.kpis-value", 200, lie);
    server.on("POST /subjects/waymark.kpis-value", KPI);

    assertThat(registry.schema(7)).isEqualTo(new Entry.Known(KPI));
    assertThat(registry.id("waymark.kpis-value", KPI)).hasValue(7);
    assertThat(server.asked()).hasSize(4);
  }

  @Test
  void a_registry_that_goes_on_lying_is_an_outage() {
    server.on("GET /schemas/ids/7", 200, "<html>Please log in</html>");

    assertThatThrownBy(() -> registry.schema(7))
        .isInstanceOf(RegistryOutage.class)
        .hasMessageContaining("not what a registry says");
  }

  @Test
  void patience_ends() {
    server.on("GET /schemas/ids/7", 500, "{\"message\":\"disk full\"}");

    assertThatThrownBy(() -> registry.schema(7))
        .isInstanceOf(RegistryOutage.class)
        .hasMessageContaining("500 (disk full)");
    assertThat(server.asked()).hasSizeGreaterThan(2);
  }

  @Test
  void the_next_address_is_asked_where_the_first_does_not_answer() {
    URI dead;
    try (FakeRegistry gone = new FakeRegistry()) {
      dead = gone.url("");
    }
    server.on("GET /base/v7/schemas/ids/7", KPI);
    SchemaRegistry two =
        new HttpRegistry(settings(new RegistryAuth.Anonymous(), dead, server.url("/base/v7/")));

    assertThat(two.schema(7)).isEqualTo(new Entry.Known(KPI));
  }

  @Test
  void we_say_who_we_are() {
    server.on("GET /schemas/ids/7", KPI);

    new HttpRegistry(settings(new RegistryAuth.Basic("ann", "se:cret"), server.url(""))).schema(7);
    new HttpRegistry(settings(new RegistryAuth.Bearer("t0ken"), server.url(""))).schema(7);
    registry.schema(7);

    assertThat(server.questions())
        .extracting(FakeRegistry.Question::authorization)
        .containsExactly("Basic YW5uOnNlOmNyZXQ=", "Bearer t0ken", "");
  }

  @Test
  void a_token_is_fetched_once_and_again_when_it_is_refused() {
    server
        .on("POST /token", 200, "{\"access_token\":\"t1\",\"expires_in\":300}")
        .on("POST /token", 200, "{\"access_token\":\"t2\",\"expires_in\":300}")
        .on("GET /schemas/ids/7", KPI)
        .on("GET /schemas/ids/8", 401, "{}")
        .on("GET /schemas/ids/8", KPI);
    HttpRegistry asking = new HttpRegistry(settings(credentials("s/cret"), server.url("")));

    asking.schema(7);
    asking.schema(8);

    assertThat(server.questions())
        .extracting(FakeRegistry.Question::what, FakeRegistry.Question::authorization)
        .containsExactly(
            tuple("POST /token", "Basic d2F5bWFyazpzJTJGY3JldA=="),
            tuple("GET /schemas/ids/7", "Bearer t1"),
            tuple("GET /schemas/ids/8", "Bearer t1"),
            tuple("POST /token", "Basic d2F5bWFyazpzJTJGY3JldA=="),
            tuple("GET /schemas/ids/8", "Bearer t2"));
    assertThat(server.questions().get(0).body())
        .isEqualTo("grant_type=client_credentials&scope=read+write");
  }

  @Test
  void an_issuer_that_refuses_is_an_outage_that_names_it_and_no_secret() {
    server.on("POST /token", 401, "{\"error\":\"no s/cret\"}");

    assertThatThrownBy(
            () -> new HttpRegistry(settings(credentials("s/cret"), server.url(""))).schema(7))
        .isInstanceOf(RegistryOutage.class)
        .hasMessageContaining("/token answers HTTP 401 to client waymark")
        .hasMessageNotContaining("s/cret");
    server.on("POST /token", 200, "s/cret but no JSON");
    assertThatThrownBy(
            () -> new HttpRegistry(settings(credentials("s/cret"), server.url(""))).schema(7))
        .hasMessageNotContaining("s/cret");
  }

  private RegistryAuth credentials(String secret) {
    return new RegistryAuth.ClientCredentials(
        server.url("/token"), "waymark", secret, "read write");
  }

  @Test
  void a_schema_may_refer_to_others() {
    String page =
        "{\"type\":\"record\",\"name\":\"Page\",\"namespace\":\"x\",\"fields\":"
            + "[{\"name\":\"at\",\"type\":\"long\"}]}";
    String visit =
        "{\"type\":\"record\",\"name\":\"Visit\",\"namespace\":\"x\",\"fields\":"
            + "[{\"name\":\"page\",\"type\":\"x.Page\"}]}";
    server.on("GET /subjects/a%20page/versions/3", 200, "{\"schema\":" + quoted(page) + "}");
    server.on(
        "GET /schemas/ids/7",
        200,
        "{\"schema\":"
            + quoted(visit)
            + ",\"references\":[{\"name\":\"x.Page\",\"subject\":\"a page\",\"version\":3}]}");

    Entry entry = registry.schema(7);

    assertThat(entry).isInstanceOf(Entry.Known.class);
    Schema schema = ((Entry.Known) entry).schema();
    assertThat(schema.getField("page").schema().getField("at")).isNotNull();
  }

  @Test
  void what_is_no_avro_is_foreign() {
    server.on(
        "GET /schemas/ids/7", 200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}");
    server.on("GET /schemas/ids/8", 200, "{\"schema\":\"{\\\"type\\\":\\\"sheep\\\"}\"}");

    assertThat(registry.schema(7)).isInstanceOf(Entry.Foreign.class);
    assertThat(registry.schema(8)).isInstanceOf(Entry.Foreign.class);
  }

  @Test
  void an_id_is_looked_up_once() {
    server.on("POST /subjects/waymark.kpis-value", KPI);

    assertThat(registry.id("waymark.kpis-value", KPI)).hasValue(7);
    assertThat(registry.id("waymark.kpis-value", KPI)).hasValue(7);
    assertThat(server.questions()).hasSize(1);
    assertThat(server.questions().get(0).body()).contains("schema").contains("Kpi");
  }

  @Test
  void a_registered_schema_that_differs_in_words_only_will_do() {
    Schema otherWords =
        new Schema.Parser().parse(KPI.toString().replace("How many;", "The number;"));
    server.on("POST /subjects/waymark.kpis-value", 404, NOT_FOUND);
    server.on("GET /subjects/waymark.kpis-value/versions/latest", otherWords);

    assertThat(registry.id("waymark.kpis-value", KPI)).hasValue(7);
  }

  @Test
  void a_registered_schema_that_is_written_otherwise_will_not_do() {
    server.on("POST /subjects/waymark.kpis-value", 404, NOT_FOUND);
    server.on("GET /subjects/waymark.kpis-value/versions/latest", Schemas.of(Purchase.class));

    assertThat(registry.id("waymark.kpis-value", KPI)).isEmpty();
  }

  @Test
  void registering_sets_what_later_versions_must_keep_to() {
    server.on("POST /subjects/waymark.kpis-value/versions", 200, "{\"id\":42}");
    server.on("PUT /config/waymark.kpis-value", 200, "{\"compatibility\":\"FULL_TRANSITIVE\"}");

    int id = registry.register("waymark.kpis-value", KPI, Compatibility.FULL_TRANSITIVE);

    assertThat(id).isEqualTo(42);
    assertThat(registry.id("waymark.kpis-value", KPI)).hasValue(42);
    assertThat(server.questions().get(1).body()).contains("FULL_TRANSITIVE");
  }

  @Test
  void two_instances_may_register_the_same_at_once() {
    server.on("POST /subjects/waymark.kpis-value/versions", 409, "{\"message\":\"exists\"}");
    server.on("POST /subjects/waymark.kpis-value", KPI);
    server.on("PUT /config/waymark.kpis-value", 409, "{\"message\":\"rule exists\"}");
    server.on("PUT /config/waymark.kpis-value", 200, "{\"compatibility\":\"FULL_TRANSITIVE\"}");

    assertThat(registry.register("waymark.kpis-value", KPI, Compatibility.FULL_TRANSITIVE))
        .isEqualTo(7);
  }

  @Test
  void a_schema_that_breaks_its_promise_is_refused() {
    server.on("POST /subjects/waymark.kpis-value", 404, NOT_FOUND);
    server.on("GET /subjects/waymark.kpis-value/versions/latest", Schemas.of(Purchase.class));
    server.on(
        "POST /subjects/waymark.kpis-value/versions", 409, "{\"message\":\"count was removed\"}");

    assertThatThrownBy(
            () -> registry.register("waymark.kpis-value", KPI, Compatibility.FULL_TRANSITIVE))
        .isInstanceOf(RegistryRefusal.class)
        .hasMessageContaining("count was removed");
  }

  static RegistrySettings settings(RegistryAuth auth, URI... urls) {
    return new RegistrySettings(
        List.of(urls), auth, Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofMillis(20));
  }

  private static String quoted(String json) {
    return '"' + json.replace("\"", "\\\"") + '"';
  }
}
