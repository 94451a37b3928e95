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

/** A secured broker with its registry and issuer, and the users of a test. */
final class Secured implements AutoCloseable {

  private final StateFolder folder = StateFolder.temporary();
  private final TokenIssuer issuer =
      TokenIssuer.start(Map.of("shop", "the-secret-of-shop"), Duration.ofMinutes(5));
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

  /** Makes a user who may do just this. */
  void user(String user, Collection<Right> rights) {
    broker.know(List.of(user));
    broker.allow(Map.of(user, rights));
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
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code =
        Waymark.commandLine().setOut(out).setErr(out).execute(arguments.toArray(String[]::new));
    return new Said(code, said.toString().replace(System.lineSeparator(), "\n"));
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
