package dev.waymark.architecture.planted.metrics;

/** Planted: innocent in itself. */
public final class Counted {}
