/**
 * Who is who: names that were seen together, and to whom each of them belongs at each moment.
 * Stitching is deterministic: nothing is guessed, and any order of events and links gives the same.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.domain.identity;
