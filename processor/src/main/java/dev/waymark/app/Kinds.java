package dev.waymark.app;

import dev.waymark.query.AllowedPeers;
import dev.waymark.query.Gate;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of value a setting may have, each read from text by a rule that can be said. */
final class Kinds {

  private static final int MOST_LABELS = 50;

  static final Kind<String> TEXT = new Kind<>("a text that is not empty", Kinds::notEmpty);
  static final Kind<String> ANY_TEXT = new Kind<>("a text", text -> text);
  static final Kind<String> SECRET =
      new Kind<>(
          "a text of at least " + Gate.SHORTEST_TOKEN + " printable characters, or empty for none",
          text -> {
            require(text.isEmpty() || text.length() >= Gate.SHORTEST_TOKEN);
            require(text.chars().allMatch(c -> c > ' ' && c < 127));
            return text;
          });
  static final Kind<Duration> SPAN =
      new Kind<>("a span longer than 0, such as 90d, 12h, 30s or 100ms", positive(Spans::read));
  static final Kind<Duration> SPAN_OR_ZERO =
      new Kind<>("a span such as 90d, 12h, 30s or 100ms, or 0", Spans::read);
  static final Kind<Long> BYTES =
      new Kind<>(
          "a size of 1 byte to 1 GB, such as 65536, 512KB or 1MB",
          text -> Sizes.read(text, 1, 1L << 30));
  static final Kind<Long> MEMORY =
      new Kind<>(
          "a size from 16MB to 64GB, such as 256MB or 2GB",
          text -> Sizes.read(text, 16L << 20, 64L << 30));
  static final Kind<Optional<Instant>> MOMENT =
      new Kind<>(
          "an instant such as 1998-07-01T00:00:00Z, or empty for none",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(instant(text)));
  static final Kind<ZoneId> ZONE =
      new Kind<>("a time zone such as UTC or Europe/Berlin", refusing(ZoneId::of));
  static final Kind<Currency> CURRENCY =
      new Kind<>(
          "an ISO 4217 currency such as USD",
          text -> Currency.getInstance(text.toUpperCase(Locale.ROOT)));
  static final Kind<Double> FINITE = decimal("a number", -Double.MAX_VALUE, Double.MAX_VALUE);
  static final Kind<Optional<Double>> PERHAPS_POSITIVE =
      new Kind<>(
          "a number above 0, or empty for none",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(positive(text)));
  static final Kind<List<String>> WORDS =
      new Kind<>("a list of words, separated by commas", Kinds::items);

  /** Metrics have a series for each of them. */
  static final Kind<List<String>> FEW_WORDS =
      new Kind<>(
          "a list of at most 50 words, separated by commas",
          text -> {
            List<String> words = items(text);
            require(words.size() <= MOST_LABELS);
            return words;
          });

  static final Kind<List<BigDecimal>> AMOUNTS =
      new Kind<>(
          "a list of amounts, separated by commas, such as 0, 300, 1000",
          text -> items(text).stream().map(BigDecimal::new).toList());
  static final Kind<List<Double>> DECIMALS =
      new Kind<>(
          "a list of numbers, separated by commas, such as 0.5, 0.75, 0.9",
          text -> items(text).stream().map(Double::valueOf).toList());
  static final Kind<List<Duration>> SPAN_LIST =
      new Kind<>(
          "a list of spans, separated by commas, such as 7d, 14d, 30d",
          text -> items(text).stream().map(Spans::read).toList());
  static final Kind<List<Integer>> WHOLE_LIST =
      new Kind<>(
          "a list of whole numbers, separated by commas, such as 2, 3, 5",
          text -> items(text).stream().map(Integer::valueOf).toList());
  static final Kind<String> TOPIC_NAME =
      new Kind<>(
          "a topic name of letters, digits, dots, hyphens and underscores",
          text -> {
            require(text.matches("[A-Za-z0-9._-]{1,249}") && !text.matches("\\.{1,2}"));
            return text;
          });

  static final Kind<String> HTTP_ADDRESS_OR_NONE =
      new Kind<>(
          "an address such as http://127.0.0.1:9090/api/v1/write, or empty",
          text -> {
            require(text.isEmpty() || isHttp(URI.create(text)));
            return text;
          });
  static final Kind<String> LABEL =
      new Kind<>(
          "a word of at most 50 letters, digits, dots, hyphens and underscores",
          text -> {
            require(text.matches("[A-Za-z0-9._-]{1,50}"));
            return text;
          });

  static final Kind<List<AllowedPeers.Allowed>> PEERS =
      new Kind<>(
          "a list of host:port, separated by commas, the host also as *.domain or 10.0.0.0/8, the"
              + " port also as *",
          text -> items(text).stream().map(AllowedPeers.Allowed::read).toList());
  static final Kind<Boolean> YES_OR_NO =
      new Kind<>("true or false", text -> oneOf("true", "false").read(text).equals("true"));

  private Kinds() {}

  private static boolean isHttp(URI address) {
    return address.getHost() != null
        && (address.getScheme().equals("http") || address.getScheme().equals("https"));
  }

  static Kind<Integer> whole(int least, int most) {
    return new Kind<>(
        "a whole number from " + least + " to " + most,
        text -> {
          int number = Integer.parseInt(text);
          require(least <= number && number <= most);
          return number;
        });
  }

  static Kind<Double> decimal(String rule, double least, double most) {
    return new Kind<>(
        rule,
        text -> {
          double number = Double.parseDouble(text);
          require(least <= number && number <= most);
          return number;
        });
  }

  static Kind<String> oneOf(String... choices) {
    List<String> all = List.of(choices);
    return new Kind<>(
        "one of " + String.join(", ", all),
        text -> {
          String choice = text.toLowerCase(Locale.ROOT);
          require(all.contains(choice));
          return choice;
        });
  }

  static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
    String choices = EnumSet.allOf(type).stream().map(Enum::name).collect(Collectors.joining(", "));
    return new Kind<>(
        "one of " + choices, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
  }

  /** Items are one per line, or separated by commas where there is one line only. */
  static List<String> items(String text) {
    String separator = text.contains("\n") ? "\n" : ",";
    return Arrays.stream(text.split(separator, -1))
        .flatMap(item -> item.isBlank() ? Stream.empty() : Stream.of(item.strip()))
        .toList();
  }

  private static String notEmpty(String text) {
    require(!text.isEmpty());
    return text;
  }

  private static Function<String, Duration> positive(Function<String, Duration> reader) {
    return text -> {
      Duration span = reader.apply(text);
      require(!span.isZero());
      return span;
    };
  }

  private static double positive(String text) {
    double number = Double.parseDouble(text);
    require(number > 0 && number < Double.POSITIVE_INFINITY);
    return number;
  }

  private static Instant instant(String text) {
    return refusing(Instant::parse).apply(text);
  }

  private static <T> Function<String, T> refusing(Function<String, T> reader) {
    return text -> {
      try {
        return reader.apply(text);
      } catch (java.time.DateTimeException e) {
        throw new IllegalArgumentException(e);
      }
    };
  }

  static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}
