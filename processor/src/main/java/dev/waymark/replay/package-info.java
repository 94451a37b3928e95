/**
 * Looks back: works out again what was worked out before, and says what came of it and why. It
 * reads what the stream keeps and tells, and changes nothing; it knows no settings and no terminal.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.replay;
