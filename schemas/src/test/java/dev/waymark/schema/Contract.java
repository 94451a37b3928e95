package dev.waymark.schema;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificRecordBase;

/** A record that stands on a topic of its own, and what we promise about its changes. */
record Contract(Class<? extends SpecificRecordBase> type, Promise promise) {

  /** Which way a schema can still be read after a change, against every released version. */
  enum Promise {
    /** Inputs: we read what producers wrote by any released version. */
    BACKWARD_TRANSITIVE,
    /** Outputs: besides, whoever knows a released version reads what we write. */
    FULL_TRANSITIVE
  }

  static List<Contract> all() {
    return List.of(
        input(Purchase.class),
        input(SupportContact.class),
        input(SocialMention.class),
        input(AppInstall.class),
        input(Link.class),
        input(Erasure.class),
        output(Journey.class),
        output(StageChange.class),
        output(ChurnAlert.class),
        output(SaveWindow.class),
        output(Kpi.class),
        output(Reject.class),
        output(Late.class),
        output(Receipt.class),
        output(Identity.class),
        output(Suppression.class));
  }

  private static Contract input(Class<? extends SpecificRecordBase> type) {
    return new Contract(type, Promise.BACKWARD_TRANSITIVE);
  }

  private static Contract output(Class<? extends SpecificRecordBase> type) {
    return new Contract(type, Promise.FULL_TRANSITIVE);
  }

  String name() {
    return type.getSimpleName();
  }

  /** The current schema as people read it, without the notes of the Java generator. */
  Schema current() {
    String text = new org.apache.avro.specific.SpecificData().getSchema(type).toString();
    return new Schema.Parser()
        .parse(text.replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\""));
  }

  /** Whether a change from the one schema to the other keeps the promise. */
  boolean allows(Schema released, Schema next) {
    boolean backward = canRead(next, released);
    return switch (promise) {
      case BACKWARD_TRANSITIVE -> backward;
      case FULL_TRANSITIVE -> backward && canRead(released, next);
    };
  }

  private static boolean canRead(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  @Override
  public String toString() {
    return name();
  }
}
