package dev.waymark.domain.rules;

/**
 * The log-odds that each finding adds to the risk of leaving, when fresh and in full.
 *
 * @param base what every customer starts from
 * @param silence for each horizon of silence
 * @param frequency for each natural logarithm of (repeat purchases + ¼)
 * @param rhythm for silence beyond the customer's own mean gap
 * @param decline for spending less than usual
 * @param complaint a complaint
 * @param unresolved a complaint that is still open
 * @param repeatContact a contact for the same reason within a week
 * @param lateDelivery a broken promise
 * @param negativeMention a mention with a negative tone
 * @param leaveIntent words that say so
 * @param refund money given back
 * @param uninstall the app taken off a device
 */
public record Weights(
    double base,
    double silence,
    double frequency,
    double rhythm,
    double decline,
    double complaint,
    double unresolved,
    double repeatContact,
    double lateDelivery,
    double negativeMention,
    double leaveIntent,
    double refund,
    double uninstall) {}
