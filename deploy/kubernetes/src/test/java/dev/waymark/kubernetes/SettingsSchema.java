package dev.waymark.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.app.Catalogue;
import dev.waymark.app.Setting;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What values.schema.json says of {@code settings}: made of the catalogue of settings. */
final class SettingsSchema {

  /** What the chart sets itself, from other values; and what must differ between instances. */
  static final Set<String> THE_CHARTS_OWN =
      Set.of(
          "bootstrap.servers",
          "kafka",
          "registry.url",
          "registry.auth",
          "registry.user",
          "registry.oauth.token-url",
          "registry.oauth.client-id",
          "registry.oauth.scope",
          "state.dir",
          "http.host",
          "http.port",
          "http.advertised",
          "http.peers",
          "http.tls.certificate",
          "http.tls.private-key",
          "http.tls.trusted",
          "http.tls.clients",
          "instance.id",
          "history.remote-write.url",
          "history.remote-write.user");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern WHOLE = Pattern.compile("a whole number from (\\d+) to (\\d+)");
  private static final Pattern CHOICE = Pattern.compile("one of (.+)");
  private static final String SPAN = "^([0-9]{1,12} *(ms|s|m|h|d|w) *)+$";

  private SettingsSchema() {}

  static ObjectNode ofTheCatalogue() {
    ObjectNode schema = JSON.objectNode();
    schema.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ObjectNode patterns = schema.putObject("patternProperties");
    for (Setting setting : Catalogue.all()) {
      if (THE_CHARTS_OWN.contains(setting.key()) || Setting.isSecret(setting.key())) {
        continue;
      }
      if (setting instanceof Setting.Many<?>) {
        patterns.set(
            "^" + setting.key().replace(".", "\\.") + "\\..+$",
            of(setting, setting.rule().replaceFirst(".*each value ", "")));
      } else {
        properties.set(setting.key(), of(setting, setting.rule()));
      }
    }
    return schema;
  }

  private static ObjectNode of(Setting setting, String rule) {
    ObjectNode schema = of(rule);
    schema.put("description", setting.sentence() + " It must be " + setting.rule() + ".");
    return schema;
  }

  private static ObjectNode of(String rule) {
    Matcher whole = WHOLE.matcher(rule);
    if (whole.matches()) {
      return JSON.objectNode()
          .put("type", "integer")
          .put("minimum", Long.parseLong(whole.group(1)))
          .put("maximum", Long.parseLong(whole.group(2)));
    }
    Matcher choice = CHOICE.matcher(rule);
    if (choice.matches()) {
      return choice(List.of(choice.group(1).split(", ")));
    }
    if (rule.equals("true or false")) {
      return JSON.objectNode().put("type", "boolean");
    }
    if (rule.startsWith("a span")) {
      return span(rule.endsWith("or 0"));
    }
    return rule.startsWith("a list")
        ? types("array", "string", "number")
        : types("string", "number");
  }

  private static ObjectNode choice(List<String> choices) {
    ObjectNode schema = JSON.objectNode();
    ArrayNode all = schema.putArray("enum");
    choices.forEach(all::add);
    return schema;
  }

  private static ObjectNode span(boolean orZero) {
    ObjectNode span = JSON.objectNode().put("type", "string").put("pattern", SPAN);
    if (!orZero) {
      return span;
    }
    ObjectNode schema = JSON.objectNode();
    schema
        .putArray("anyOf")
        .add(span)
        .add(choice(List.of("0")))
        .add(JSON.objectNode().put("const", 0));
    return schema;
  }

  private static ObjectNode types(String... types) {
    ObjectNode schema = JSON.objectNode();
    ArrayNode all = schema.putArray("type");
    for (String type : types) {
      all.add(type);
    }
    return schema;
  }
}
