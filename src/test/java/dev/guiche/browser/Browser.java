package dev.guiche.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Chromium for tests. Its driver serves one thread at a time, so that there are as many as
 * classes run at once, each handed on from class to class:
 *
 * <pre>{@code
 * class ScreensIT {
 *   @RegisterExtension static final Browser browser = new Browser();
 * }</pre>
 *
 * Where there is none, tests are skipped with the line that installs it; with {@code CI=true} they
 * fail. A page that is open when a test fails is kept as a picture in {@code target/browser}.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final String MISSING =
      "There is no Chromium for the browser tests. Install it: apt-get install"
          + " chromium-headless-shell";

  private final List<BrowserContext> people = new ArrayList<>();
  private @Nullable Running running;

  /** Somebody at a desk, with cookies of their own. Closed after the test. */
  public BrowserContext person() {
    return person(
        new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1440, 900));
  }

  /** Somebody with a phone, 390 pixels wide. */
  public BrowserContext personWithPhone() {
    return person(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setHasTouch(true)
            .setIsMobile(true));
  }

  /** Somebody else again, in Portuguese unless the options say otherwise. */
  public BrowserContext person(com.microsoft.playwright.Browser.NewContextOptions options) {
    if (options.locale == null) {
      options.setLocale("pt-BR").setTimezoneId("America/Sao_Paulo");
    }
    var person =
        Objects.requireNonNull(running, "Only between @BeforeAll and @AfterAll")
            .browser()
            .newContext(options);
    people.add(person);
    return person;
  }

  /** A page of a person of its own. */
  public Page page() {
    return person().newPage();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // Two cores, a gateway, a database, a browser: what is there in a moment may take several.
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    running = garage(context).take();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      keepPictures(context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName());
    }
    people.forEach(BrowserContext::close);
    people.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (running != null) {
      garage(context).giveBack(running);
      running = null;
    }
  }

  private void keepPictures(String test) {
    int number = 0;
    for (var page : people.stream().flatMap(person -> person.pages().stream()).toList()) {
      String name = test.replaceAll("[^A-Za-z0-9.]+", "") + "-" + ++number + ".png";
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/browser", name)));
    }
  }

  private static Garage garage(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Garage.class);
  }

  /** Those that no class uses at the moment. They end with the JVM's tests. */
  static final class Garage implements AutoCloseable {
    private final Deque<Running> idle = new ConcurrentLinkedDeque<>();

    Running take() {
      var running = idle.poll();
      return running == null ? start() : running;
    }

    void giveBack(Running running) {
      idle.push(running);
    }

    @Override
    public void close() {
      idle.forEach(running -> running.playwright().close());
    }
  }

  private record Running(Playwright playwright, com.microsoft.playwright.Browser browser) {}

  private static Running start() {
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var chromium = installed().or(() -> ownOf(playwright));
    if (chromium.isEmpty()) {
      playwright.close();
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(MISSING);
      }
      assumeTrue(false, MISSING);
    }
    var options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(chromium.orElseThrow())
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    return new Running(playwright, playwright.chromium().launch(options));
  }

  private static Optional<Path> installed() {
    String search = Objects.requireNonNullElse(System.getenv("PATH"), "");
    var folders =
        Stream.concat(Arrays.stream(search.split(File.pathSeparator)), Stream.of("/usr/bin"));
    return folders
        .flatMap(
            folder ->
                // The first has no window to draw.
                Stream.of(
                        "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> ownOf(Playwright playwright) {
    return Optional.of(Path.of(playwright.chromium().executablePath())).filter(Files::isExecutable);
  }
}
