package dev.guiche.desk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what is told. */
public final class HeardAttendance implements Attendance {
  public final List<String> heard = new CopyOnWriteArrayList<>();

  @Override
  public void came(ConsultantId consultant) {
    heard.add(consultant.value() + " came");
  }

  @Override
  public void went(ConsultantId consultant) {
    heard.add(consultant.value() + " went");
  }

  @Override
  public void changed(ConsultantId consultant) {
    heard.add(consultant.value() + " changed");
  }
}
