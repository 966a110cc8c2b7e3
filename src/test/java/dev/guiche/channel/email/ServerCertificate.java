package dev.guiche.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that its server signed itself, made by the JDK's own keytool.
 *
 * @param context what the server speaks TLS with
 * @param file the certificate alone, for clients to trust
 */
record ServerCertificate(SSLContext context, Path file) {
  private static final String PASSWORD = "changeit";

  /**
   * @param subject the server's name or address, such as {@code ip:127.0.0.1}
   */
  static ServerCertificate of(String subject, Path folder) throws Exception {
    Path store = folder.resolve(UUID.randomUUID() + ".p12");
    makeKey(subject, store);
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    return new ServerCertificate(
        context, Files.writeString(folder.resolve(UUID.randomUUID() + ".pem"), pem));
  }

  private static void makeKey(String subject, Path store) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + subject,
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes());
    assertThat(made.waitFor()).as(said).isZero();
  }
}
