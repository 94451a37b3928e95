/**
 * Answers over HTTP: is it well, what does it measure, how is a customer. It reads what the stream
 * keeps and changes nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.query;
