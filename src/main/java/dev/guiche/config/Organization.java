package dev.guiche.config;

import java.time.ZoneId;
import java.util.Locale;

/** Who runs this gateway; zone and locale hold wherever a person has none of their own. */
public record Organization(String name, ZoneId zone, Locale locale) {}
