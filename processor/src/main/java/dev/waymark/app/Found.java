package dev.waymark.app;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/**
 * How a topic is.
 *
 * @param partitions how many it has
 * @param replication how many replicas its first partition has
 * @param configs what its broker knows about it
 * @param allowed what we may do with it
 */
public record Found(
    int partitions, int replication, Map<String, String> configs, Set<AclOperation> allowed) {

  /** A topic of which we may not know whether it exists. */
  static final Found HIDDEN = new Found(0, 0, Map.of(), Set.of());

  public Found {
    configs = Map.copyOf(configs);
    allowed = Set.copyOf(allowed);
  }

  boolean isHidden() {
    return partitions == 0;
  }

  /** Whether we may do that with it; where no broker keeps watch, we may do all. */
  boolean allows(AclOperation operation) {
    return !isHidden() && (allowed.isEmpty() || allowed.contains(operation));
  }
}
