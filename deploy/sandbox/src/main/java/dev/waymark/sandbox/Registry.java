package dev.waymark.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real schema registry (Apicurio) that speaks Confluent's API, as a child process. */
public final class Registry implements AutoCloseable {

  /** What a changed schema of a subject must be able to do. */
  public enum Compatibility {
    BACKWARD_TRANSITIVE,
    FULL_TRANSITIVE
  }

  private static final long READY_WITHIN_MS = 90_000;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final ChildProcess process;
  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(ANSWER_WITHIN)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  private Registry(ChildProcess process, String url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts a registry on what the folder holds, or on nothing where it is empty.
   *
   * @param port the port, or 0 for any free one
   * @throws IllegalArgumentException when the port is taken
   */
  public static Registry start(Path folder, int port) {
    int free = Port.free(port, "registry");
    Path home = folder.resolve("registry");
    makeFolder(home);
    RegistryProgram program =
        RegistryProgram.forThisJdk(ChildProcess.buildFolder().resolve("registry"));
    ChildProcess process =
        ChildProcess.start(
            "registry",
            home,
            options(home, free),
            program.jar() + File.pathSeparator + ChildProcess.ownClasses(),
            List.of(program.mainClass()));
    Registry registry = new Registry(process, "http://127.0.0.1:" + free + "/apis/ccompat/v7");
    process.awaitReady(registry::answers, READY_WITHIN_MS);
    registry.put("/config", Compatibility.BACKWARD_TRANSITIVE);
    return registry;
  }

  /** The address of its Confluent API. */
  public String url() {
    return url;
  }

  /** Sets the rule for one subject; every other one is under BACKWARD_TRANSITIVE. */
  public void require(Compatibility compatibility, String subject) {
    put("/config/" + subject, compatibility);
  }

  /** Its process, to see whether it lives. */
  public ProcessHandle handle() {
    return process.handle();
  }

  @Override
  public void close() {
    process.close();
  }

  private void put(String path, Compatibility compatibility) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    "{\"compatibility\":\"" + compatibility.name() + "\"}"))
            .build();
    int status = statusOf(request);
    if (status != 200) {
      throw new IllegalStateException(
          "registry answered " + status + " to " + compatibility + " for " + path + ": 200 is due");
    }
  }

  private boolean answers() {
    try {
      return statusOf(request("/subjects").GET().build()) == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER_WITHIN);
  }

  private int statusOf(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while talking to the registry", e);
    }
  }

  private static List<String> options(Path home, int port) {
    List<String> options = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC"));
    // It lives for minutes: a quick start is worth more than quick code.
    options.add("-XX:TieredStopAtLevel=1");
    options.add("-Dquarkus.http.host=127.0.0.1");
    options.add("-Dquarkus.http.port=" + port);
    options.add("-Dquarkus.http.access-log.enabled=false");
    // Newer ones open a second port, by default the same for all and on every address.
    options.add("-Dquarkus.management.host=127.0.0.1");
    options.add("-Dquarkus.management.port=0");
    options.add("-Dapicurio.storage.kind=sql");
    options.add("-Dapicurio.storage.sql.kind=h2");
    options.add(
        "-Dapicurio.datasource.url=jdbc:h2:file:" + home.resolve("schemas").toAbsolutePath());
    return options;
  }

  private static void makeFolder(Path home) {
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
