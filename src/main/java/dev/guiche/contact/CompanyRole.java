package dev.guiche.contact;

/** What somebody may see of their company in the customers' area. */
public enum CompanyRole {
  /** What is their own. */
  USER,
  /** All tickets of the company. */
  MASTER
}
