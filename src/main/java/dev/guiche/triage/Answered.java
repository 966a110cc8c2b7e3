package dev.guiche.triage;

/**
 * One question and what the customer answered.
 *
 * @param question its key in the tree
 * @param field under what name a ticket keeps the answer
 * @param ask as the customer read it
 * @param answer the label of an option, or the customer's own words
 * @param own whether these are the customer's own words
 */
public record Answered(String question, String field, String ask, String answer, boolean own) {}
