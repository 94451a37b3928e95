package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void bytes_stand_as_numbers_beside_what_can_be_read_in_them() {
    byte[] bytes = "\u0000ann\u001b[31m and more of it".getBytes(StandardCharsets.UTF_8);

    assertThat(Bytes.lines(bytes))
        .containsExactly(
            "00000000  00 61 6e 6e 1b 5b 33 31 6d 20 61 6e 64 20 6d 6f  |.ann.[31m and mo|",
            "00000010  72 65 20 6f 66 20 69 74                          |re of it|");
  }

  @Test
  void no_text_steers_the_terminal() {
    assertThat(Printable.of("a\u001b[2J\u009b31m\r\nb\u202Ec\u2028d\ud800"))
        .isEqualTo("a\uFFFD[2J\uFFFD31m\uFFFD\uFFFDb\uFFFDc\uFFFDd\uFFFD");
    assertThat(Printable.of("Zoë, 東京 🙂")).isEqualTo("Zoë, 東京 🙂");
    assertThat(Bytes.text(new byte[] {'o', 'k', (byte) 0x9b, 7})).isEqualTo("ok\uFFFD\uFFFD");
  }
}
