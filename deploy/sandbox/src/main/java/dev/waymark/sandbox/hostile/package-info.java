/**
 * Bad and hostile input at volume: what it is, how it is mixed into good events, and what must have
 * become of all of it. It knows Waymark by its topics, its metrics and its logs.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox.hostile;
