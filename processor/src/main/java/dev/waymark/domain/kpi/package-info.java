/** Numbers about the business: which there are, their windows, and the integer parts they sum. */
@org.jspecify.annotations.NullMarked
package dev.waymark.domain.kpi;
