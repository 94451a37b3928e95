package dev.waymark.ingest;

/** A cell that does not say what its column must say; it becomes a {@link BadLine}. */
final class UnreadableCell extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String value;

  /**
   * @param rule what is wrong, as the end of a sentence that begins with the column
   */
  UnreadableCell(String column, String value, String rule) {
    super(column + " " + rule);
    this.reason = column + " " + rule;
    this.value = value;
  }

  BadLine in(Row row) {
    return new BadLine(row.file(), row.line(), reason, value);
  }
}
