/**
 * How records travel: Avro in the Confluent wire format on the one side, the events of the domain
 * on the other, and the schema registry between. It knows the schemas and the registry; it knows
 * nothing of topologies, and no text gets past it: what is said is classified here and dropped.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.wire;
