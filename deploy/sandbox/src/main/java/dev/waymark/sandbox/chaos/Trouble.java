package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.chaos.RegistryProxy.Mood;
import java.time.Duration;
import java.util.List;

/** Does to the processes what a schedule says, and collects what shows that it was done. */
final class Trouble {

  private static final Duration RESTORES_WITHIN = Duration.ofSeconds(40);
  private static final Duration ASKS_WITHIN = Duration.ofSeconds(40);

  /** Longer than a session and a transaction may last, so that others have taken over. */
  private static final long PAUSE_MS = Math.max(Place.SESSION_MS, Place.TRANSACTION_MS) + 4_000;

  /** How whoever was killed ends, and how those do who were asked to. */
  private static final List<String> KILLED = List.of("exit code 137");

  private static final List<String> ASKED = List.of("exit code 0", "exit code 143");

  private final Cast cast;
  private final FullDisk disk;

  Trouble(Cast cast, FullDisk disk) {
    this.cast = cast;
    this.disk = disk;
  }

  /** Does it, and lets whatever was taken away come back. */
  Evidence make(Planned planned) {
    Evidence evidence = new Evidence();
    switch (planned.kind()) {
      case KILL -> kill(planned, evidence, planned.instance());
      case KILL_TWO -> kill(planned, evidence, planned.instance(), planned.second());
      case KILL_IN_RESTORE -> killInRestore(planned, evidence);
      case KILL_WITH_BROKER -> killWithBroker(planned, evidence);
      case PAUSE -> pause(planned, evidence);
      case BROKER_KILL -> brokerKill(planned, evidence);
      case BROKER_STOP -> brokerStop(planned, evidence);
      case REGISTRY_DOWN -> startWith(Mood.DOWN, planned, evidence);
      case REGISTRY_SLOW -> startWith(Mood.SLOW, planned, evidence);
      case REGISTRY_FAILS -> startWith(Mood.FAILS, planned, evidence);
      case REGISTRY_LIES -> startWith(Mood.LIES, planned, evidence);
      case DISK_FULL -> fill(planned, evidence);
    }
    return evidence;
  }

  private void kill(Planned planned, Evidence evidence, int... numbers) {
    for (int number : numbers) {
      kill(cast.instance(number), evidence);
    }
    Wait.ms(planned.holdMs());
    for (int number : numbers) {
      cast.instance(number).start();
    }
  }

  private static void kill(Instance instance, Evidence evidence) {
    String shown = instance.kill();
    evidence.require(instance.wasKilled(), shown);
  }

  private void killInRestore(Planned planned, Evidence evidence) {
    Instance instance = cast.instance(planned.instance());
    kill(instance, evidence);
    instance.loseState();
    instance.start();
    boolean seen = Wait.until(instance::restores, RESTORES_WITHIN);
    evidence.require(seen, "it said that its state is being restored");
    kill(instance, evidence);
    Wait.ms(planned.holdMs());
    instance.start();
  }

  private void killWithBroker(Planned planned, Evidence evidence) {
    kill(cast.instance(planned.instance()), evidence);
    gone(cast.brokers().kill(planned.broker()), KILLED, evidence);
    Wait.ms(planned.holdMs());
    cast.instance(planned.instance()).start();
    cast.brokers().restart(planned.broker());
  }

  private void pause(Planned planned, Evidence evidence) {
    Instance instance = cast.instance(planned.instance());
    long pid = instance.pid();
    long logBytes = instance.logBytes();
    Signals.send("STOP", pid);
    boolean still = Wait.until(() -> Signals.state(pid) == 'T', Duration.ofSeconds(5));
    Wait.ms(PAUSE_MS + planned.holdMs());
    evidence.require(
        still && Signals.state(pid) == 'T',
        "%s, pid %d, stood still (T) for %.1f s, longer than session %d s and transaction %d s"
            .formatted(
                instance,
                pid,
                (PAUSE_MS + planned.holdMs()) / 1000.0,
                Place.SESSION_MS / 1000,
                Place.TRANSACTION_MS / 1000));
    Signals.send("CONT", pid);
    boolean noticed =
        Wait.until(
            () -> !instance.isAlive() || instance.hasSaid(logBytes, FENCED), RESTORES_WITHIN);
    evidence.require(noticed, "it noticed that others had taken over");
  }

  /** What a zombie says when it finds that its time is over. */
  private static final List<String> FENCED =
      List.of("fenced", "Fenced", "missed rebalance", "TaskMigrated", "InvalidProducerEpoch");

  private void brokerKill(Planned planned, Evidence evidence) {
    gone(cast.brokers().kill(planned.broker()), KILLED, evidence);
    Wait.ms(planned.holdMs());
    cast.brokers().restart(planned.broker());
  }

  private void brokerStop(Planned planned, Evidence evidence) {
    gone(cast.brokers().stop(planned.broker()), ASKED, evidence);
    Wait.ms(planned.holdMs());
    cast.brokers().restart(planned.broker());
  }

  private static void gone(String shown, List<String> ends, Evidence evidence) {
    evidence.require(ends.stream().anyMatch(shown::endsWith), shown);
  }

  private void startWith(Mood mood, Planned planned, Evidence evidence) {
    Instance instance = cast.instance(planned.instance());
    kill(instance, evidence);
    long before = cast.registry().be(mood);
    instance.start();
    boolean asked =
        Wait.until(
            () -> cast.registry().misled() >= before + 2 || !instance.isAlive(), ASKS_WITHIN);
    Wait.ms(planned.holdMs());
    long misled = cast.registry().be(Mood.HONEST) - before;
    evidence.require(asked && misled > 0, misled + " questions to the registry met with " + mood);
  }

  private void fill(Planned planned, Evidence evidence) {
    Instance instance = cast.instance(planned.instance());
    kill(instance, evidence);
    instance.loseState();
    disk.with(instance, planned.holdMs(), evidence);
  }
}
