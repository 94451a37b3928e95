package dev.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedPeersTest {

  @ParameterizedTest
  @CsvSource({
    "waymark-1:8080, waymark-1, 8080",
    "WAYMARK-1:8080, Waymark-1, 8080",
    "waymark-1:*, waymark-1, 1",
    "*.waymark.shop.svc:8080, waymark-0.waymark.shop.svc, 8080",
    "10.1.0.0/16:8080, 10.1.255.3, 8080",
    "10.1.2.3/32:8080, 10.1.2.3, 8080",
    "0.0.0.0/0:8080, 192.0.2.1, 8080",
    "[::1]:8080, ::1, 8080",
    "[::1]:8080, [::1], 8080"
  })
  void what_is_allowed_is_asked(String allowed, String host, int port) {
    assertThat(includes(allowed, host, port)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "waymark-1:8080, waymark-2, 8080",
    "waymark-1:8080, waymark-1, 22",
    "*.waymark.shop.svc:8080, waymark.shop.svc, 8080",
    "*.waymark.shop.svc:8080, evilwaymark.shop.svc, 8080",
    "*.waymark.shop.svc:8080, evil.example/.waymark.shop.svc, 8080",
    "*.waymark.shop.svc:8080, evil.example#.waymark.shop.svc, 8080",
    "*.waymark.shop.svc:8080, me@evil.waymark.shop.svc, 8080",
    "*.waymark.shop.svc:8080, waymark-0.waymark.shop.svc.evil.example, 8080",
    "10.1.0.0/16:8080, 10.2.0.1, 8080",
    "10.1.0.0/16:8080, 169.254.169.254, 8080",
    "10.1.0.0/16:8080, 10.1.0.1.evil.example, 8080",
    "10.1.0.0/16:8080, 167837697, 8080",
    "127.0.0.1:8080, 127.0.0.2, 8080"
  })
  void what_is_not_allowed_is_not(String allowed, String host, int port) {
    assertThat(includes(allowed, host, port)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "waymark-1",
        "http://waymark-1:8080",
        "a b:1",
        "*:8080",
        "10.0.0.0/33:1",
        "a/8:1",
        "a:99999x"
      })
  void what_is_no_address_is_refused(String text) {
    assertThatThrownBy(() -> AllowedPeers.Allowed.read(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void by_default_nobody_but_this_machine_is_asked() {
    assertThat(AllowedPeers.NONE.include(new HostInfo("127.0.0.1", 80))).isFalse();
    assertThat(AllowedPeers.LOCAL.include(new HostInfo("127.0.0.1", 80))).isTrue();
    assertThat(AllowedPeers.LOCAL.include(new HostInfo("192.0.2.1", 80))).isFalse();
  }

  private static boolean includes(String allowed, String host, int port) {
    return new AllowedPeers(List.of(AllowedPeers.Allowed.read(allowed)))
        .include(new HostInfo(host, port));
  }
}
