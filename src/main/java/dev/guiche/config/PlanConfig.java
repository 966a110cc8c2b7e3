package dev.guiche.config;

import java.util.List;

/**
 * What a customer can buy, and what comes with it (IN-11).
 *
 * @param fieldService whether a technician's visit is included
 * @param modules covered; empty: the contract says which
 */
public record PlanConfig(String key, Label label, FieldService fieldService, List<String> modules) {

  /** A technician comes to the customer. */
  public enum FieldService {
    INCLUDED,
    /** Some of it, or at a discount; people look it up. */
    PARTLY,
    CHARGED
  }
}
