package dev.guiche.report;

/** What a number counts. */
public enum Unit {
  COUNT,
  SECONDS,
  /** 0 to 1. */
  SHARE,
  /** 1 to 5. */
  RATING
}
