package dev.guiche.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerBinariesTest {
  @TempDir Path folder = Path.of("");

  @Test
  void whoeverUnpacksAtTheSameTimeFindsThemWhole() throws Exception {
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> unpacking = () -> files(ServerBinaries.in(folder).home());
      var first = both.submit(unpacking);
      var second = both.submit(unpacking);
      assertThat(first.get()).isGreaterThan(1_000).isEqualTo(second.get());
    }
    try (var names = Files.list(folder)) {
      assertThat(names).hasSize(1);
    }
  }

  private static long files(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.count();
    }
  }
}
