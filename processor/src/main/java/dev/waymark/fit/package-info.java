/**
 * What history teaches: numbers for the rules, found from what customers did. Knows the domain
 * only.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.fit;
