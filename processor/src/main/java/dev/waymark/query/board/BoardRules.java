package dev.waymark.query.board;

import java.time.ZoneId;
import java.util.Currency;

/**
 * What the board must know to show things right.
 *
 * @param zone the business time zone
 * @param currency the reporting currency
 * @param journeyPartitions how many clocks there must be
 * @param valueWindowMs how far back what a customer is worth looks
 * @param horizonMs how far ahead the risk looks
 * @param topics how many topics it is told from
 */
public record BoardRules(
    ZoneId zone,
    Currency currency,
    int journeyPartitions,
    long valueWindowMs,
    long horizonMs,
    int topics) {}
