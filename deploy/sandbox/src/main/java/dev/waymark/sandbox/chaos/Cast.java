package dev.waymark.sandbox.chaos;

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
}
