/**
 * The command line: it reads arguments, calls what does the work, and turns what comes back into
 * lines and an exit code. It decides nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.cli;
