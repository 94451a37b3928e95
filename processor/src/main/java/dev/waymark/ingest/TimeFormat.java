package dev.waymark.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * How an export writes its times.
 *
 * @param pattern a pattern of {@link DateTimeFormatter}, or one of {@link #ISO}, {@link
 *     #EPOCH_SECONDS} and {@link #EPOCH_MILLIS}
 * @param formatter the pattern, where it is one
 * @param zone the zone of times that name none
 */
record TimeFormat(String pattern, Optional<DateTimeFormatter> formatter, ZoneId zone) {

  static final String ISO = "iso";
  static final String EPOCH_SECONDS = "epoch-seconds";
  static final String EPOCH_MILLIS = "epoch-millis";

  /** ISO-8601 with the blank that some write for the T, and with a day alone. */
  private static final String ISO_LETTERS =
      "uuuu-MM-dd[['T'][' ']HH:mm[:ss[.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S]][XXX][XX]]";

  /** As canonical files write them. */
  static final TimeFormat CANONICAL = of(ISO, ZoneOffset.UTC);

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  /**
   * A format.
   *
   * @throws IllegalArgumentException when the pattern is none
   */
  static TimeFormat of(String pattern, ZoneId zone) {
    boolean named = pattern.equals(EPOCH_SECONDS) || pattern.equals(EPOCH_MILLIS);
    String letters = pattern.equals(ISO) ? ISO_LETTERS : pattern;
    return new TimeFormat(pattern, named ? Optional.empty() : Optional.of(reader(letters)), zone);
  }

  /** The moment of a time, or the first instant of a day. */
  Instant moment(String column, String text) throws UnreadableCell {
    return parse(column, text, false);
  }

  /**
   * The moment of a time, or the last millisecond of a day: what is promised for a day has all day.
   */
  Instant end(String column, String text) throws UnreadableCell {
    return parse(column, text, true);
  }

  private Instant parse(String column, String text, boolean dayEnds) throws UnreadableCell {
    try {
      Instant moment = parse(text, dayEnds);
      if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
        throw new UnreadableCell(column, text, "must lie between the years 1970 and 9999");
      }
      return moment;
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new UnreadableCell(column, text, "must be a time written as " + described());
    }
  }

  private Instant parse(String text, boolean dayEnds) {
    if (formatter.isEmpty()) {
      long number = Long.parseLong(text);
      return Instant.ofEpochMilli(
          pattern.equals(EPOCH_SECONDS) ? Math.multiplyExact(number, 1000L) : number);
    }
    TemporalAccessor time =
        formatter.get().parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (time instanceof OffsetDateTime exact) {
      return exact.toInstant();
    }
    if (time instanceof LocalDateTime local) {
      return local.atZone(zone).toInstant();
    }
    LocalDate day = LocalDate.from(time);
    return dayEnds
        ? day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1)
        : day.atStartOfDay(zone).toInstant();
  }

  private String described() {
    return pattern.equals(ISO) ? "ISO-8601 has it, such as 2018-01-31T12:00:00Z" : pattern;
  }

  /**
   * A strict reader: a lenient one takes 30 February for the 28th. Strict years are written u, and
   * everybody writes y.
   */
  private static DateTimeFormatter reader(String letters) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(withStrictYears(letters))
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static String withStrictYears(String letters) {
    StringBuilder strict = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      quoted ^= letter == '\'';
      strict.append(letter == 'y' && !quoted ? 'u' : letter);
    }
    return strict.toString();
  }
}
