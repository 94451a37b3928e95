package dev.waymark.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {

  static List<Contract> contracts() {
    return Contract.all();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void every_record_enum_and_field_says_what_it_is(Contract contract) {
    assertThat(undocumented(contract.current())).isEmpty();
  }

  @Test
  void a_field_without_a_sentence_is_found() {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Visit", "doc": "A visit.", "fields": [
                  {"name": "at", "type": "long", "doc": "When."},
                  {"name": "pages", "type": ["null", {"type": "array", "items":
                    {"type": "record", "name": "Page", "doc": "A page.", "fields": [
                      {"name": "title", "type": "string"}]}}], "doc": "Which."}]}
                """);

    assertThat(undocumented(schema)).containsExactly("Page.title");
  }

  private static List<String> undocumented(Schema schema) {
    List<String> found = new ArrayList<>();
    collect(schema, found);
    return found;
  }

  private static void collect(Schema schema, List<String> found) {
    switch (schema.getType()) {
      case RECORD -> collectFields(schema, found);
      case ENUM -> requireSentence(schema.getDoc(), schema.getName(), found);
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      default -> {}
    }
  }

  private static void collectFields(Schema schema, List<String> found) {
    requireSentence(schema.getDoc(), schema.getName(), found);
    for (Schema.Field field : schema.getFields()) {
      requireSentence(field.doc(), schema.getName() + "." + field.name(), found);
      collect(field.schema(), found);
    }
  }

  private static void requireSentence(String doc, String of, List<String> found) {
    if (doc == null || !doc.endsWith(".")) {
      found.add(of);
    }
  }
}
