package dev.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  private static final String TOKEN = "a-token-that-nobody-guesses";
  private static final String CUSTOMER = "ann is about to leave";

  private final HttpDoor door = HttpDoor.open(Doors.local(Gate.of(TOKEN)));

  @BeforeEach
  void show() {
    Map<Page, HttpDoor.Answering> pages = new EnumMap<>(Page.class);
    for (Page page : Page.values()) {
      pages.put(page, question -> Answer.text(200, page.isForAll() ? "well" : CUSTOMER));
    }
    door.show(pages);
  }

  @AfterEach
  void close() {
    door.close();
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void without_the_token_no_page_tells_of_a_customer(Page page) throws Exception {
    HttpResponse<String> answer = send(get(page.path().replace("{id}", "ann")));

    assertThat(answer.body()).doesNotContain(CUSTOMER);
    assertThat(answer.statusCode()).isEqualTo(page.isForAll() ? 200 : 401);
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void with_the_token_every_page_answers(Page page) throws Exception {
    HttpRequest.Builder request = get(page.path().replace("{id}", "ann"));

    assertThat(send(request.header("Authorization", "Bearer " + TOKEN)).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer a-token-that-nobody-guesse",
        "Bearer a-token-that-nobody-guessess",
        "Basic a-token-that-nobody-guesses",
        "a-token-that-nobody-guesses"
      })
  void what_is_nearly_the_token_is_not(String shown) throws Exception {
    assertThat(send(get("/board").header("Authorization", shown)).statusCode()).isEqualTo(401);
  }

  @Test
  void a_browser_is_asked_for_the_token_and_gets_a_pass_that_does_not_tell_it() throws Exception {
    HttpResponse<String> form = send(get("/"));
    HttpResponse<String> wrong = logIn("something-else-entirely");
    HttpResponse<String> right = logIn(TOKEN);
    String cookie = right.headers().firstValue("Set-Cookie").orElse("");
    String pass = cookie.substring(0, cookie.indexOf(';'));

    assertThat(form.body()).contains("<form method=\"post\" action=\"login\">");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("That is not the token.");
    assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(right.statusCode()).isEqualTo(303);
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(TOKEN);
    assertThat(send(get("/").header("Cookie", "a=b; " + pass)).body()).isEqualTo(CUSTOMER);
    assertThat(send(get("/").header("Cookie", pass + "x")).statusCode()).isEqualTo(401);
    assertThat(send(get("/").header("Cookie", "waymark-pass=" + TOKEN)).statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_pass_for_another_token_does_not_open() throws Exception {
    String other = Gate.of("another-token-altogether").cookie(false).replaceFirst(";.*", "");

    assertThat(send(get("/board").header("Cookie", other)).statusCode()).isEqualTo(401);
  }

  @Test
  void who_guesses_is_turned_away_whatever_they_guess_next() throws Exception {
    Turnstile turnstile = new Turnstile(Map.of(Turnstile.Way.LOGIN, 3));
    try (HttpDoor guarded = HttpDoor.open(Doors.with(Gate.of(TOKEN), turnstile))) {
      guarded.show(Map.of(Page.BOARD_NOW, question -> Answer.text(200, CUSTOMER)));
      String board = guarded.address() + "/board";
      assertThat(send(shows(board, TOKEN)).statusCode()).isEqualTo(200);
      for (int guess = 0; guess < 3; guess++) {
        assertThat(send(shows(board, "guess-number-" + guess)).statusCode()).isEqualTo(401);
      }

      HttpResponse<String> right = send(shows(board, TOKEN));
      HttpResponse<String> form = send(form(guarded, TOKEN));

      assertThat(right.statusCode()).isEqualTo(429);
      assertThat(right.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
      assertThat(form.statusCode()).isEqualTo(429);
      assertThat(form.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(turnstile.turnedAway(Turnstile.Way.LOGIN)).isEqualTo(2);
    }
  }

  private static HttpRequest.Builder shows(String page, String token) {
    return HttpRequest.newBuilder(URI.create(page)).header("Authorization", "Bearer " + token);
  }

  @Test
  void where_certificates_open_and_there_is_no_token_no_token_does() throws Exception {
    try (HttpDoor guarded = HttpDoor.open(Doors.local(Gate.of("", true)))) {
      guarded.show(Map.of(Page.BOARD_NOW, question -> Answer.text(200, CUSTOMER)));

      assertThat(send(shows(guarded.address() + "/board", "")).statusCode()).isEqualTo(401);
      assertThat(send(shows(guarded.address() + "/board", "x")).statusCode()).isEqualTo(401);
      assertThat(send(form(guarded, "")).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void where_no_token_is_set_there_is_nothing_to_log_in_to() throws Exception {
    try (HttpDoor open = HttpDoor.open(Doors.local(Gate.of("")))) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(open.address() + "/login")).build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(303);
    }
  }

  private HttpResponse<String> logIn(String token) throws IOException, InterruptedException {
    return send(form(door, token));
  }

  private static HttpRequest.Builder form(HttpDoor door, String token) {
    return HttpRequest.newBuilder(URI.create(door.address() + "/login"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("a=b&token=" + token));
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(door.address() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
