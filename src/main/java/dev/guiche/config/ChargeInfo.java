package dev.guiche.config;

/**
 * What is done where somebody without a contract is served for money (IN-9).
 *
 * @param text how to pay, as the customer reads it
 * @param desk the key of the desk that sees whether they did
 * @param stage of this desk's workflow, where work waits for the payment
 */
public record ChargeInfo(Label text, String desk, String stage) {}
