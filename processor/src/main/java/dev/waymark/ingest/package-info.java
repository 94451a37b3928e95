/**
 * Event files: CSV or JSON lines, plain or gzip, in Waymark's own columns or in those of anybody's
 * export. It turns each line into input records or says why it cannot; it knows nothing of what the
 * events mean.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.ingest;
