package dev.waymark.sandbox.secured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.rebuild.Rebuild;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** {@code replay --follow}, which has no end of its own. */
final class Following {

  private static final String SHOWN_AT = "its metrics are at ";

  private final CompletableFuture<Void> level = new CompletableFuture<>();
  private final AtomicReference<String> shownAt = new AtomicReference<>("");
  private final Rebuild run;

  Following(Config config, String name) {
    run = new Rebuild(config, name, 0, this::hear);
  }

  private void hear(String line) {
    if (line.startsWith(SHOWN_AT)) {
      shownAt.set(line.substring(SHOWN_AT.length()));
    } else if (line.contains("level with live, 0 unread")) {
      level.complete(null);
    }
  }

  /** Follows until the run is level with live and its own instance shows something. */
  void untilLevel(Predicate<URI> shows) {
    CompletableFuture<ExitCode> work =
        CompletableFuture.supplyAsync(() -> run.run(Optional.empty(), Optional.empty(), true));
    CompletableFuture.anyOf(level, work).orTimeout(120, TimeUnit.SECONDS).join();
    SecuredShop.await(() -> shows.test(URI.create(shownAt.get())));
    run.stop();
    assertThat(work.join()).isEqualTo(ExitCode.OK);
    assertThat(level).isDone();
  }
}
