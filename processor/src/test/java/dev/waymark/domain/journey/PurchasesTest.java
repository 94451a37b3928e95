package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PurchasesTest {

  private static final long LARGEST = 1_000_000_000_000_000L;

  @Test
  void what_one_customer_spends_has_an_end_and_goes_over_none() {
    Purchases purchases = Purchases.NONE;
    for (int i = 0; i < 1_100; i++) {
      purchases = purchases.plus(i, "e" + i, LARGEST, true).plusRefund(LARGEST);
    }

    assertThat(purchases.gross()).isEqualTo(Purchases.MOST_MINOR);
    assertThat(purchases.value()).isEqualTo(Purchases.MOST_MINOR);
    assertThat(purchases.refunds()).isEqualTo(Purchases.MOST_MINOR);
    assertThat(purchases.without(Long.MAX_VALUE / 2, 1, 0).value()).isZero();
  }
}
