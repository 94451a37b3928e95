package dev.waymark.sandbox.simulator;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Tells a scenario, delivery by delivery, in the order of arrival. Lives are lived as time comes to
 * them, so what is held at once is one entry per customer and what is on its way.
 */
public final class Simulator implements Iterator<Delivery> {

  /** The campaigns that bring customers, or bring them back. */
  public static final List<String> CAMPAIGNS = List.of("spring", "come-back");

  /** How much of the scenario passes before half of the customers have appeared. */
  private static final double EARLY = 0.25;

  /** Of the households that come by half, how many have a device in turns. */
  private static final double SHARING = 0.5;

  private sealed interface Entry {}

  private record Arrives(Delivery delivery) implements Entry {}

  private record Lives(Life life) implements Entry {}

  private record Due(long atMs, long place, Entry entry) {}

  private final Scenario scenario;
  private final Consumer<Truth> truths;
  private final Consumer<Placed> placed;
  private final Referrers referrers = new Referrers();
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::atMs).thenComparingLong(Due::place));
  private long queued;

  /**
   * @param truths is told about each customer once their life is over, or the story is
   * @param placed is told then where each of their events belongs
   */
  public Simulator(Scenario scenario, Consumer<Truth> truths, Consumer<Placed> placed) {
    this(scenario, 0, truths, placed);
  }

  private Simulator(Scenario scenario, int first, Consumer<Truth> truths, Consumer<Placed> placed) {
    this.scenario = scenario;
    this.truths = truths;
    this.placed = placed;
    IntStream.range(first, Math.addExact(first, scenario.customers())).forEach(this::bear);
  }

  /** The story without the truth about it. */
  public static Simulator of(Scenario scenario) {
    return of(scenario, 0);
  }

  /**
   * The same of other customers: stories whose customers have other numbers share no name, but for
   * a mistaken link or two.
   *
   * @param first the number of the first of them, even, as neighbours are a household
   */
  public static Simulator of(Scenario scenario, int first) {
    if (first < 0 || first % 2 != 0) {
      throw new IllegalArgumentException("first is " + first + ": it is even and not below 0");
    }
    return new Simulator(scenario, first, truth -> {}, placed -> {});
  }

  @Override
  public boolean hasNext() {
    while (!queue.isEmpty() && queue.element().entry() instanceof Lives lives) {
      live(lives.life(), queue.remove().atMs());
    }
    return !queue.isEmpty();
  }

  @Override
  public Delivery next() {
    if (hasNext() && queue.remove().entry() instanceof Arrives arrives) {
      return arrives.delivery();
    }
    throw new NoSuchElementException("the story is over");
  }

  private void bear(int index) {
    SplittableRandom random = randomOf(scenario, index);
    Persona persona = Persona.at(random.nextInt(1000));
    Person person = Person.of(index, random);
    Post post = new Post(scenario.faults(), random.split(), this::enqueue);
    SplittableRandom lived = random.split();
    long appearsAtMs = appearsAtMs(random);
    Names names = names(person, persona, appearsAtMs, random.split(), post);
    Life life = new Life(scenario, persona, person, lived, post, names, referrers);
    enqueue(life.daytime(appearsAtMs), new Lives(life));
  }

  /** Neighbours come by half or not, and some of those who do have a device in turns. */
  private Names names(
      Person person, Persona persona, long bornMs, SplittableRandom random, Post post) {
    int household = person.index() / 2;
    SplittableRandom both = randomOf(scenario, -1 - household);
    if (both.nextDouble() >= scenario.faults().anonymous()) {
      return new SignedNames(person, persona);
    }
    String device = "d-" + HexFormat.of().toHexDigits(both.nextLong());
    Optional<Household> shared =
        Optional.of(new Household(device, scenario.fromMs(), person.index() % 2 == 1))
            .filter(home -> both.nextDouble() < SHARING && persona.buys());
    return new HalfNames(person, persona, shared, bornMs, scenario, random, post::send);
  }

  private void live(Life life, long atMs) {
    long next = atMs < scenario.untilMs() ? life.play(atMs) : Story.OVER;
    if (next < scenario.untilMs()) {
      enqueue(next, new Lives(life));
    } else {
      truths.accept(life.truth());
      life.placed().forEach(placed);
    }
  }

  private long appearsAtMs(SplittableRandom random) {
    double share = random.nextDouble();
    double when = random.nextBoolean() ? EARLY * share : share;
    return scenario.fromMs() + (long) (when * (scenario.allHereMs() - scenario.fromMs()));
  }

  /** The story ends where it ends: nothing that happens later is known to anybody. */
  private void enqueue(Delivery delivery) {
    if (delivery.occurredAtMs() >= scenario.untilMs()) {
      return;
    }
    enqueue(delivery.deliverAtMs(), new Arrives(delivery));
  }

  private void enqueue(long atMs, Entry entry) {
    queue.add(new Due(atMs, queued++, entry));
  }

  private static SplittableRandom randomOf(Scenario scenario, int index) {
    // Neighbouring seeds of this generator are as good as independent.
    return new SplittableRandom(scenario.seed() * 1_000_003 + index);
  }
}
