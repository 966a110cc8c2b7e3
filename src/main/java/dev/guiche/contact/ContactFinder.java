package dev.guiche.contact;

import dev.guiche.contact.company.CompanyId;
import dev.guiche.contact.company.Staff;

/** Finds whom somebody wrote beside a person: their company, and who looks after them. */
public interface ContactFinder {
  /**
   * @throws dev.guiche.contact.company.WrongValue when there is none
   */
  CompanyId company(String written);

  Staff staff();
}
