package dev.waymark.cli;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How ACLs are shown. */
enum AclFormat {
  TABLE,
  CSV,
  JSON,
  KAFKA_ACLS,
  STRIMZI;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All words, for help. */
  static final class Words extends LinkedHashSet<String> {
    private static final long serialVersionUID = 1L;

    Words() {
      super(Arrays.stream(values()).map(AclFormat::word).toList());
    }
  }

  /** Reads a word. */
  static final class Converter implements ITypeConverter<AclFormat> {
    @Override
    public AclFormat convert(String text) {
      return Arrays.stream(values())
          .filter(each -> each.word().equals(text.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException("it is " + text + ", it must be of " + new Words()));
    }
  }
}
