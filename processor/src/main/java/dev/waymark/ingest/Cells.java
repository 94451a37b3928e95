package dev.waymark.ingest;

import dev.waymark.domain.event.IdentifierType;
import dev.waymark.schema.Identifier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The cells of a canonical row, read by what their columns must hold. */
final class Cells {

  /** The most an amount may be, in minor units: sums of it must still fit. */
  private static final BigDecimal LARGEST_MINOR = BigDecimal.TEN.pow(15);

  private final Row row;
  private final Extra extra;

  Cells(Row row) throws UnreadableCell {
    this.row = row;
    this.extra = Extra.of(row.cell("extra"));
  }

  Extra extra() {
    return extra;
  }

  String text(String column) {
    return row.cell(column);
  }

  /** The cell, or null where it is empty, as Avro has it. */
  @Nullable String orNull(String column) {
    String value = row.cell(column);
    return value.isEmpty() ? null : value;
  }

  String required(String column) throws UnreadableCell {
    String value = row.cell(column);
    if (value.isEmpty()) {
      throw new UnreadableCell(column, "", "is empty: an event of this type needs it");
    }
    return value;
  }

  Instant moment(String column) throws UnreadableCell {
    return TimeFormat.CANONICAL.moment(column, required(column));
  }

  /** When delivery was promised, or null. */
  @Nullable Instant promisedBy() throws UnreadableCell {
    if (!text("promised_by").isEmpty()) {
      return TimeFormat.CANONICAL.end("promised_by", text("promised_by"));
    }
    String estimated = extra.text("estimated");
    return estimated.isEmpty() ? null : TimeFormat.CANONICAL.end("extra.estimated", estimated);
  }

  @Nullable Double sentiment() throws UnreadableCell {
    String value = text("sentiment");
    if (value.isEmpty()) {
      return null;
    }
    double tone = decimal("sentiment", value).doubleValue();
    if (tone < -1 || tone > 1) {
      throw new UnreadableCell("sentiment", value, "must lie between -1 and 1");
    }
    return tone;
  }

  /** A whole number, 0 where the cell is empty. */
  long count(String column, long most, boolean mayBeNegative) throws UnreadableCell {
    String value = text(column);
    if (value.isEmpty()) {
      return 0;
    }
    BigDecimal written = decimal(column, value);
    BigDecimal number = mayBeNegative ? written.abs() : written;
    if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new UnreadableCell(column, value, "must lie between 0 and " + most);
    }
    if (number.stripTrailingZeros().scale() > 0) {
      throw new UnreadableCell(column, value, "must be a whole number");
    }
    return number.longValue();
  }

  /** The code of the row's currency; for a step that moves no money it may be missing. */
  String currency(boolean needed) throws UnreadableCell {
    if (!needed && text("currency").isEmpty()) {
      return InputEvent.NO_CURRENCY;
    }
    String code = required("currency").toUpperCase(Locale.ROOT);
    digits(code);
    return code;
  }

  /**
   * The amount in minor units of a currency. Decimals beyond the currency's own are rounded half to
   * even: exports that multiply prices leave some.
   */
  long amountMinor(String currency, boolean needed, boolean mayBeNegative) throws UnreadableCell {
    if (!needed && text("amount").isEmpty()) {
      return 0;
    }
    String written = required("amount");
    BigDecimal minor =
        decimal("amount", written)
            .movePointRight(digits(currency))
            .setScale(0, RoundingMode.HALF_EVEN);
    if (minor.signum() < 0 && !mayBeNegative) {
      throw new UnreadableCell("amount", written, "must not be negative: only a refund may be");
    }
    if (minor.abs().compareTo(LARGEST_MINOR) > 0) {
      throw new UnreadableCell("amount", written, "must not exceed 10^15 minor units");
    }
    return minor.abs().longValueExact();
  }

  /** Other names of the same somebody, the strongest first. */
  List<Identifier> identifiers() {
    List<Identifier> all = new ArrayList<>();
    for (IdentifierType type : IdentifierType.values()) {
      String value = text(column(type));
      if (!value.isEmpty()) {
        all.add(new Identifier(dev.waymark.schema.IdentifierType.valueOf(type.name()), value));
      }
    }
    return all;
  }

  /** What the record is keyed by. */
  String key() throws UnreadableCell {
    String customer = text("customer_id");
    if (!customer.isEmpty()) {
      return customer;
    }
    List<Identifier> names = identifiers();
    if (names.isEmpty()) {
      throw new UnreadableCell(
          "customer_id", "", "is empty and no identifier is given: the event belongs to nobody");
    }
    return names.get(0).getValue();
  }

  private static String column(IdentifierType type) {
    return type == IdentifierType.DEVICE ? "device_id" : type.name().toLowerCase(Locale.ROOT);
  }

  private static int digits(String currency) throws UnreadableCell {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      throw new UnreadableCell("currency", currency, "must be an ISO 4217 code such as EUR");
    }
  }

  private static BigDecimal decimal(String column, String text) throws UnreadableCell {
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs((long) number.scale()) > 40 || number.precision() > 40) {
        throw new UnreadableCell(column, text, "must be a number of at most 40 digits");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new UnreadableCell(column, text, "must be a decimal number such as 12.50");
    }
  }
}
