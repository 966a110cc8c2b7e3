package dev.guiche.config;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a desk's contract gate. It holds where all of its conditions do; the first that holds
 * decides.
 *
 * @param key its name, on record with each decision
 * @param standings how the company stands; empty: no condition
 * @param contract whether there is a contract that holds; null: no condition
 * @param module how the company or person stands to the module; null: no condition
 * @param product how the product stands to the contract and the house; null: no condition
 * @param plans keys of plans; empty: no condition
 * @param to the key of the desk that a ROUTE leads to, else null
 * @param message what is said: to the consultant for a WARN, else to the customer; null: the
 *     house's own words
 * @param offer what a REFUSE offers instead, or null
 */
public record GateRule(
    String key,
    Set<Standing> standings,
    @Nullable ContractIs contract,
    @Nullable ModuleIs module,
    @Nullable ProductIs product,
    List<String> plans,
    Answer answer,
    @Nullable String to,
    @Nullable Label message,
    @Nullable Offer offer) {

  /** What the rule decides. */
  public enum Answer {
    ALLOW,
    WARN,
    ROUTE,
    REFUSE
  }

  /** How a company stands with what it owes. */
  public enum Standing {
    OK,
    PENDING,
    BLOCKED,
    ENDED
  }

  /** Whether a contract holds today. */
  public enum ContractIs {
    NONE,
    VALID
  }

  /** What is wrong with the module that a ticket is about. */
  public enum ModuleIs {
    UNCOVERED,
    UNTRAINED
  }

  /** What is wrong with the product that a ticket is about. */
  public enum ProductIs {
    UNCOVERED,
    FOREIGN
  }

  /** What a refusal offers instead (RG-9). */
  public enum Offer {
    TRAINING,
    COMMERCIAL
  }
}
