package dev.guiche.report;

/** What the rows of a figure are. */
public enum Axis {
  /** Days of the organization's calendar, none left out. */
  DAY,
  /** Hours of the day, 0 to 23, none left out. */
  HOUR,
  /** Stages, categories, desks, … the largest first. */
  NAME
}
