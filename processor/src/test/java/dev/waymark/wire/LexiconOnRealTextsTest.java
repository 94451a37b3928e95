package dev.waymark.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.waymark.domain.event.Sentiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** How far the lexicon agrees with people who labelled tweets; the data are no part of this. */
class LexiconOnRealTextsTest {

  private static final Path TWEETS = Path.of("../../shared/data/airline_dev.csv.gz");
  private static final List<String> TONES = List.of("negative", "neutral", "positive");

  @Test
  void tweets_to_airlines_are_read_as_people_read_them_more_often_than_not() throws IOException {
    assumeTrue(Files.exists(TWEETS), () -> TWEETS + " is not there: this test needs it");
    Map<String, Integer> seen = new TreeMap<>();
    int complaints = 0;
    int rightly = 0;
    try (InputStream file = new GZIPInputStream(Files.newInputStream(TWEETS));
        CsvReader<NamedCsvRecord> tweets = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord tweet : tweets) {
        Sentiment people = Sentiment.of(Double.parseDouble(tweet.getField("sentiment")));
        Sentiment lexicon = Lexicon.tone(tweet.getField("text"));
        seen.merge(people.tone() + " as " + lexicon.tone(), 1, Integer::sum);
        complaints += lexicon.isComplaint() ? 1 : 0;
        rightly += lexicon.isComplaint() && people.isComplaint() ? 1 : 0;
      }
    }

    double accuracy = share(seen, "negative") + share(seen, "neutral") + share(seen, "positive");
    double recall = hits(seen, "negative") / row(seen, "negative");
    double precision = (double) rightly / complaints;
    seen.forEach((pair, count) -> System.out.println(pair + ": " + count));
    System.out.printf(
        "accuracy %.3f, negative found %.3f, complaints right %.3f of %d%n",
        accuracy, recall, precision, complaints);
    assertThat(accuracy).isGreaterThan(0.53);
    assertThat(recall).isGreaterThan(0.48);
    assertThat(hits(seen, "positive") / row(seen, "positive")).isGreaterThan(0.86);
    assertThat(precision).isGreaterThan(0.9);
  }

  private static double share(Map<String, Integer> seen, String tone) {
    return hits(seen, tone) / seen.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static double row(Map<String, Integer> seen, String tone) {
    return TONES.stream().mapToInt(as -> seen.getOrDefault(tone + " as " + as, 0)).sum();
  }

  private static double hits(Map<String, Integer> seen, String tone) {
    return seen.getOrDefault(tone + " as " + tone, 0);
  }
}
