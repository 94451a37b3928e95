package dev.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPageTest {

  private static final Pattern INLINE =
      Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(strings = {"board", "login"})
  void a_page_is_one_file_and_a_browser_runs_only_what_is_ours(String name) throws Exception {
    Answer page = WebPage.read(name).answer(200);
    String policy = page.headers().getOrDefault("Content-Security-Policy", "");
    List<String> hashes = new ArrayList<>();
    Matcher inline = INLINE.matcher(page.body());
    while (inline.find()) {
      byte[] content = inline.group(2).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      hashes.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    assertThat(hashes).isNotEmpty().allMatch(policy::contains);
    assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("src=", "<!-- script", "<!-- style", " style=\"");
    assertThat(page.body().replaceAll("(?s)<(script|style)>.*?</\\1>", ""))
        .doesNotContain("http:", "https:");
  }

  @Test
  void what_events_say_never_becomes_markup() {
    String script = WebPage.read("board").answer(200).body();
    String ours = script.substring(script.lastIndexOf("<script>"));

    assertThat(ours)
        .contains("document.createElement")
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
  }
}
