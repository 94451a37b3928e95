package dev.waymark.sandbox.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.sandbox.Sandbox;
import dev.waymark.schema.Kpi;
import dev.waymark.wire.HttpRegistry;
import dev.waymark.wire.RegistryAuth;
import dev.waymark.wire.RegistryRefusal;
import dev.waymark.wire.RegistrySettings;
import dev.waymark.wire.SchemaRegistry;
import dev.waymark.wire.SchemaRegistry.Compatibility;
import dev.waymark.wire.SchemaRegistry.Entry;
import dev.waymark.wire.Schemas;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneSandbox.class)
class RegistryInteropTest {

  private static final Schema KPI = Schemas.of(Kpi.class);

  @Test
  void a_registered_schema_is_found_by_its_id_and_by_its_subject(Sandbox sandbox) {
    int id = fresh(sandbox).register("found-value", KPI, Compatibility.FULL_TRANSITIVE);

    assertThat(fresh(sandbox).schema(id)).isEqualTo(new Entry.Known(KPI));
    assertThat(fresh(sandbox).id("found-value", KPI)).hasValue(id);
  }

  @Test
  void an_id_nobody_has_is_a_fact_and_no_outage(Sandbox sandbox) {
    assertThat(fresh(sandbox).schema(987_654_321)).isInstanceOf(Entry.Unknown.class);
    assertThat(fresh(sandbox).schema(Integer.MAX_VALUE)).isInstanceOf(Entry.Unknown.class);
    assertThat(fresh(sandbox).schema(0)).isInstanceOf(Entry.Unknown.class);
  }

  @Test
  void a_subject_nobody_has_is_a_fact_and_no_outage(Sandbox sandbox) {
    assertThat(fresh(sandbox).id("nobody-value", KPI)).isEmpty();
  }

  @Test
  void a_schema_that_differs_in_words_only_will_do(Sandbox sandbox) {
    Schema otherWords =
        new Schema.Parser().parse(KPI.toString().replace("How many;", "The number;"));
    int id = fresh(sandbox).register("words-value", otherWords, Compatibility.FULL_TRANSITIVE);

    assertThat(fresh(sandbox).id("words-value", KPI)).hasValue(id);
  }

  @Test
  void a_break_of_the_promise_is_refused(Sandbox sandbox) {
    Schema broken = new Schema.Parser().parse(KPI.toString().replace("\"count\"", "\"number\""));
    fresh(sandbox).register("broken-value", KPI, Compatibility.FULL_TRANSITIVE);

    assertThatThrownBy(
            () -> fresh(sandbox).register("broken-value", broken, Compatibility.FULL_TRANSITIVE))
        .isInstanceOf(RegistryRefusal.class)
        .hasMessageContaining("broken-value");
  }

  /** One that remembers nothing. */
  private static SchemaRegistry fresh(Sandbox sandbox) {
    return new HttpRegistry(
        RegistrySettings.at(sandbox.registryUrl(), new RegistryAuth.Anonymous()));
  }
}
