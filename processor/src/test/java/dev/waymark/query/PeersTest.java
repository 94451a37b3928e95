package dev.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeersTest {

  private static final String TOKEN = "a-token-that-nobody-guesses";
  private static final HostInfo OURSELVES = new HostInfo("127.0.0.1", 1);
  private static final HttpDoor.Question ANN = new HttpDoor.Question("ann", false, false, "");
  private static final Peers.Look NOTHING_HERE = staleWillDo -> new Looked.Nothing();

  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void the_one_that_keeps_it_is_asked_and_shown_the_token() throws IOException {
    HostInfo keeper = answering(200, "{\"a\": 1}");

    Sighting seen = look(peers(AllowedPeers.LOCAL), NOTHING_HERE, keeper);

    assertThat(seen.isStale()).isFalse();
    assertThat(((Looked.Found) seen.looked()).json().toString()).isEqualTo("{\"a\":1}");
    assertThat(asked).containsExactly("/journeys/ann Bearer " + TOKEN + " stale=false");
  }

  @Test
  void an_address_that_is_not_allowed_is_neither_asked_nor_shown_the_token() throws IOException {
    HostInfo bait = answering(200, "{\"a\": 1}");
    Peers peers = peers(AllowedPeers.NONE);

    assertThatThrownBy(() -> look(peers, NOTHING_HERE, bait, bait)).isInstanceOf(NotNow.class);
    assertThat(asked).isEmpty();
    assertThat(peers.refused()).isEqualTo(2);
  }

  @Test
  void nobody_leads_us_to_anybody_else() throws IOException {
    HostInfo bait = answering(200, "{\"a\": 1}");
    HostInfo keeper =
        serving(
            exchange -> {
              exchange.getResponseHeaders().set("Location", "http://" + at(bait) + "/journeys/x");
              exchange.sendResponseHeaders(asked.isEmpty() ? 302 : 307, -1);
              exchange.close();
            });

    assertThatThrownBy(() -> look(peers(AllowedPeers.LOCAL), NOTHING_HERE, keeper))
        .isInstanceOf(NotNow.class);
    asked.add("the first");
    assertThatThrownBy(() -> look(peers(AllowedPeers.LOCAL), NOTHING_HERE, keeper))
        .isInstanceOf(NotNow.class);
    assertThat(asked).containsExactly("the first");
  }

  @Test
  void an_answer_without_an_end_is_cut() throws IOException {
    HostInfo endless =
        serving(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              try (OutputStream out = exchange.getResponseBody()) {
                byte[] more = new byte[1 << 20];
                while (true) {
                  out.write(more);
                }
              }
            });

    assertThatThrownBy(() -> look(peers(AllowedPeers.LOCAL), NOTHING_HERE, endless))
        .isInstanceOf(NotNow.class);
  }

  @Test
  void while_the_one_that_keeps_it_is_away_a_copy_of_ours_answers_and_is_marked() {
    Peers peers = peers(AllowedPeers.LOCAL);
    Peers.Look copyHere = staleWillDo -> staleWillDo ? found("ours") : new Looked.Nothing();

    Sighting seen = look(peers, copyHere, new HostInfo("127.0.0.1", 2));

    assertThat(seen).isEqualTo(new Sighting(found("ours"), true));
    assertThat(peers.stale()).isEqualTo(1);
    Answer answer = Sighting.marked(((Looked.Found) seen.looked()).json(), true);
    assertThat(answer.headers()).containsEntry("Waymark-Stale", "true");
    assertThat(answer.body()).contains("\"stale\" : true");
  }

  @Test
  void or_the_copy_of_another_instance() throws IOException {
    HostInfo other = answering(200, "{\"whose\": \"theirs\"}");

    Sighting seen =
        look(peers(AllowedPeers.LOCAL), NOTHING_HERE, new HostInfo("127.0.0.1", 2), other);

    assertThat(seen).isEqualTo(new Sighting(found("theirs"), true));
    assertThat(asked).containsExactly("/journeys/ann Bearer " + TOKEN + " stale=true");
  }

  @Test
  void what_no_copy_has_is_not_said_to_be_unknown() throws IOException {
    HostInfo other = answering(404, "");

    assertThatThrownBy(
            () ->
                look(peers(AllowedPeers.LOCAL), NOTHING_HERE, new HostInfo("127.0.0.1", 2), other))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("away");
    assertThatThrownBy(() -> look(peers(AllowedPeers.LOCAL), NOTHING_HERE, HostInfo.unavailable()))
        .isInstanceOf(NotNow.class);
  }

  @Test
  void what_the_one_that_keeps_it_does_not_know_nobody_knows() throws IOException {
    Peers peers = peers(AllowedPeers.LOCAL);

    assertThat(look(peers, NOTHING_HERE, OURSELVES).isNothing()).isTrue();
    assertThat(look(peers, NOTHING_HERE, answering(404, "")).isNothing()).isTrue();
    assertThat(peers.stale()).isZero();
  }

  @Test
  void our_own_state_while_it_is_moved_is_a_copy() {
    Peers.Look moving =
        staleWillDo -> {
          if (!staleWillDo) {
            throw new InvalidStateStoreException("moved");
          }
          return found("ours");
        };

    assertThat(look(peers(AllowedPeers.LOCAL), moving, OURSELVES).isStale()).isTrue();
  }

  @Test
  void a_peer_that_keeps_it_no_longer_says_so_instead_of_saying_nobody_is_known() {
    Peers peers = peers(AllowedPeers.LOCAL);

    assertThat(peers.answer(Page.JOURNEY, ANN, NOTHING_HERE, () -> kept(OURSELVES)).status())
        .isEqualTo(404);
    assertThatThrownBy(
            () ->
                peers.answer(
                    Page.JOURNEY, ANN, NOTHING_HERE, () -> kept(new HostInfo("127.0.0.1", 2))))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("elsewhere");
  }

  private static Looked.Found found(String whose) {
    return new Looked.Found(JsonNodeFactory.instance.objectNode().put("whose", whose));
  }

  private static Sighting look(Peers peers, Peers.Look here, HostInfo keeper, HostInfo... copies) {
    return peers.look(Page.JOURNEY, ANN, here, () -> kept(keeper, copies));
  }

  private static KeyQueryMetadata kept(HostInfo keeper, HostInfo... copies) {
    return new KeyQueryMetadata(keeper, Set.of(copies), 0);
  }

  private static Peers peers(AllowedPeers allowed) {
    return new Peers(
        OURSELVES,
        new HttpRules(
            "127.0.0.1", 0, Gate.of(TOKEN), new Turnstile(Map.of()), allowed, Optional.empty()));
  }

  private HostInfo answering(int status, String body) throws IOException {
    return serving(
        exchange -> {
          asked.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " stale="
                  + exchange.getRequestHeaders().containsKey(HttpDoor.STALE_WILL_DO));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private HostInfo serving(Serving serving) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", serving::serve);
    server.start();
    servers.add(server);
    return new HostInfo("127.0.0.1", server.getAddress().getPort());
  }

  private static String at(HostInfo host) {
    return host.host() + ":" + host.port();
  }

  /** What a peer does when it is asked. */
  @FunctionalInterface
  private interface Serving {
    void serve(HttpExchange exchange) throws IOException;
  }
}
