/**
 * The Grafana boards as code: each is written down here, in the names of the catalogues of metrics
 * and KPIs, and {@code grafana/dashboards} holds what comes of it.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.grafana;
