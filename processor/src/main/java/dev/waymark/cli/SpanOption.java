package dev.waymark.cli;

import dev.waymark.app.EngineSettings;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A span given on the command line, such as {@code 30s} or {@code 5m}. */
public record SpanOption(Duration span) {

  /** As good as for ever. */
  public static final SpanOption WITHOUT_END = new SpanOption(Duration.ofDays(36_500));

  /** Whether the span has not passed yet, counted from this call. */
  public BooleanSupplier goesOn() {
    long start = System.nanoTime();
    return () -> Duration.ofNanos(System.nanoTime() - start).compareTo(span) < 0;
  }

  @Override
  public String toString() {
    return this.equals(WITHOUT_END) ? "without end" : span.toString();
  }

  /** Reads spans by the rule of the settings. */
  static final class Converter implements ITypeConverter<SpanOption> {
    @Override
    public SpanOption convert(String text) {
      try {
        return new SpanOption(EngineSettings.IDLE_AFTER.kind().read(text));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + text + "': it must be " + EngineSettings.IDLE_AFTER.rule());
      }
    }
  }
}
