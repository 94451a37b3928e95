package dev.waymark.query.board;

import dev.waymark.query.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The pages of the board: itself, what it shows, and how that changes. */
public final class LiveBoard {

  /** Figures that change faster than this cannot be read. */
  private static final long PAUSE_MS = 1_000;

  /** So often at least something is said, or nobody would notice that a listener has gone. */
  private static final long PULSE_MS = 10_000;

  private final Supplier<Board> source;
  private final dev.waymark.query.WebPage page = dev.waymark.query.WebPage.read("board");

  /**
   * @param source the board as it is told at present; another one after a failure
   */
  public LiveBoard(Supplier<Board> source) {
    this.source = source;
  }

  /** The page. */
  public Answer page() {
    return page.answer(200);
  }

  /** What it shows at present. */
  public Answer now() {
    return Answer.json(200, source.get().json() + "\n");
  }

  /** What it shows, whenever that has changed. */
  public Answer live() {
    return Answer.events(this::tell);
  }

  private void tell(OutputStream out) throws IOException, InterruptedException {
    long told = 0;
    Board last = source.get();
    while (!Thread.currentThread().isInterrupted()) {
      Board board = source.get();
      long since = board == last ? told : 0;
      last = board;
      long version = board.awaitChange(since, PULSE_MS);
      say(out, version == since ? ": still here\n\n" : "data: " + board.json() + "\n\n");
      told = version;
      Thread.sleep(PAUSE_MS);
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
