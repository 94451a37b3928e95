package dev.waymark.sandbox.demo;

import java.io.PrintStream;
import java.util.List;

/**
 * Where the demo shows what it knows: a page that is drawn over itself where there is a terminal,
 * and lines where there is none.
 */
sealed interface Screen {

  /** How long to leave what is shown. */
  long refreshMs();

  void show(Picture picture, Pulse pulse);

  /** The screen that fits. */
  static Screen on(PrintStream out, boolean terminal) {
    return terminal ? new Page(out) : new Lines(out);
  }

  /** A page over itself. */
  final class Page implements Screen {

    private static final String TO_LINE_START_AND_UP = "\u001b[%dF";
    private static final String CLEAR_REST_OF_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private int drawn;

    Page(PrintStream out) {
      this.out = out;
    }

    @Override
    public long refreshMs() {
      return 500;
    }

    @Override
    public void show(Picture picture, Pulse pulse) {
      StringBuilder text = new StringBuilder();
      if (drawn > 0) {
        text.append(TO_LINE_START_AND_UP.formatted(drawn));
      }
      List<String> page = View.page(picture, pulse);
      page.forEach(line -> text.append(line).append(CLEAR_REST_OF_LINE).append('\n'));
      drawn = page.size();
      out.print(text.append(CLEAR_BELOW));
      out.flush();
    }
  }

  /** One line after another. */
  final class Lines implements Screen {

    private final PrintStream out;

    Lines(PrintStream out) {
      this.out = out;
    }

    @Override
    public long refreshMs() {
      return 5_000;
    }

    @Override
    public void show(Picture picture, Pulse pulse) {
      out.println(View.line(picture, pulse));
      out.flush();
    }
  }
}
