package dev.guiche.contact;

import dev.guiche.contact.company.CompanyId;
import dev.guiche.contact.company.Staff;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds whom somebody wrote beside a person.
 *
 * @param companies throws a {@link dev.guiche.contact.company.WrongValue} when there is none
 * @param staff asked only where somebody looks after the person
 */
public record ContactFinder(Function<String, CompanyId> companies, Supplier<Staff> staff) {
  CompanyId company(String written) {
    return companies.apply(written);
  }

  String consultant(String written) {
    return staff.get().find(written);
  }
}
