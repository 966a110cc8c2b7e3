package dev.guiche.ticket;

/** A mail's words, the same in both forms. */
public record MailBody(String text, String html) {}
