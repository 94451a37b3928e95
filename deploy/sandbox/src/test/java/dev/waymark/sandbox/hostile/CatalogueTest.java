package dev.waymark.sandbox.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueTest {

  @Test
  void every_class_of_bad_input_has_a_name_of_its_own() {
    assertThat(Catalogue.all())
        .extracting(Trick::name)
        .hasSizeGreaterThanOrEqualTo(40)
        .doesNotHaveDuplicates();
  }
}
