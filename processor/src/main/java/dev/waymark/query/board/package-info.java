/**
 * What the built-in board shows: the stocks, the last windows, who is leaving and who can still be
 * saved, gathered from what Waymark has told on its output topics. It does not know how they are
 * read.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.query.board;
