package dev.guiche.desk;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with argon2id (19 MiB, two passes: OWASP's advice). A hash costs tens of
 * milliseconds of a core and 19 MiB, so a few platform threads do them all and only so many wait:
 * neither event loops nor the carriers of virtual threads are held up.
 */
final class Passwords {
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
  private static final int WAITING = 64;
  private static final ThreadPoolExecutor WORKERS = workers();

  // What an unknown account is checked against, so that it takes as long as a known one.
  private static final String NOBODY =
      "$argon2id$v=19$m=19456,t=2,p=1$Z3VpY2hlLW5vYm9keS4uLg$"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private Passwords() {}

  private static ThreadPoolExecutor workers() {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    var factory = Thread.ofPlatform().daemon().name("password-", 0).factory();
    var queue = new ArrayBlockingQueue<Runnable>(WAITING);
    var pool = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, queue, factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * @throws DeskRefused.TooBusy when too many wait already
   */
  static String hash(String password) {
    return run(() -> Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult());
  }

  /**
   * Whether the password fits the hash. Takes its time even when there is none.
   *
   * @throws DeskRefused.TooBusy when too many wait already
   */
  static boolean fits(String password, @Nullable String hash) {
    String against = hash == null ? NOBODY : hash;
    boolean fits =
        run(
            () ->
                Password.check(password, against)
                    .with(Argon2Function.getInstanceFromHash(against)));
    return fits && hash != null;
  }

  private static <T> T run(Callable<T> work) {
    var result = new CompletableFuture<T>();
    try {
      WORKERS.execute(() -> complete(result, work));
    } catch (RejectedExecutionException full) {
      throw new DeskRefused.TooBusy();
    }
    return result.join();
  }

  private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
    try {
      result.complete(work.call());
    } catch (Exception failure) {
      result.completeExceptionally(new CompletionException(failure));
    }
  }
}
