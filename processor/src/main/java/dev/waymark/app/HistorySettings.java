package dev.waymark.app;

import dev.waymark.metrics.Measured;
import java.time.Duration;
import java.util.List;

/** Where KPIs are written as history, for boards that look back. */
public final class HistorySettings {

  public static final Setting.One<String> URL =
      new Setting.One<>(
          "history.remote-write.url",
          "",
          Kinds.HTTP_ADDRESS_OR_NONE,
          "Where a Prometheus takes remote writes, its /api/v1/write; empty for no history. A replay of files"
              + " writes none.");
  public static final Setting.One<String> USER =
      new Setting.One<>(
          "history.remote-write.user", "", Kinds.ANY_TEXT, "The user, where it asks for one.");
  public static final Setting.One<String> PASSWORD =
      new Setting.One<>(
          "history.remote-write.password", "", Kinds.ANY_TEXT, "The password of that user.");
  public static final Setting.One<String> TOKEN =
      new Setting.One<>(
          "history.remote-write.token",
          "",
          Kinds.ANY_TEXT,
          "The bearer token, where it asks for one; stronger than a user.");
  public static final Setting.One<Duration> EVERY =
      new Setting.One<>(
          "history.every",
          "10s",
          Kinds.SPAN,
          "How often what has changed is written; a window that is over is written at once.");
  public static final Setting.One<Duration> TIMEOUT =
      new Setting.One<>(
          "history.timeout", "30s", Kinds.SPAN, "How long one remote write may take.");
  public static final Setting.One<String> RUN =
      new Setting.One<>(
          "history.run",
          Measured.LIVE,
          Kinds.LABEL,
          "The run that KPIs in history belong to; anything but live is a replay.");

  static final List<Setting> ALL = List.of(URL, USER, PASSWORD, TOKEN, EVERY, TIMEOUT, RUN);

  private HistorySettings() {}
}
