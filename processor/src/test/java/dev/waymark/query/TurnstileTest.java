package dev.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.query.Turnstile.Way;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TurnstileTest {

  private final AtomicLong nanos = new AtomicLong(-7);
  private final Turnstile turnstile =
      new Turnstile(Map.of(Way.LOGIN, 3, Way.LOOK_UP, 60, Way.PEER, 0), nanos::get);

  @Test
  void so_many_pass_at_once_and_then_so_many_a_minute() throws Exception {
    InetAddress ann = address("192.0.2.7");
    for (int i = 0; i < 3; i++) {
      assertThat(turnstile.pass(Way.LOGIN, ann)).isZero();
    }

    assertThat(turnstile.pass(Way.LOGIN, ann)).isBetween(20L, 21L);
    wait(20);
    assertThat(turnstile.pass(Way.LOGIN, ann)).isZero();
    assertThat(turnstile.pass(Way.LOGIN, ann)).isPositive();
    wait(3_600);
    for (int i = 0; i < 3; i++) {
      assertThat(turnstile.pass(Way.LOGIN, ann)).isZero();
    }
    assertThat(turnstile.pass(Way.LOGIN, ann)).isPositive();
    assertThat(turnstile.turnedAway(Way.LOGIN)).isEqualTo(3);
  }

  @Test
  void nobody_waits_for_anybody_else_nor_for_what_else_they_asked() throws Exception {
    while (turnstile.pass(Way.LOGIN, address("192.0.2.7")) == 0) {}

    assertThat(turnstile.pass(Way.LOGIN, address("192.0.2.8"))).isZero();
    assertThat(turnstile.pass(Way.LOOK_UP, address("192.0.2.7"))).isZero();
    for (int i = 0; i < 10_000; i++) {
      assertThat(turnstile.pass(Way.PEER, address("192.0.2.7"))).isZero();
    }
  }

  @Test
  void to_look_costs_nothing() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(turnstile.look(Way.LOGIN, address("192.0.2.7"))).isZero();
    }
    while (turnstile.pass(Way.LOGIN, address("192.0.2.7")) == 0) {}
    assertThat(turnstile.look(Way.LOGIN, address("192.0.2.7"))).isPositive();
  }

  @Test
  void the_addresses_of_one_network_of_ipv6_are_one() throws Exception {
    while (turnstile.pass(Way.LOGIN, address("2001:db8:1:2::1")) == 0) {}

    assertThat(turnstile.pass(Way.LOGIN, address("2001:db8:1:2:ffff::9"))).isPositive();
    assertThat(turnstile.pass(Way.LOGIN, address("2001:db8:1:3::1"))).isZero();
  }

  @Test
  void a_flood_of_addresses_takes_no_more_memory() throws Exception {
    for (int i = 0; i < 2 * Turnstile.MOST_ADDRESSES; i++) {
      turnstile.pass(
          Way.LOOK_UP, InetAddress.getByAddress(new byte[] {10, 0, (byte) (i >> 8), (byte) i}));
    }

    assertThat(turnstile.remembered(Way.LOOK_UP)).isEqualTo(Turnstile.MOST_ADDRESSES);
  }

  private void wait(int seconds) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }
}
