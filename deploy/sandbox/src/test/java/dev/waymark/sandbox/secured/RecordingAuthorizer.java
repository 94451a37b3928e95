package dev.waymark.sandbox.secured;

import dev.waymark.access.Right;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's own authorizer, which remembers what was asked for, beyond what was only looked at. */
public final class RecordingAuthorizer extends StandardAuthorizer {

  private static final Set<String> USED = ConcurrentHashMap.newKeySet();

  /** Whether a user has needed an operation on a thing, or on one whose name begins so. */
  static boolean hasUsed(String user, Right right) {
    String wanted = line("User:" + user, right.operation(), right.on().resourceType(), "");
    return USED.stream()
        .filter(line -> line.startsWith(wanted))
        .map(line -> line.substring(wanted.length()))
        .anyMatch(
            name ->
                right.isPrefixed()
                    ? name.startsWith(right.on().name())
                    : name.equals(right.on().name()));
  }

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    List<AuthorizationResult> results = super.authorize(context, actions);
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      if (action.logIfAllowed() && results.get(i) == AuthorizationResult.ALLOWED) {
        USED.add(
            line(
                context.principal(),
                action.operation(),
                action.resourcePattern().resourceType(),
                action.resourcePattern().name()));
      }
    }
    return results;
  }

  private static String line(Object user, Object operation, Object type, String name) {
    return user + " " + operation + " " + type + " " + name;
  }
}
