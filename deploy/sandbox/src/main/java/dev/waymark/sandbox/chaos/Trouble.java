package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.chaos.RegistryProxy.Mood;
import dev.waymark.sandbox.rig.Instance;
import dev.waymark.sandbox.rig.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Does to the processes what a schedule says, and collects what shows that it was done. */
final class Trouble {

  private static final Duration RESTORES_WITHIN = Duration.ofSeconds(60);

  /** A group that moves tells nobody's work. */
  private static final Duration MOVES_WITHIN = Duration.ofSeconds(5);

  private static final Duration ASKS_WITHIN = Duration.ofSeconds(40);

  /** A pause is long by itself. */
  private static final int SHARE_OF_A_PAUSE = 5;

  /** How whoever is asked to end does: some by themselves, some by the signal. */
  private static final List<String> ASKED = List.of("exit code 0", "exit code 143");

  private final Cast cast;
  private final Group group;
  private final FullDisk disk = new FullDisk();

  Trouble(Cast cast, Group group) {
    this.cast = cast;
    this.group = group;
  }

  /** Does it, and lets whatever was taken away come back. */
  Evidence make(Planned planned, Recovery recovery) {
    Evidence evidence = new Evidence();
    List<Instance> victims = victims(planned);
    Instance one = victims.get(0);
    switch (planned.kind()) {
      case KILL -> kill(List.of(one), planned, recovery, evidence);
      case KILL_TWO -> kill(victims, planned, recovery, evidence);
      case KILL_IN_RESTORE -> killInRestore(one, planned, recovery, evidence);
      case KILL_WITH_BROKER -> killWithBroker(one, planned, recovery, evidence);
      case PAUSE ->
          new Pause(group).of(one, planned.holdMs() / SHARE_OF_A_PAUSE, recovery, evidence);
      case BROKER_KILL -> brokerKill(planned, recovery, evidence);
      case BROKER_STOP -> brokerStop(planned, recovery, evidence);
      case REGISTRY_DOWN -> startWith(Mood.DOWN, one, planned, recovery, evidence);
      case REGISTRY_SLOW -> startWith(Mood.SLOW, one, planned, recovery, evidence);
      case REGISTRY_FAILS -> startWith(Mood.FAILS, one, planned, recovery, evidence);
      case REGISTRY_LIES -> startWith(Mood.LIES, one, planned, recovery, evidence);
      case DISK_FULL -> fill(one, planned, recovery, evidence);
    }
    return evidence;
  }

  /** Two as planned, if they have work; to do something to who is idle shows little. */
  private List<Instance> victims(Planned planned) {
    Wait.until(() -> !group.work().isEmpty(), MOVES_WITHIN);
    Map<String, Integer> work = group.work();
    Instance one = cast.instance(planned.instance());
    Instance other = cast.instance(planned.second());
    List<Instance> all = new ArrayList<>(cast.instances());
    all.sort(
        Comparator.comparing((Instance each) -> work.getOrDefault(each.toString(), 0) == 0)
            .thenComparing(each -> each != one)
            .thenComparing(each -> each != other));
    return all.subList(0, 2);
  }

  private void kill(List<Instance> victims, Planned planned, Recovery recovery, Evidence evidence) {
    List<String> work = victims.stream().map(group::workOf).toList();
    long startNs = System.nanoTime();
    for (int i = 0; i < victims.size(); i++) {
      evidence.killed(victims.get(i).kill(work.get(i)));
    }
    recovery.struck();
    if (victims.size() > 1) {
      boolean none = victims.stream().noneMatch(Instance::isAlive);
      long tookMs = (System.nanoTime() - startNs) / 1_000_000;
      evidence.require(none, "all of them gone within " + tookMs + " ms");
    }
    Wait.ms(planned.holdMs());
    victims.forEach(Instance::start);
  }

  /**
   * Its state lost, an instance that is back before its session ends has its work still, and must
   * restore all of it.
   */
  private void killInRestore(
      Instance instance, Planned planned, Recovery recovery, Evidence evidence) {
    evidence.killed(instance.kill(group.workOf(instance)));
    instance.loseState();
    instance.startRestoringSlowly();
    long[] left = {0};
    Wait.until(
        () -> {
          left[0] = instance.toRestore();
          return left[0] > 0 || !instance.isAlive() || instance.isReady();
        },
        RESTORES_WITHIN);
    evidence.killed(instance.kill("in the middle of its restore"));
    recovery.struck();
    evidence.require(left[0] > 0, left[0] + " records of its state were still to be restored");
    evidence.require(!instance.hasRestored(), "it never said that it had restored all");
    Wait.ms(planned.holdMs());
    instance.start();
  }

  private void killWithBroker(
      Instance instance, Planned planned, Recovery recovery, Evidence evidence) {
    String work = group.workOf(instance);
    String leads = cast.brokers().leads(group.admin(), planned.broker());
    evidence.killed(instance.kill(work));
    brokerKilled(planned.broker(), leads, evidence);
    recovery.struck();
    Wait.ms(planned.holdMs());
    instance.start();
    cast.brokers().restart(planned.broker());
  }

  private void brokerKill(Planned planned, Recovery recovery, Evidence evidence) {
    String leads = cast.brokers().leads(group.admin(), planned.broker());
    brokerKilled(planned.broker(), leads, evidence);
    recovery.struck();
    Wait.ms(planned.holdMs());
    cast.brokers().restart(planned.broker());
  }

  private void brokerKilled(int broker, String leads, Evidence evidence) {
    String shown = cast.brokers().kill(broker);
    boolean killed = shown.endsWith("exit code 137") && !cast.brokers().closedItsLogs(broker);
    evidence.bounced(killed, shown + ", its logs not closed, " + leads);
  }

  private void brokerStop(Planned planned, Recovery recovery, Evidence evidence) {
    String leads = cast.brokers().leads(group.admin(), planned.broker());
    String shown = cast.brokers().stop(planned.broker());
    recovery.struck();
    boolean clean =
        ASKED.stream().anyMatch(shown::endsWith) && cast.brokers().closedItsLogs(planned.broker());
    evidence.bounced(clean, shown + ", its logs closed, " + leads);
    Wait.ms(planned.holdMs());
    cast.brokers().restart(planned.broker());
  }

  private void startWith(
      Mood mood, Instance instance, Planned planned, Recovery recovery, Evidence evidence) {
    evidence.killed(instance.kill(group.workOf(instance)));
    recovery.struck();
    long before = cast.registry().be(mood);
    instance.start();
    boolean asked =
        Wait.until(
            () -> cast.registry().misled() >= before + 2 || !instance.isAlive(), ASKS_WITHIN);
    Wait.ms(planned.holdMs());
    long misled = cast.registry().be(Mood.HONEST) - before;
    evidence.require(asked && misled > 0, misled + " questions to the registry met with " + mood);
    evidence.note(instance + (instance.isAlive() ? " asks on" : " gave up"));
  }

  private void fill(Instance instance, Planned planned, Recovery recovery, Evidence evidence) {
    evidence.killed(instance.kill(group.workOf(instance)));
    instance.loseState();
    disk.with(instance, planned.holdMs(), recovery, evidence);
  }
}
