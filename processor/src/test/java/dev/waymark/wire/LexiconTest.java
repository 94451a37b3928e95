package dev.waymark.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.schema.SupportContactStep;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {

  private static final String ANGRY = "This is the WORST service ever, I hate it!";

  @ParameterizedTest
  @CsvSource({
    "'VADER is smart, handsome, and funny.', 832",
    "The book was kind of good., 383",
    "Not such a badass after all., -153",
  })
  void the_published_examples_have_their_tones(String text, int thousandths) {
    assertThat(Lexicon.tone(text)).isEqualTo(new Sentiment(thousandths));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t\n", "?!", "o cliente comprou um livro", "42"})
  void where_no_word_is_known_nothing_is_guessed(String text) {
    assertThat(Lexicon.tone(text)).isEqualTo(Sentiment.UNKNOWN);
  }

  @Test
  void of_a_long_text_the_start_is_scored() {
    String start = "lovely ".repeat(Lexicon.MOST_CHARACTERS / 7 + 1);

    assertThat(Lexicon.tone(start + ANGRY.repeat(100_000))).isEqualTo(Lexicon.tone(start));
  }

  @Test
  void threads_agree() {
    List<String> texts = IntStream.range(0, 500).mapToObj(LexiconTest::noise).toList();

    List<Sentiment> together = texts.parallelStream().map(Lexicon::tone).toList();

    assertThat(together).isEqualTo(texts.stream().map(Lexicon::tone).toList());
  }

  @Test
  void a_customer_s_words_are_scored() {
    assertThat(opened(null, ANGRY, true).isComplaint()).isTrue();
    assertThat(mentioned(null, ANGRY, true).isComplaint()).isTrue();
  }

  @Test
  void what_the_source_says_is_believed() {
    assertThat(opened(1.0, ANGRY, true)).isEqualTo(Sentiment.of(1));
    assertThat(mentioned(0.0, ANGRY, true)).isEqualTo(Sentiment.of(0));
  }

  @Test
  void switched_off_it_scores_nothing() {
    assertThat(opened(null, ANGRY, false)).isEqualTo(Sentiment.UNKNOWN);
    assertThat(mentioned(null, ANGRY, false)).isEqualTo(Sentiment.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(names = {"ANSWERED", "RESOLVED"})
  void the_words_of_the_support_tell_nothing_of_the_customer(SupportContactStep step) {
    assertThat(contact(step, null, ANGRY, true)).isEqualTo(Sentiment.UNKNOWN);
  }

  private static String noise(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    List<String> words = List.of("BAD", "never", "so", "good", "but", "least", "kind", "of", ":)");
    for (int word = random.nextInt(40); word >= 0; word--) {
      text.append(words.get(random.nextInt(words.size()))).append(" !?.\u00a0".charAt(word % 5));
      text.appendCodePoint(1 + random.nextInt(0x1ffff)).append(' ');
    }
    return text.toString();
  }

  private static Sentiment opened(@Nullable Double given, String text, boolean scores) {
    return contact(SupportContactStep.OPENED, given, text, scores);
  }

  private static Sentiment contact(
      SupportContactStep step, @Nullable Double given, String text, boolean scores) {
    var record =
        dev.waymark.schema.SupportContact.newBuilder()
            .setEventId("e1")
            .setOccurredAt(Instant.EPOCH)
            .setIdentifiers(List.of())
            .setCustomerId("ann")
            .setStep(step)
            .setSentiment(given)
            .setText(text)
            .build();
    return ((SupportContact) read(EventKind.SUPPORT_CONTACT, record, scores)).sentiment();
  }

  private static Sentiment mentioned(@Nullable Double given, String text, boolean scores) {
    var record =
        dev.waymark.schema.SocialMention.newBuilder()
            .setEventId("e1")
            .setOccurredAt(Instant.EPOCH)
            .setIdentifiers(List.of())
            .setCustomerId("ann")
            .setNetwork("twitter")
            .setSentiment(given)
            .setText(text)
            .setReach(0)
            .build();
    return ((SocialMention) read(EventKind.SOCIAL_MENTION, record, scores)).sentiment();
  }

  private static Event read(
      EventKind kind, org.apache.avro.specific.SpecificRecord record, boolean scores) {
    InputRules rules =
        new InputRules(
            Currency.getInstance("EUR"),
            10_000,
            BlockedNames.USUAL,
            new Classification(Map.of(), List.of(), scores));
    byte[] body = AvroRecords.bytes(new byte[0], record);
    try {
      return new InputDeserializer(kind, new MemoryRegistry(), rules).readBody(body);
    } catch (Refused e) {
      throw new AssertionError(e);
    }
  }
}
