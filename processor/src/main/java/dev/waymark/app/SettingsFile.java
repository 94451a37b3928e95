package dev.waymark.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Reads settings from a YAML file, keys nested or dotted, or from a Java properties file. */
public final class SettingsFile {

  private final Map<String, String> texts = new LinkedHashMap<>();

  private SettingsFile() {}

  /**
   * The settings of a file.
   *
   * @throws Refusal when it cannot be read, or is no such file
   */
  public static Layer read(Path file) {
    SettingsFile settings = new SettingsFile();
    try (Reader reader = Files.newBufferedReader(file)) {
      if (file.toString().endsWith(".properties")) {
        settings.readProperties(reader);
      } else {
        settings.readYaml(reader);
      }
    } catch (JsonProcessingException e) {
      throw new Refusal(
          "settings file " + file + " is not YAML: " + e.getOriginalMessage().strip() + place(e));
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal("settings file " + file + " cannot be read: " + e);
    }
    return new Layer(file.toString(), settings.texts);
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
  }

  private void readProperties(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(key -> texts.put(key, properties.getProperty(key)));
  }

  private void readYaml(Reader reader) throws IOException {
    YAMLFactory yaml = new YAMLFactory();
    yaml.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    try (JsonParser parser = yaml.createParser(reader)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return;
      }
      if (first != JsonToken.START_OBJECT) {
        throw new IOException("it must be keys and values, not " + first);
      }
      readKeys(parser, "");
    }
  }

  private void readKeys(JsonParser parser, String prefix) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = prefix + parser.currentName();
      switch (parser.nextToken()) {
        case START_OBJECT -> readKeys(parser, key + ".");
        case START_ARRAY -> texts.put(key, items(parser, key));
        case VALUE_NULL -> texts.put(key, "");
        default -> texts.put(key, parser.getText());
      }
    }
  }

  /** Items go on lines of their own, as an item may hold a comma. */
  private static String items(JsonParser parser, String key) throws IOException {
    StringBuilder lines = new StringBuilder();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!parser.currentToken().isScalarValue()) {
        throw new IOException(key + " holds lists or keys inside a list: only values may be there");
      }
      lines.append(parser.getText()).append('\n');
    }
    return lines.toString();
  }
}
