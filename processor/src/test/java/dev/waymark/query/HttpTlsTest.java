package dev.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.app.Config;
import dev.waymark.app.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTlsTest {

  private static final String TOKEN = "a-token-that-nobody-guesses";

  @TempDir static Path folder;

  private static Certificates certificates;

  @BeforeAll
  static void certify() {
    certificates = new Certificates(folder);
    certificates.authority("shop");
    certificates.certified("waymark", "shop");
    certificates.certified("dashboard", "shop");
    certificates.authority("stranger");
  }

  @Test
  void with_a_certificate_all_is_encrypted_and_the_pass_goes_no_other_way() throws Exception {
    Config config = Config.of(pem("waymark", Map.of("http.token", TOKEN)));
    try (HttpDoor door = open(config)) {
      HttpResponse<String> login = ask(config, door, "POST", "/login", "token=" + TOKEN);

      assertThat(door.address().getScheme()).isEqualTo("https");
      assertThat(ask(config, door, "GET", "/board", "").statusCode()).isEqualTo(401);
      assertThat(login.headers().firstValue("Set-Cookie").orElse("")).endsWith("; Secure");
      assertThat(login.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThatThrownBy(() -> send(HttpClient.newHttpClient(), plain(door)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_clients_certificate_opens_as_the_token_does_and_a_strangers_does_not() throws Exception {
    Config config = Config.of(pem("waymark", Map.of("http.tls.clients", "certificate")));
    Config dashboard = Config.of(pem("dashboard", Map.of()));
    Config stranger = Config.of(pem("stranger", Map.of()));
    try (HttpDoor door = open(config)) {
      HttpClient withoutAny = HttpClient.newBuilder().sslContext(trusting()).build();

      assertThat(ask(dashboard, door, "GET", "/board", "").statusCode()).isEqualTo(200);
      assertThat(send(withoutAny, get(door, "/board")).statusCode()).isEqualTo(401);
      assertThat(send(withoutAny, get(door, "/health/live")).statusCode()).isEqualTo(200);
      assertThat(ask(stranger, door, "GET", "/board", "").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void who_is_asked_must_be_certified_by_whom_we_trust() throws Exception {
    Map<String, String> strange = pem("stranger", Map.of("http.token", TOKEN));
    try (HttpDoor door = open(Config.of(strange))) {
      assertThatThrownBy(() -> ask(Config.of(pem("waymark", Map.of())), door, "GET", "/board", ""))
          .isInstanceOf(SSLException.class);
    }
  }

  @Test
  void instances_ask_one_another_encrypted() throws Exception {
    Config config = Config.of(pem("waymark", Map.of("http.token", TOKEN)));
    try (HttpDoor door = open(config)) {
      door.show(
          Map.of(
              Page.JOURNEY,
              question -> Answer.json(question.fromPeer() ? 200 : 404, "{\"known\": true}")));
      HostInfo keeper = new HostInfo("127.0.0.1", door.address().getPort());

      Sighting seen =
          new Peers(new HostInfo("127.0.0.1", 1), config.http())
              .look(
                  Page.JOURNEY,
                  new HttpDoor.Question("ann", false, false, ""),
                  staleWillDo -> new Looked.Nothing(),
                  () -> new KeyQueryMetadata(keeper, Set.of(), 0));

      assertThat(seen.looked()).isInstanceOf(Looked.Found.class);
    }
  }

  @Test
  void a_store_does_as_well_as_files_of_pem() throws Exception {
    Map<String, String> texts = new HashMap<>();
    texts.put("http.port", "0");
    texts.put("http.tls.certificate", certificates.store("waymark").toString());
    texts.put("http.tls.password", Certificates.PASSWORD);
    texts.put("http.tls.trusted", certificates.chain("shop").toString());
    Config config = Config.of(texts);
    try (HttpDoor door = open(config)) {
      assertThat(ask(config, door, "GET", "/board", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_file_that_cannot_be_used_is_named_with_the_reason_and_no_secret() throws Exception {
    Map<String, String> noKey = pem("waymark", Map.of());
    noKey.remove("http.tls.private-key");
    assertThatThrownBy(() -> Config.of(noKey).http())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("http.tls.certificate is ")
        .hasMessageContaining("there is no private key in it");
    Map<String, String> wrong =
        pem("waymark", Map.of("http.tls.certificate", certificates.store("waymark").toString()));
    wrong.put("http.tls.password", "not-the-password");
    assertThatThrownBy(() -> Config.of(wrong).http())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("http.tls.certificate is ")
        .hasMessageNotContaining("not-the-password");
    assertThatThrownBy(() -> Config.of(Map.of("http.tls.certificate", "nowhere.pem")).http())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("http.tls.certificate is nowhere.pem");
    Path rubbish = Files.writeString(folder.resolve("rubbish.pem"), "-----BEGIN NOTHING-----");
    assertThatThrownBy(() -> Config.of(Map.of("http.tls.certificate", rubbish.toString())).http())
        .isInstanceOf(Failure.class);
  }

  private static HttpDoor open(Config config) {
    HttpDoor door = HttpDoor.open(config.http());
    door.show(
        Map.of(
            Page.BOARD_NOW, question -> Answer.text(200, "ann is about to leave"),
            Page.LIVE, question -> Answer.text(200, "well")));
    return door;
  }

  private static Map<String, String> pem(String name, Map<String, String> more) throws Exception {
    Map<String, String> texts = new HashMap<>();
    texts.put("http.port", "0");
    texts.put("http.tls.certificate", certificates.chain(name).toString());
    texts.put("http.tls.private-key", certificates.key(name).toString());
    texts.put("http.tls.trusted", certificates.chain("shop").toString());
    texts.putAll(more);
    return texts;
  }

  /** Trusts the shop, and has no certificate to show. */
  private static javax.net.ssl.SSLContext trusting() throws Exception {
    java.security.KeyStore trusted = java.security.KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (var in = Files.newInputStream(certificates.chain("shop"))) {
      in.skipNBytes("what stands around it does not count\n".length());
      trusted.setCertificateEntry(
          "shop",
          java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = javax.net.ssl.TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    var context = javax.net.ssl.SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static HttpResponse<String> ask(
      Config as, HttpDoor door, String method, String path, String body) throws Exception {
    HttpClient client =
        HttpClient.newBuilder().sslContext(as.tls().orElseThrow().context()).build();
    return send(
        client,
        HttpRequest.newBuilder(URI.create(door.address() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static HttpRequest get(HttpDoor door, String path) {
    return HttpRequest.newBuilder(URI.create(door.address() + path)).build();
  }

  private static HttpRequest plain(HttpDoor door) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + door.address().getPort() + "/health/live"))
        .build();
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
