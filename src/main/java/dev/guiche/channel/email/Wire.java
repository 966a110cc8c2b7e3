package dev.guiche.channel.email;

import dev.guiche.config.EmailConfig.Security;
import dev.guiche.config.EmailConfig.Server;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one connection, with the trust that the configuration names. It can cut them, for
 * the library waits for ever on a line that died without a word.
 */
final class Wire {
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final @Nullable SSLSocketFactory trust;

  private Wire(@Nullable SSLSocketFactory trust) {
    this.trust = trust;
  }

  /** The certificate is read each time, so that it can be renewed under a running gateway. */
  static Wire to(Server server) throws MessagingException {
    Path certificate = server.certificate();
    return new Wire(
        server.security() == Security.NONE
            ? null
            : certificate == null
                ? (SSLSocketFactory) SSLSocketFactory.getDefault()
                : trusting(certificate));
  }

  private static SSLSocketFactory trusting(Path certificates) throws MessagingException {
    try (var file = Files.newInputStream(certificates)) {
      var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        trusted.setCertificateEntry("trusted-" + number++, one);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new MessagingException(
          "The certificate cannot be read",
          new SSLException(certificates + ": " + unreadable.getMessage(), unreadable));
    }
  }

  /** What the library makes its sockets of. */
  void equip(Properties settings, String prefix) {
    settings.put(prefix + "socketFactory", new Plain());
    if (trust != null) {
      settings.put(prefix + "ssl.socketFactory", new Tls(trust));
    }
  }

  /** Whoever reads or writes hears of a broken line at once. */
  void cut() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException alreadyGone) {
        // closed is closed
      }
    }
  }

  private <S extends Socket> S kept(S socket) {
    sockets.add(socket);
    return socket;
  }

  private static UnsupportedOperationException unasked() {
    return new UnsupportedOperationException("The library connects its sockets itself");
  }

  private final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() {
      return kept(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw unasked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw unasked();
    }
  }

  /** Lays TLS over a line that is connected. */
  private final class Tls extends SSLSocketFactory {
    private final SSLSocketFactory trust;

    private Tls(SSLSocketFactory trust) {
      this.trust = trust;
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
        throws IOException {
      return trust.createSocket(kept(plain), host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return trust.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return trust.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw unasked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw unasked();
    }
  }
}
