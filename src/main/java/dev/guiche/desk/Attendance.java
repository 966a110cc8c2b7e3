package dev.guiche.desk;

/**
 * What upper floors hear about consultants, each time after the commit. Returns at once and does
 * not throw.
 */
public interface Attendance {
  /** Their first screen is connected, or they are available again: they may have room for work. */
  void came(ConsultantId consultant);

  /** Their last screen is gone, or they say that they are offline. */
  void went(ConsultantId consultant);

  /** Anything else has changed: busy, pause, capacity, desks, name, role, whether enabled. */
  void changed(ConsultantId consultant);

  /** Tells each of these in turn. */
  static Attendance all(Attendance... listeners) {
    return new Attendance() {
      @Override
      public void came(ConsultantId consultant) {
        for (var listener : listeners) {
          listener.came(consultant);
        }
      }

      @Override
      public void went(ConsultantId consultant) {
        for (var listener : listeners) {
          listener.went(consultant);
        }
      }

      @Override
      public void changed(ConsultantId consultant) {
        for (var listener : listeners) {
          listener.changed(consultant);
        }
      }
    };
  }
}
