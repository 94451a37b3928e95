package dev.waymark.query;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import dev.waymark.query.Turnstile.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks a browser for the token and gives it a pass. */
final class Login {

  private static final int LONGEST_FORM = 8_192;
  private static final String FIELD = "token=";
  private static final WebPage FORM = WebPage.read("login");

  private final Gate gate;
  private final Turnstile turnstile;

  Login(Gate gate, Turnstile turnstile) {
    this.gate = gate;
    this.turnstile = turnstile;
  }

  Answer answer(HttpExchange exchange) throws IOException {
    if (gate.standsOpen()) {
      return home();
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return FORM.answer(200);
    }
    InetAddress from = exchange.getRemoteAddress().getAddress();
    long waitSeconds = turnstile.look(Way.LOGIN, from);
    if (waitSeconds > 0) {
      return tooOften(waitSeconds);
    }
    if (gate.isToken(token(exchange))) {
      return home().with("Set-Cookie", gate.cookie(exchange instanceof HttpsExchange));
    }
    return wrong(from, refusal());
  }

  /**
   * Whether somebody may be let through; who has shown too many wrong tokens may not, whatever they
   * show now, or else a right one could be told from the answer.
   */
  Optional<Answer> refuse(HttpExchange exchange, Page page) {
    if (gate.letsCertified(Tls.isCertified(exchange))) {
      return Optional.empty();
    }
    Headers headers = exchange.getRequestHeaders();
    if (!gate.isShownSomething(headers)) {
      return Optional.of(turnAway(page));
    }
    InetAddress from = exchange.getRemoteAddress().getAddress();
    long waitSeconds = turnstile.look(Way.LOGIN, from);
    if (waitSeconds > 0) {
      return Optional.of(tooOften(waitSeconds));
    }
    return gate.lets(headers) ? Optional.empty() : Optional.of(wrong(from, turnAway(page)));
  }

  private Answer wrong(InetAddress from, Answer refusal) {
    long waitSeconds = turnstile.pass(Way.LOGIN, from);
    return waitSeconds > 0 ? tooOften(waitSeconds) : refusal;
  }

  /** What those see who ask too often. */
  static Answer tooOften(long waitSeconds) {
    return Answer.text(429, "too often: ask again in " + waitSeconds + " s\n")
        .with("Retry-After", String.valueOf(waitSeconds));
  }

  private static Answer home() {
    return Answer.text(303, "").with("Location", "./");
  }

  /** What those see who have not shown the token: a browser a form, a program a sentence. */
  private static Answer turnAway(Page page) {
    Answer answer =
        page == Page.BOARD
            ? FORM.answer(401)
            : Answer.text(
                401, "this needs the token: Authorization: Bearer … with the setting http.token\n");
    return answer.with("WWW-Authenticate", "Bearer");
  }

  private static Answer refusal() {
    return WebPage.read("login").saying("That is not the token.").answer(401);
  }

  private static String token(HttpExchange exchange) throws IOException {
    byte[] form = exchange.getRequestBody().readNBytes(LONGEST_FORM);
    String text = new String(form, StandardCharsets.UTF_8);
    for (String field : text.split("&")) {
      if (field.startsWith(FIELD)) {
        return decoded(field.substring(FIELD.length())).strip();
      }
    }
    return "";
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
