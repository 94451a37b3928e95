package dev.waymark.query;

/** What can be asked for over HTTP. */
public enum Page {
  LIVE("/health/live", "200 while Waymark works, 503 when it has failed or stands still."),
  READY("/health/ready", "200 once the state has been restored, 503 before and after a failure."),
  METRICS("/metrics", "The metrics, for Prometheus."),
  JOURNEY("/journeys/{id}", "The journey of one customer, as JSON."),
  TOPOLOGY("/topology", "What reads from what, as text.");

  private static final String VARIABLE = "{id}";

  private final String path;
  private final String sentence;

  Page(String path, String sentence) {
    this.path = path;
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

  /** The path without what is asked about. */
  String root() {
    return path.replace(VARIABLE, "");
  }

  boolean takesAnId() {
    return path.endsWith(VARIABLE);
  }
}
