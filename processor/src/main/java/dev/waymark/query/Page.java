package dev.waymark.query;

/** What can be asked for over HTTP. */
public enum Page {
  BOARD("/", Seen.WITH_TOKEN, "The board, for a browser: how the business stands, live."),
  BOARD_NOW("/board", Seen.WITH_TOKEN, "What the board shows, as JSON."),
  BOARD_LIVE("/board/live", Seen.WITH_TOKEN, "The same as server-sent events, as it changes."),
  JOURNEY(
      "/journeys/{id}",
      Seen.WITH_TOKEN,
      "The journey of one customer, by their id or any identifier such as DEVICE:d1, as JSON; with"
          + " ?as-of=INSTANT as it stood then, by what is known now."),
  TIMELINE(
      "/timelines/{id}",
      Seen.WITH_TOKEN,
      "How this customer came to where they stand, event by event, as JSON."),
  IDENTITY(
      "/identities/{id}", Seen.WITH_TOKEN, "To whom a name belongs, since when and why, as JSON."),
  ALERT(
      "/alerts/{id}",
      Seen.WITH_TOKEN,
      "Why a churn alert was raised, as JSON; with ?without=EVENT_ID also what would have been"
          + " without an event."),
  LOGIN("/login", Seen.BY_ALL, "Takes the token from a browser, where one is needed."),
  LIVE(
      "/health/live",
      Seen.BY_ALL,
      "200 while Waymark works, 503 when it has failed or stands still."),
  READY(
      "/health/ready",
      Seen.BY_ALL,
      "200 once the state has been restored, 503 before and after a failure."),
  METRICS("/metrics", Seen.BY_ALL, "The metrics, for Prometheus; nothing about any customer."),
  TOPOLOGY("/topology", Seen.WITH_TOKEN, "What reads from what, as text.");

  private static final String VARIABLE = "{id}";

  private final String path;
  private final Seen seen;
  private final String sentence;

  Page(String path, Seen seen, String sentence) {
    this.path = path;
    this.seen = seen;
    this.sentence = sentence;
  }

  /** Where it is; {@code {id}} stands for what is asked about. */
  public String path() {
    return path;
  }

  /** What it answers. */
  public String sentence() {
    return sentence;
  }

  /** Whether anybody may see it, token or not: then it says nothing about any customer. */
  public boolean isForAll() {
    return seen == Seen.BY_ALL;
  }

  /** The path without what is asked about. */
  String root() {
    return path.replace(VARIABLE, "");
  }

  boolean takesAnId() {
    return path.endsWith(VARIABLE);
  }

  private enum Seen {
    BY_ALL,
    WITH_TOKEN
  }
}
