package dev.waymark.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.schema.Contract.Promise;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityTest {

  static List<Contract> contracts() {
    return Contract.all();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void every_released_version_stays_readable_as_promised(Contract contract) throws IOException {
    Schema current = contract.current();

    assertThat(Released.of(contract))
        .isNotEmpty()
        .allSatisfy(released -> assertThat(contract.allows(released, current)).isTrue());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void the_newest_release_is_the_current_schema(Contract contract) throws IOException {
    List<Schema> released = Released.of(contract);

    assertThat(released.get(released.size() - 1).toString())
        .as("%s has changed: release it as a new version (Released.main)", contract)
        .isEqualTo(contract.current().toString());
  }

  @Test
  void an_input_may_gain_an_optional_field_but_not_a_required_one() {
    Contract input = new Contract(Purchase.class, Promise.BACKWARD_TRANSITIVE);

    assertThat(input.allows(order().endRecord(), order().optionalString("shop").endRecord()))
        .isTrue();
    assertThat(input.allows(order().endRecord(), order().requiredString("shop").endRecord()))
        .isFalse();
  }

  @Test
  void an_input_may_lose_a_field_but_an_output_may_not() {
    Schema before = order().requiredString("shop").endRecord();
    Schema after = order().endRecord();

    assertThat(new Contract(Purchase.class, Promise.BACKWARD_TRANSITIVE).allows(before, after))
        .isTrue();
    assertThat(new Contract(Journey.class, Promise.FULL_TRANSITIVE).allows(before, after))
        .isFalse();
  }

  @Test
  void a_break_planted_in_a_real_schema_is_caught() throws IOException {
    for (Contract contract : Contract.all()) {
      Schema released = Released.of(contract).get(0);
      String firstField = released.getFields().get(0).name();
      Schema broken =
          new Schema.Parser()
              .parse(
                  released
                      .toString()
                      .replace("\"name\":\"" + firstField + "\"", "\"name\":\"renamed\""));

      assertThat(contract.allows(released, broken)).as(contract.name()).isFalse();
    }
  }

  private static SchemaBuilder.FieldAssembler<Schema> order() {
    return SchemaBuilder.record("Order").fields().requiredLong("amount");
  }
}
