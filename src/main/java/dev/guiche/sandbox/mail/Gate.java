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
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * The port that clients see. Each of their lines passes a {@link Talk}, which hands it on to the
 * server behind, answers it itself, or cuts the connection.
 */
final class Gate {
  private final int behind;
  private final @Nullable SSLContext tls;
  private final Talks talks;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket listening;
  private @Nullable Thread accepting;
  private int port;

  /**
   * @param port to listen on; 0 for any that is free
   * @param behind the real server's port
   * @param tls spoken from the first byte on; null for none
   */
  Gate(int port, int behind, @Nullable SSLContext tls, Talks talks) {
    this.port = port;
    this.behind = behind;
    this.tls = tls;
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

    /** What the server is told when the client is gone. */
    default byte[] farewell() {
      return new byte[0];
    }
  }

  synchronized void listen() {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      port = socket.getLocalPort();
      listening = socket;
      accepting = Thread.ofVirtual().name("mail-gate-" + port).start(() -> accept(socket));
    } catch (IOException taken) {
      throw new UncheckedIOException("Port " + port + " cannot be opened", taken);
    }
  }

  /** Refuses new connections and cuts those that are open. */
  synchronized void leave() {
    closeQuietly(listening);
    listening = null;
    awaitEnd(accepting); // only then is the port free
    cutAll();
  }

  private static void awaitEnd(@Nullable Thread thread) {
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  void cutAll() {
    open.forEach(Connection::cut);
  }

  /** The lines that are open stay so, but nothing passes them any more. */
  void freezeAll() {
    open.forEach(Connection::freeze);
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
        closeQuietly(connection.server);
      }
      if (tls != null) {
        connection.secure(tls);
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
    private final Socket server;
    private final OutputStream toServer;
    private final Object writing = new Object();
    private volatile Socket client;
    private volatile InputStream fromClient;
    private volatile OutputStream toClient;
    private volatile @Nullable Talk talk;
    private volatile boolean frozen;

    private Connection(Socket client, Socket server) throws IOException {
      this.client = client;
      this.server = server;
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      fromClient = new BufferedInputStream(client.getInputStream(), 1 << 16);
      toClient = client.getOutputStream();
      toServer = new BufferedOutputStream(server.getOutputStream(), 1 << 16);
    }

    /** From now on the client's line is TLS; waits for its handshake. */
    void secure(SSLContext tls) throws IOException {
      var socket =
          (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
      socket.setUseClientMode(false);
      try {
        socket.startHandshake();
      } catch (IOException refused) {
        cut();
        closeQuietly(server);
        throw refused;
      }
      client = socket;
      fromClient = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      toClient = socket.getOutputStream();
    }

    private void run(Talk talk) {
      this.talk = talk;
      Thread.ofVirtual().start(() -> pumpAnswers(talk));
      try {
        byte[] line = line(fromClient);
        while (line.length > 0) {
          if (!frozen) {
            talk.fromClient(line);
          }
          if (fromClient.available() == 0) {
            toServer.flush();
          }
          line = line(fromClient);
        }
      } catch (IOException gone) {
        // the other side hears of it below
      } finally {
        cut();
      }
    }

    /** To the end, even when nobody hears it: a server whose farewell is read makes no fuss. */
    private void pumpAnswers(Talk talk) {
      byte[] buffer = new byte[1 << 16];
      try (var in = server.getInputStream()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          acknowledgeAtOnce();
          answer(talk, Arrays.copyOf(buffer, n));
        }
      } catch (IOException gone) {
        // the client hears of it below
      } finally {
        cut();
        closeQuietly(server);
      }
    }

    /** GreenMail says things by halves and waits for this before the second. */
    private void acknowledgeAtOnce() throws IOException {
      if (server.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
        server.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
      }
    }

    private void answer(Talk talk, byte[] piece) {
      try {
        if (!frozen && !client.isClosed()) {
          talk.fromServer(piece);
        }
      } catch (IOException clientGone) {
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
      synchronized (writing) {
        toClient.write(bytes);
        toClient.flush();
      }
    }

    private void freeze() {
      frozen = true;
    }

    void cut() {
      open.remove(this);
      closeQuietly(client);
      Talk last = talk;
      talk = null;
      if (server.isOutputShutdown() || last == null) {
        return;
      }
      try {
        toServer.write(last.farewell());
        toServer.flush();
        server.shutdownOutput();
      } catch (IOException serverGone) {
        closeQuietly(server);
      }
    }
  }
}
