package dev.waymark.replay.whatif;

import java.util.List;

/** The report as one page. */
public final class HtmlReport {
  private HtmlReport() {}

  public static String of(Report report, List<SettingChange> settings, Numbers numbers) {
    return "" + report.isEmpty() + settings + numbers;
  }
}
