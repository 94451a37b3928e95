-- What is given: the rules, the raw events in the order of their arrival, what the risk formula says
-- at each moment, and what the domain told.
CREATE TABLE rules (
  zone VARCHAR, now_ms BIGINT, new_for_ms BIGINT, lapse_after_ms BIGINT, lost_after_ms BIGINT,
  special_segment VARCHAR, special_lapse_after_ms BIGINT, personal_factor DOUBLE,
  personal_min_ms BIGINT, personal_max_ms BIGINT, value_window_ms BIGINT, silver_from BIGINT,
  gold_from BIGINT, channels VARCHAR[], campaigns VARCHAR[], delivering VARCHAR[], lookback_ms BIGINT,
  unusual_floor BIGINT, horizon_ms BIGINT, minor_per_unit DOUBLE, bg_r DOUBLE, bg_alpha DOUBLE,
  bg_a DOUBLE, bg_b DOUBLE, gg_p DOUBLE, gg_q DOUBLE, gg_gamma DOUBLE,
  burst_complaints BIGINT, burst_within_ms BIGINT, rules_version VARCHAR,
  half_life_ms BIGINT, risk_edges DOUBLE[], hysteresis DOUBLE, weights MAP(VARCHAR, DOUBLE),
  recency_cuts BIGINT[], frequency_cuts BIGINT[], monetary_cuts BIGINT[]);

CREATE TABLE delivered (
  arrival BIGINT, customer VARCHAR, event_id VARCHAR, at_ms BIGINT, kind VARCHAR, step VARCHAR,
  order_id VARCHAR, amount BIGINT, promised_ms BIGINT, contact_id VARCHAR, reason VARCHAR,
  leaving BOOLEAN, sentiment INTEGER, network VARCHAR, reach BIGINT, source VARCHAR,
  channel VARCHAR, campaign VARCHAR, referrer VARCHAR, device VARCHAR);

CREATE TABLE readings (
  customer VARCHAR, at_ms BIGINT, event_id VARCHAR, band VARCHAR, weightiest VARCHAR,
  friction VARCHAR);

CREATE TABLE told (
  kpi VARCHAR, grain VARCHAR, start_ms BIGINT, dimensions VARCHAR, stock BOOLEAN, n BIGINT,
  amount BIGINT);
