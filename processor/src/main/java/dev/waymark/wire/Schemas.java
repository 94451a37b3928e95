package dev.waymark.wire;

import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.AppInstall;
import dev.waymark.schema.Erasure;
import dev.waymark.schema.Link;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.SocialMention;
import dev.waymark.schema.SupportContact;
import dev.waymark.wire.SchemaRegistry.Compatibility;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Our schemas as everybody sees them: without the marks of the Java generator. */
public final class Schemas {

  private static final String JAVA_STRING = "{\"type\":\"string\",\"avro.java.string\":\"String\"}";
  private static final Map<Class<?>, Schema> PLAIN = new ConcurrentHashMap<>();
  private static final Set<Class<? extends SpecificRecord>> INPUTS =
      Set.of(
          Purchase.class,
          SupportContact.class,
          SocialMention.class,
          AppInstall.class,
          Link.class,
          Erasure.class);

  static {
    Trust.ourRecords();
  }

  private Schemas() {}

  /** The schema of a generated record. */
  public static Schema of(Class<? extends SpecificRecord> type) {
    return PLAIN.computeIfAbsent(type, t -> plain(SpecificData.get().getSchema(t)));
  }

  /** The record in which events of a kind travel. */
  public static Class<? extends SpecificRecord> recordOf(EventKind kind) {
    return switch (kind) {
      case PURCHASE -> Purchase.class;
      case SUPPORT_CONTACT -> SupportContact.class;
      case SOCIAL_MENTION -> SocialMention.class;
      case APP_INSTALL -> AppInstall.class;
    };
  }

  /** What later versions of a record's schema must keep to. */
  public static Compatibility promise(Class<? extends SpecificRecord> type) {
    return INPUTS.contains(type)
        ? Compatibility.BACKWARD_TRANSITIVE
        : Compatibility.FULL_TRANSITIVE;
  }

  /** The subject under which the values of a topic are registered. */
  public static String subject(String topic) {
    return topic + "-value";
  }

  /** Whether two schemas are written in the same way, whatever their documentation says. */
  static boolean areWrittenAlike(Schema one, Schema other) {
    return SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
  }

  private static Schema plain(Schema generated) {
    return new Schema.Parser().parse(generated.toString().replace(JAVA_STRING, "\"string\""));
  }
}
