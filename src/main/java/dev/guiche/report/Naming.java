package dev.guiche.report;

/** How a key is put into words. */
enum Naming {
  /** It is words already. */
  ITSELF,
  /** {@code workflow/stage}. */
  STAGE,
  /** {@code workflow/category}. */
  CATEGORY,
  /** A plan's key, or what a contract calls its plan. */
  PLAN,
  /** {@link Neglect}. */
  NEGLECT
}
