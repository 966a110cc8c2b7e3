package dev.guiche.sandbox.whatsapp;

/** A file of a message, with the number by which Twilio keeps it. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Media(String sid, String name, String type, byte[] bytes) {}
