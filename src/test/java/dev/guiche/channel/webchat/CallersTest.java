package dev.guiche.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallersTest {
  @Test
  void ourOwnMachineIsNotCounted() {
    assertThat(counted(new Callers(address -> false), "198.51.100.7")).isNull();
  }

  @Test
  void behindAProxyOfOursTheLastAddressThatIsNoneIsCounted() {
    var callers = new Callers(address -> address.startsWith("127.") || address.equals("10.0.0.2"));
    assertThat(counted(callers, "203.0.113.1, 198.51.100.7, 10.0.0.2")).isEqualTo("c6336407");
  }

  @Test
  void oneHouseholdsIpv6IsCountedTogether() {
    var callers = new Callers(address -> address.startsWith("127."));
    assertThat(counted(callers, "2001:db8:1:2::1"))
        .isEqualTo(counted(callers, "2001:db8:1:2:3:4:5:6"))
        .isNotEqualTo(counted(callers, "2001:db8:1:3::1"));
  }

  @Test
  void whatIsNoAddressIsCountedAsOne() {
    var callers = new Callers(address -> address.startsWith("127."));
    assertThat(counted(callers, "'; drop table")).isEqualTo("unknown");
  }

  private static @Nullable String counted(Callers callers, String forwardedFor) {
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
    var client = vertx.createHttpClient();
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost("127.0.0.1")
            .setPort(server.actualPort())
            .putHeader("X-Forwarded-For", forwardedFor);
    Site.await(client.request(options).compose(request -> request.send()).compose(r -> r.body()));
    Site.await(client.close());
    Site.await(server.close());
    return seen.getFirst();
  }
}
