package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.rig.Instance;
import java.util.List;

/** Those to whom something can be done. */
record Cast(List<Instance> instances, Brokers brokers, RegistryProxy registry, Follower follower) {

  Cast {
    instances = List.copyOf(instances);
  }

  Instance instance(int number) {
    return instances.get(number - 1);
  }

  /** Whoever gave up is started again. */
  void keepUp() {
    follower.requireWell();
    instances.forEach(Instance::keepUp);
  }

  boolean allReady() {
    keepUp();
    return instances.stream().allMatch(Instance::isReady);
  }

  /** Whether so many are ready that only one is not. */
  boolean allButOneReady() {
    keepUp();
    return instances.stream().filter(Instance::isReady).count() >= instances.size() - 1;
  }
}
