/**
 * KPIs as history: what {@code waymark.kpis} says, as samples in event time, for a server that
 * keeps time series. It knows KPI records and Prometheus' remote write, and nothing of how KPIs
 * come about.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.history;
