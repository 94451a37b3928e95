package dev.waymark.query;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Asks a browser for the token and gives it a pass. */
final class Login {

  private static final int LONGEST_FORM = 8_192;
  private static final String FIELD = "token=";
  private static final WebPage FORM = WebPage.read("login");

  private final Gate gate;

  Login(Gate gate) {
    this.gate = gate;
  }

  Answer answer(HttpExchange exchange) throws IOException {
    if (gate.standsOpen()) {
      return home();
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return FORM.answer(200);
    }
    return gate.isToken(token(exchange)) ? home().with("Set-Cookie", gate.cookie()) : refusal();
  }

  private static Answer home() {
    return Answer.text(303, "").with("Location", "./");
  }

  /** What those see who have not shown the token: a browser a form, a program a sentence. */
  Answer turnAway(Page page) {
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
