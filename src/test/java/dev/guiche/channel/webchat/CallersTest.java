package dev.guiche.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallersTest {
  @Test
  void ourOwnMachineIsNotCounted() throws Exception {
    assertThat(counted(new Callers(address -> false), "198.51.100.7")).isNull();
  }

  @Test
  void behindAProxyOfOursTheLastAddressThatIsNoneIsCounted() throws Exception {
    var callers = new Callers(address -> address.startsWith("127.") || address.equals("10.0.0.2"));
    assertThat(counted(callers, "203.0.113.1, 198.51.100.7, 10.0.0.2")).isEqualTo("c6336407");
  }

  @Test
  void oneHouseholdsIpv6IsCountedTogether() throws Exception {
    var callers = new Callers(address -> address.startsWith("127."));
    assertThat(counted(callers, "2001:db8:1:2::1"))
        .isEqualTo(counted(callers, "2001:db8:1:2:3:4:5:6"))
        .isNotEqualTo(counted(callers, "2001:db8:1:3::1"));
  }

  @Test
  void whatIsNoAddressIsCountedAsOne() throws Exception {
    var callers = new Callers(address -> address.startsWith("127."));
    assertThat(counted(callers, "'; drop table")).isEqualTo("unknown");
  }

  private static @Nullable String counted(Callers callers, String forwardedFor) throws Exception {
    var vertx = TestDatabase.vertx();
    List<@Nullable String> seen = new ArrayList<>();
    var server =
        Site.await(
            vertx
                .createHttpServer()
                .requestHandler(
                    request -> {
                      seen.add(callers.counted(request));
                      request.response().end();
                    })
                .listen(0, "127.0.0.1"));
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort()))
              .header("X-Forwarded-For", forwardedFor);
      client.send(request.build(), BodyHandlers.discarding());
    }
    Site.await(server.close());
    return seen.getFirst();
  }
}
