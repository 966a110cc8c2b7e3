package dev.guiche.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The least that Vert.x does: a server, in a process of its own, that says what it hears. */
final class Echo implements AutoCloseable {
  final Process process;
  final URI url;

  private Echo(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  static Echo start() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = List.of(java, "-cp", System.getProperty("java.class.path"), Echo.class.getName());
    var process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    var port = new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
    return new Echo(process, URI.create("http://127.0.0.1:" + port));
  }

  public static void main(String[] arguments) {
    var vertx = Vertx.vertx();
    int port = House.freePort();
    var perCore = new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    House.await(vertx.deployVerticle(() -> new Server(port), perCore));
    System.out.println(port);
    // Gone with whoever started it.
    ProcessHandle.current().parent().ifPresent(starter -> starter.onExit().join());
    System.exit(0);
  }

  private static final class Server extends VerticleBase {
    private final int port;

    Server(int port) {
      this.port = port;
    }

    @Override
    public Future<?> start() {
      return vertx
          .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
          .webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage))
          .listen();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
