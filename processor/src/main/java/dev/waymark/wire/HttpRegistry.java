package dev.waymark.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.wire.RegistryConnection.Answer;
import java.net.URLEncoder;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** A registry that speaks the Confluent API: Confluent's, Apicurio, Karapace, Redpanda. */
public final class HttpRegistry implements SchemaRegistry {

  private static final int CONFLICT = 409;
  private static final String ID = "id";
  private static final String SCHEMA = "schema";
  private static final Entry UNKNOWN = new Entry.Unknown();

  private final RegistryConnection connection;
  private final Map<Integer, Entry> schemas = new ConcurrentHashMap<>();
  private final Map<Named, Integer> ids = new ConcurrentHashMap<>();
  private final UnknownIds unknownIds = new UnknownIds();

  public HttpRegistry(RegistrySettings settings) {
    this.connection = new RegistryConnection(settings);
  }

  private record Named(String subject, Schema schema) {}

  @Override
  public Entry schema(int id) {
    Entry known = schemas.get(id);
    if (known != null) {
      return known;
    }
    if (id < 0 || unknownIds.isFresh(id)) { // ids count upwards from 0
      return UNKNOWN;
    }
    Answer answer = connection.get("schemas/ids/" + id, SCHEMA);
    if (answer.isNotFound()) {
      unknownIds.add(id);
      return UNKNOWN;
    }
    Entry entry = parse(required(answer, "schema id " + id).body());
    schemas.put(id, entry);
    return entry;
  }

  @Override
  public OptionalInt id(String subject, Schema schema) {
    Named named = new Named(subject, schema);
    Integer known = ids.get(named);
    if (known != null) {
      return OptionalInt.of(known);
    }
    OptionalInt found = lookUp(subject, schema);
    found.ifPresent(id -> ids.put(named, id));
    return found;
  }

  @Override
  public int register(String subject, Schema schema, Compatibility compatibility) {
    int id = registered(subject, schema);
    promise(subject, compatibility);
    ids.put(new Named(subject, schema), id);
    return id;
  }

  /** A conflict is a refusal, unless another instance registered the same in the same moment. */
  private int registered(String subject, Schema schema) {
    Answer answer = connection.post(path(subject) + "/versions", asked(schema), ID);
    if (answer.status() == CONFLICT || answer.status() == 422) {
      return lookUp(subject, schema)
          .orElseThrow(
              () ->
                  new RegistryRefusal(
                      "schema "
                          + schema.getFullName()
                          + " for "
                          + subject
                          + " is refused: "
                          + answer.says()));
    }
    return required(answer, "registering " + subject).body().path(ID).asInt();
  }

  /** Asked twice: some registries answer with a conflict when two instances set it at once. */
  private void promise(String subject, Compatibility compatibility) {
    String path = "config/" + encoded(subject);
    ObjectNode level = JsonNodeFactory.instance.objectNode();
    level.put("compatibility", compatibility.name());
    Answer answer = connection.put(path, level);
    if (answer.status() == CONFLICT) {
      answer = connection.put(path, level);
    }
    required(answer, "compatibility of " + subject);
  }

  /**
   * The id of the schema; where the registry does not know its very text, that of the newest
   * version if the two differ in nothing that is written.
   */
  private OptionalInt lookUp(String subject, Schema schema) {
    Answer exact = connection.post(path(subject), asked(schema), ID);
    if (!exact.isNotFound()) {
      return OptionalInt.of(required(exact, "looking up " + subject).body().path(ID).asInt());
    }
    Answer newest = connection.get(path(subject) + "/versions/latest", ID);
    if (newest.isNotFound()) {
      return OptionalInt.empty();
    }
    JsonNode body = required(newest, "newest version of " + subject).body();
    return parse(body) instanceof Entry.Known known
            && Schemas.areWrittenAlike(known.schema(), schema)
        ? OptionalInt.of(body.path(ID).asInt())
        : OptionalInt.empty();
  }

  private Entry parse(JsonNode body) {
    String type = body.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      return new Entry.Foreign("is of type " + type + ": records are Avro");
    }
    try {
      Schema.Parser parser = new Schema.Parser();
      addReferences(body, parser);
      return new Entry.Known(parser.parse(body.path(SCHEMA).asText()));
    } catch (AvroRuntimeException e) {
      return new Entry.Foreign("is no Avro schema we can read");
    }
  }

  private void addReferences(JsonNode body, Schema.Parser parser) {
    for (JsonNode reference : body.path("references")) {
      String name = reference.path("name").asText();
      if (!parser.getTypes().containsKey(name)) {
        String path =
            path(reference.path("subject").asText())
                + "/versions/"
                + reference.path("version").asInt();
        JsonNode referred = required(connection.get(path, SCHEMA), "schema " + name).body();
        addReferences(referred, parser);
        parser.parse(referred.path(SCHEMA).asText());
      }
    }
  }

  /** Anything but a good answer to a fair question is an outage, not a fact about a schema. */
  private static Answer required(Answer answer, String what) {
    if (!answer.isGood()) {
      throw new RegistryOutage(
          "the schema registry answers "
              + answer.says()
              + " for "
              + what
              + ": check its address and our name");
    }
    return answer;
  }

  private static ObjectNode asked(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put(SCHEMA, schema.toString());
  }

  private static String path(String subject) {
    return "subjects/" + encoded(subject);
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, UTF_8).replace("+", "%20");
  }
}
