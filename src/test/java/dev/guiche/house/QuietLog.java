package dev.guiche.house;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * A test during which we log an error or a stack trace, or a library logs one that leads through
 * our code, fails.
 */
public final class QuietLog implements BeforeEachCallback, AfterEachCallback {
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final AppenderBase<ILoggingEvent> ear =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          String trace = ThrowableProxyUtil.asString(event.getThrowableProxy());
          boolean ours = event.getLoggerName().startsWith("dev.guiche");
          boolean defect = event.getLevel().isGreaterOrEqual(Level.ERROR) || !trace.isEmpty();
          if (ours ? defect : trace.contains("dev.guiche")) {
            complaints.add(event + " " + trace);
          }
        }
      };

  @Override
  public void beforeEach(ExtensionContext test) {
    complaints.clear();
    ear.start();
    root.addAppender(ear);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    root.detachAppender(ear);
    ear.stop();
    assertThat(complaints).as("errors and stack traces in the log").isEmpty();
  }
}
