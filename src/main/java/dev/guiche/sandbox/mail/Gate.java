package dev.guiche.sandbox.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The port that clients see. Each of their lines passes a {@link Talk}, which hands it on to the
 * server behind, answers it itself, or cuts the connection.
 */
final class Gate {
  private final int behind;
  private final Talks talks;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket listening;
  private int port;

  /**
   * @param port to listen on; 0 for any that is free
   * @param behind the real server's port
   */
  Gate(int port, int behind, Talks talks) {
    this.port = port;
    this.behind = behind;
    this.talks = talks;
  }

  /** Makes what watches over one connection. */
  @FunctionalInterface
  interface Talks {
    Talk begin(Connection connection);
  }

  /** Watches over one connection; each direction is called by a thread of its own. */
  interface Talk {
    /** A line of the client, its end included. */
    void fromClient(byte[] line) throws IOException;

    /** A piece of what the server says. */
    void fromServer(byte[] piece) throws IOException;
  }

  synchronized void listen() {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      port = socket.getLocalPort();
      listening = socket;
      Thread.ofVirtual().name("mail-gate-" + port).start(() -> accept(socket));
    } catch (IOException taken) {
      throw new UncheckedIOException("Port " + port + " cannot be opened", taken);
    }
  }

  /** Refuses new connections and cuts those that are open. */
  synchronized void leave() {
    closeQuietly(listening);
    listening = null;
    cutAll();
  }

  void cutAll() {
    open.forEach(Connection::cut);
  }

  int port() {
    return port;
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> connect(socket, client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(ServerSocket socket, Socket client) {
    try {
      var connection = new Connection(client, new Socket(InetAddress.getLoopbackAddress(), behind));
      open.add(connection);
      if (socket.isClosed()) {
        connection.cut();
      }
      connection.run(talks.begin(connection));
    } catch (IOException gone) {
      closeQuietly(client);
    }
  }

  private static void closeQuietly(java.io.@Nullable Closeable closeable) {
    try {
      if (closeable != null) {
        closeable.close();
      }
    } catch (IOException alreadyGone) {
      // closed is closed
    }
  }

  /** One client and its line to the server behind. */
  final class Connection {
    private final Socket client;
    private final Socket server;
    private final OutputStream toClient;
    private final OutputStream toServer;

    private Connection(Socket client, Socket server) throws IOException {
      this.client = client;
      this.server = server;
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      toClient = client.getOutputStream();
      toServer = new BufferedOutputStream(server.getOutputStream(), 1 << 16);
    }

    private void run(Talk talk) {
      Thread.ofVirtual().start(() -> pumpAnswers(talk));
      try (var in = new BufferedInputStream(client.getInputStream(), 1 << 16)) {
        byte[] line = line(in);
        while (line.length > 0) {
          talk.fromClient(line);
          if (in.available() == 0) {
            toServer.flush();
          }
          line = line(in);
        }
      } catch (IOException gone) {
        // the other side hears of it below
      } finally {
        cut();
      }
    }

    private void pumpAnswers(Talk talk) {
      byte[] buffer = new byte[1 << 16];
      try (var in = server.getInputStream()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          talk.fromServer(java.util.Arrays.copyOf(buffer, n));
        }
      } catch (IOException gone) {
        // as above
      } finally {
        cut();
      }
    }

    private static byte[] line(InputStream in) throws IOException {
      var line = new ByteArrayOutputStream(128);
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n') {
          break;
        }
      }
      return line.toByteArray();
    }

    void toServer(byte[] bytes) throws IOException {
      toServer.write(bytes);
    }

    void flushToServer() throws IOException {
      toServer.flush();
    }

    void toClient(byte[] bytes) throws IOException {
      synchronized (toClient) {
        toClient.write(bytes);
        toClient.flush();
      }
    }

    void cut() {
      open.remove(this);
      closeQuietly(client);
      closeQuietly(server);
    }
  }
}
