package dev.waymark.sandbox.secured;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The HTTP door of an instance. */
final class Door {

  private Door() {}

  /** Whether the board of an instance knows all that was told. */
  static boolean showsTheBoard(URI instance) {
    return body(HttpRequest.newBuilder(instance.resolve("/board"))).contains("\"ready\":true");
  }

  /** What is answered. */
  static String body(HttpRequest.Builder question) {
    try {
      return HttpClient.newHttpClient()
          .send(question.build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
