package dev.guiche.house;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Waiting looks at once and often, for the library's tenth of a second adds up to minutes over all
 * tests; it waits long before it gives up, for machines that build have much to do; and a thread
 * that dies in a class that runs beside, as a mail server's whose line is cut, fails nobody else.
 */
public final class HowTestsWait implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
  }
}
