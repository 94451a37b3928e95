/** Tests of the stream: what the domain decides must come out of the topology unharmed. */
@org.jspecify.annotations.NullMarked
package dev.waymark.stream;
