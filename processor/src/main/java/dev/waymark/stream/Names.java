package dev.waymark.stream;

/** The names of the operators; they stand in metrics and in the printed topology. */
final class Names {

  static final String INTAKE = "intake";
  static final String IDENTITY = "identity";
  static final String JOURNEY = "journey";
  static final String KPI = "kpi";
  static final String READ_BY_CUSTOMER = "read-by-customer";
  static final String READ_BY_IDENTIFIER = "read-by-identifier";
  static final String READ_SUPPRESSIONS = "read-suppressions";
  static final String READ_CONTRIBUTIONS = "read-contributions";
  static final String WRITE_BY_CUSTOMER = "write-by-customer";
  static final String WRITE_BY_IDENTIFIER = "write-by-identifier";
  static final String WRITE_IDENTITIES = "write-identities";
  static final String WRITE_CONTRIBUTIONS = "write-contributions";
  static final String WRITE_JOURNEYS = "write-journeys";
  static final String WRITE_STAGE_CHANGES = "write-stage-changes";
  static final String WRITE_CHURN_ALERTS = "write-churn-alerts";
  static final String WRITE_SAVE_WINDOWS = "write-save-windows";
  static final String WRITE_LATE = "write-late";
  static final String WRITE_REJECTS = "write-rejects";
  static final String WRITE_SUPPRESSIONS = "write-suppressions";
  static final String WRITE_RECEIPTS = "write-receipts";
  static final String WRITE_KPIS = "write-kpis";

  private Names() {}

  static String read(Topic input) {
    return "read-" + input.key();
  }
}
