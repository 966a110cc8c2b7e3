package dev.guiche.ticket.partner;

import java.util.List;

/**
 * Somebody whom customers are referred to.
 *
 * @param region where they work, in people's words
 * @param enabled whether customers are still referred to them
 */
public record Partner(
    long id,
    String name,
    String region,
    List<String> phones,
    List<String> specialities,
    boolean enabled) {

  public Partner {
    phones = List.copyOf(phones);
    specialities = List.copyOf(specialities);
  }
}
