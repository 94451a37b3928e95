package dev.waymark.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  private static final String PASSWORD = "changeit";
  private static final byte[] SCHEMA = "{\"schema\":\"\\\"string\\\"\"}".getBytes(UTF_8);

  @TempDir static Path folder;

  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity(store())));
    server.createContext(
        "/schemas/ids/7",
        exchange -> {
          exchange.sendResponseHeaders(200, SCHEMA.length);
          exchange.getResponseBody().write(SCHEMA);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_registry_that_the_jvm_s_store_trusts_is_asked() throws Exception {
    assertThat(
            ask(
                "-Djavax.net.ssl.trustStore=" + store(),
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD))
        .contains("ANSWER known");
  }

  @Test
  void one_that_nobody_vouches_for_is_not_believed() throws Exception {
    assertThat(ask()).contains("ANSWER outage").contains("SSLHandshake");
  }

  private String ask(String... options) throws Exception {
    String url = "https://localhost:" + server.getAddress().getPort();
    List<String> command = new ArrayList<>(List.of(tool("java"), "-Xmx128m"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(TlsPeer.class.getName(), url));
    return run(command);
  }

  private static Path store() throws Exception {
    Path store = folder.resolve("registry.p12");
    if (!Files.exists(store)) {
      run(
          Stream.of(
                  "keytool -genkeypair -alias registry -keyalg EC -storetype PKCS12",
                  "-dname CN=localhost -ext san=dns:localhost -validity 2",
                  "-storepass " + PASSWORD + " -keystore " + store)
              .flatMap(part -> Stream.of(part.split(" ")))
              .map(word -> word.equals("keytool") ? tool("keytool") : word)
              .toList());
    }
    return store;
  }

  private static SSLContext identity(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }

  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
