package dev.waymark.sandbox.secured;

import dev.waymark.access.Right;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's own authorizer, which remembers what was asked for, beyond what was only looked at. */
public final class RecordingAuthorizer extends StandardAuthorizer {

  private static final Set<Use> USED = ConcurrentHashMap.newKeySet();

  /** That a user was allowed to do something, and did it. */
  private record Use(String user, AclOperation operation, ResourceType type, String name) {

    boolean isOf(Right right) {
      return operation == right.operation()
          && type == right.on().resourceType()
          && (right.isPrefixed()
              ? name.startsWith(right.on().name())
              : name.equals(right.on().name()));
    }

    /** Of {@code import} are {@code import} itself and all such as {@code import.less-3}. */
    boolean isBy(String users) {
      return user.equals(users) || user.startsWith(users + ".");
    }
  }

  /** Whether one of some users has needed an operation on a thing, or on one that begins so. */
  static boolean hasUsed(String users, Right right) {
    return USED.stream().anyMatch(use -> use.isBy(users) && use.isOf(right));
  }

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    List<AuthorizationResult> results = super.authorize(context, actions);
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      if (action.logIfAllowed() && results.get(i) == AuthorizationResult.ALLOWED) {
        USED.add(
            new Use(
                context.principal().getName(),
                action.operation(),
                action.resourcePattern().resourceType(),
                action.resourcePattern().name()));
      }
    }
    return results;
  }
}
