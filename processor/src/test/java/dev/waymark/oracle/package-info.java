/**
 * The definitions written a second time, as SQL over the raw events, and compared with what the
 * domain makes of the same events. The SQL shares nothing with the domain; it knows no state.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.oracle;
