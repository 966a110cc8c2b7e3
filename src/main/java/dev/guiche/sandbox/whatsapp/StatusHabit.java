package dev.guiche.sandbox.whatsapp;

import java.util.ArrayList;
import java.util.List;

/** How status call-backs come. Twilio promises no order. */
public enum StatusHabit {
  IN_ORDER,
  BACKWARDS,
  DOUBLED;

  List<String> arrange(List<String> statuses) {
    return switch (this) {
      case IN_ORDER -> statuses;
      case BACKWARDS -> statuses.reversed();
      case DOUBLED -> {
        var doubled = new ArrayList<String>();
        statuses.forEach(status -> doubled.addAll(List.of(status, status)));
        yield doubled;
      }
    };
  }
}
