package dev.guiche.contact;

import dev.guiche.contact.company.CompanyId;

/** Finds the company that somebody wrote beside a person. */
@FunctionalInterface
public interface CompanyFinder {
  /**
   * @throws dev.guiche.contact.company.WrongValue when there is none
   */
  CompanyId find(String written);
}
