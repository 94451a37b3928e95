package dev.waymark.fit;

/**
 * A model with the parameters that are likeliest for some customers.
 *
 * @param customers how many it was fitted to
 * @param settled whether the customers decide all parameters; where not, some lie at a bound
 */
public record Fitted<M extends Record>(
    M model, double logLikelihood, int customers, boolean settled) {}
