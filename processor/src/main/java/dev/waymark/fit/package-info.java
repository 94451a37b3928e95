/**
 * What history teaches: numbers for the rules, found from what customers did, and how good they
 * are. Knows the domain and a library of mathematics only; it reads no files and prints nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.fit;
