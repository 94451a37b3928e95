/**
 * Waymark on one machine: a real broker, a real registry, made-up customers, the demo and the
 * benchmark. It knows the product; the product does not know it.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox;
