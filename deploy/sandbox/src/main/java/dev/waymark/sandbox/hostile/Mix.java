package dev.waymark.sandbox.hostile;

import dev.waymark.sandbox.simulator.Faults;
import dev.waymark.sandbox.simulator.Scenario;
import dev.waymark.sandbox.simulator.Simulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * Good events and tricks, in an order that the seed alone decides. Every trick is played at least
 * once, however small the share.
 *
 * @param events how many good events and links there are
 * @param share of all records, how many are bad or hostile
 * @param untilMs when the story ends
 */
record Mix(long events, double share, long seed, long untilMs) {

  static final String GOOD = "good";

  private static final int EVENTS_OF_A_CUSTOMER = 8;
  private static final Duration STORY = Duration.ofDays(180);

  Mix {
    if (events < 1) {
      throw new IllegalArgumentException("events is " + events + ": at least 1 is needed");
    }
    if (!(share > 0 && share <= 0.5)) {
      throw new IllegalArgumentException(
          "share is " + share + ": it is more than 0 and at most 0.5");
    }
  }

  /** Hands over each record with the name of its trick. */
  void play(Workshop workshop, BiConsumer<String, Parcel> taker) {
    new Playing(workshop, taker).play();
  }

  private Simulator story() {
    int customers = (int) Math.max(10, events / EVENTS_OF_A_CUSTOMER);
    Faults faults = new Faults(0.02, 0, 0.05, 0.3);
    return Simulator.of(Scenario.of(customers, untilMs - STORY.toMillis(), untilMs, seed, faults));
  }

  private final class Playing {
    private final List<Trick> tricks = Catalogue.all();
    private final Map<String, Integer> played = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Workshop workshop;
    private final BiConsumer<String, Parcel> taker;
    private int next;
    private long number;

    Playing(Workshop workshop, BiConsumer<String, Parcel> taker) {
      this.workshop = workshop;
      this.taker = taker;
    }

    void play() {
      Simulator story = story();
      for (long good = 0; good < events && story.hasNext(); good++) {
        taker.accept(GOOD, workshop.delivered(story.next()));
        while (random.nextDouble() < share) {
          playOne();
        }
      }
      while (next < tricks.size()) {
        playOne();
      }
    }

    private void playOne() {
      Trick trick = next < tricks.size() ? tricks.get(next++) : any();
      played.merge(trick.name(), 1, Integer::sum);
      trick.making().make(workshop, number++).forEach(parcel -> taker.accept(trick.name(), parcel));
    }

    private Trick any() {
      Trick trick = tricks.get(random.nextInt(tricks.size()));
      return played.getOrDefault(trick.name(), 0) < trick.most() ? trick : any();
    }
  }
}
