package dev.waymark.sandbox.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.waymark.app.Config;
import dev.waymark.sandbox.replay.OutputTopic;
import dev.waymark.wire.Wire;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/**
 * The checker of a run in a process of its own: it knows the topics and the producer's list, and
 * nothing of what was done. It ends with 0 when nothing is wrong, with 1 when something is.
 */
public final class CheckerMain {

  private final Place place;

  private CheckerMain(Place place) {
    this.place = place;
  }

  /**
   * @param args the words of the place
   */
  public static void main(String[] args) throws IOException {
    CheckerMain checker = new CheckerMain(Place.of(Arrays.asList(args)));
    Verdict verdict = checker.verdict();
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(checker.place.verdict().toFile(), verdict);
    System.exit(verdict.isGood() ? 0 : 1);
  }

  /** Both runs are heard at once. */
  private Verdict verdict() {
    Config live = place.live();
    CompletableFuture<Testimony> reference =
        CompletableFuture.supplyAsync(() -> heard(place.reference()));
    Testimony told = heard(live);
    Inputs inputs = Inputs.read(live, Acknowledged.read(place.acknowledged()));
    return Verdict.of(told, reference.join(), inputs.counts()).and(inputs, told.rejects());
  }

  private static Testimony heard(Config config) {
    Testimony testimony = new Testimony();
    Wire wire = Wire.of(config.wire());
    testimony.all().forEach(hearing -> hear(testimony, hearing, config, wire));
    return testimony;
  }

  private static <T extends SpecificRecord> void hear(
      Testimony testimony, Hearing<T> hearing, Config config, Wire wire) {
    try (OutputTopic<T> output =
        new OutputTopic<>(
            config.client(),
            config.topics().name(hearing.spoken().topic()),
            wire.output(hearing.spoken().type()).deserializer())) {
      output.eachToEnd(told -> testimony.hear(hearing, told));
    }
  }
}
