package dev.waymark.sandbox.secured;

import dev.waymark.access.Right;
import dev.waymark.app.Config;
import dev.waymark.cli.Waymark;
import dev.waymark.sandbox.Registry;
import dev.waymark.sandbox.SecuredBroker;
import dev.waymark.sandbox.StateFolder;
import dev.waymark.sandbox.TokenIssuer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A secured broker with its registry and issuer, and the users of a test. */
final class Secured implements AutoCloseable {

  private static final int NO_END = -1;
  private static final int TIME_TO_END_S = 120;

  private final StateFolder folder = StateFolder.temporary();
  private final TokenIssuer issuer =
      TokenIssuer.start(
          Map.of("waymark", SecuredBroker.password("client-waymark")), Duration.ofMinutes(5));
  private final CompletableFuture<Registry> registry =
      CompletableFuture.supplyAsync(() -> Registry.start(folder.path(), 0));
  private final SecuredBroker broker =
      SecuredBroker.start(folder.path(), RecordingAuthorizer.class.getName(), Optional.of(issuer));

  /** What a command has said, and how it ended. */
  record Said(int code, String words) {}

  SecuredBroker broker() {
    return broker;
  }

  TokenIssuer issuer() {
    return issuer;
  }

  String registryUrl() {
    return registry.join().url();
  }

  /** Makes a user who may do just this. */
  void user(String user, Collection<Right> rights) {
    users(Map.of(user, rights));
  }

  /** Makes users, each of whom may do just this. */
  void users(Map<String, ? extends Collection<Right>> users) {
    broker.know(users.keySet());
    broker.allow(users);
  }

  /** A user's settings. */
  Map<String, String> settings(String user) {
    return settings(broker.client(user));
  }

  Map<String, String> settings(Map<String, String> client) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("registry.url", registry.join().url());
    settings.put("topics.replication", "1");
    settings.put("http.port", "0");
    settings.put("commit.interval", "100ms");
    settings.put("state.dir", folder.path().resolve("streams").toString());
    client.forEach((key, value) -> settings.put("kafka." + key, value));
    return settings;
  }

  Config config(String user) {
    return Config.of(settings(user));
  }

  /** Gives a command as a user. */
  Said waymark(String user, Map<String, String> more, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    Map<String, String> settings = new LinkedHashMap<>(settings(user));
    settings.putAll(more);
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return say(arguments.toArray(String[]::new));
  }

  /** Gives a command as it is. */
  static Said say(String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code = inTime(() -> Waymark.commandLine().setOut(out).setErr(out).execute(arguments));
    return new Said(code, said.toString().replace(System.lineSeparator(), "\n"));
  }

  /** A command that does not end is as wrong as one that ends well and should not. */
  private static int inTime(Supplier<Integer> command) {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread thread = new Thread(() -> code.complete(command.get()), "a-command");
    thread.setDaemon(true);
    thread.start();
    return code.completeOnTimeout(NO_END, TIME_TO_END_S, TimeUnit.SECONDS).join();
  }

  Said waymark(String user, String... command) {
    return waymark(user, Map.of(), command);
  }

  @Override
  public void close() {
    broker.close();
    registry.join().close();
    issuer.close();
    folder.close();
  }
}
