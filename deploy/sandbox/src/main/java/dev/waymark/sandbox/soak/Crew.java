package dev.waymark.sandbox.soak;

import dev.waymark.app.Failure;
import dev.waymark.sandbox.rig.Wait;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The instances: those that always work, and one that comes and goes. */
final class Crew implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofMinutes(3);

  private final List<Member> base;
  private final Member guest;

  Crew(List<Member> base, Member guest) {
    this.base = List.copyOf(base);
    this.guest = guest;
  }

  static Crew of(Site site, Plan plan) {
    var config = site.config(plan.stateMemory(), plan.inMemory());
    List<Member> all =
        IntStream.rangeClosed(1, plan.instances() + 1)
            .mapToObj(number -> new Member(site, config, plan.heap(), "instance-" + number))
            .toList();
    return new Crew(all.subList(0, plan.instances()), all.get(plan.instances()));
  }

  void start() {
    base.forEach(Member::start);
    awaitReady();
  }

  /** Does a step; returns when all who are to work are ready. */
  void take(Step step) {
    switch (step) {
      case RESTART -> restart(base.get(base.size() - 1));
      case SCALE_OUT -> guest.start();
      case SCALE_IN -> stop(guest);
      case RESTART_FIRST -> restart(base.get(0));
    }
    awaitReady();
  }

  private static void restart(Member member) {
    stop(member);
    member.start();
  }

  private static void stop(Member member) {
    if (!member.stop()) {
      throw new Failure(member + " did not stop when it was asked to, and had to be killed");
    }
  }

  private void awaitReady() {
    if (!Wait.until(() -> all().filter(Member::works).allMatch(Member::isReady), READY_WITHIN)) {
      throw new Failure("not all instances are ready after " + READY_WITHIN.toSeconds() + " s");
    }
  }

  /** Reads what each needs now, and starts again who gave up. */
  void read(long nowMs) {
    all()
        .forEach(
            member -> {
              member.keepUp();
              member.read(nowMs);
            });
  }

  /** Whether the one that comes and goes is there. */
  boolean hasGuest() {
    return guest.works();
  }

  /** How many partitions of journeys each keeps, as it said last. */
  String keeps() {
    return working()
        .map(member -> member + " keeps " + member.life().now().map(Vitals::partitions).orElse(0L))
        .collect(Collectors.joining(", "));
  }

  /** Those who are to work now. */
  Stream<Member> working() {
    return all().filter(Member::works);
  }

  Stream<Member> all() {
    return Stream.concat(base.stream(), Stream.of(guest));
  }

  @Override
  public void close() {
    all().forEach(Member::close);
  }
}
