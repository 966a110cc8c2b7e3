package dev.guiche.panel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider in which everybody is logged in already: discovery, keys,
 * authorization code with PKCE, tokens signed with RS256. It lies when told to.
 */
final class PaperProvider implements AutoCloseable {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final HttpServer server;
  private final KeyPair key = pair();
  private final KeyPair otherKey = pair();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private volatile Map<String, Object> claims = Map.of();
  private volatile boolean forging;
  private volatile @Nullable String nonce;

  PaperProvider() throws Exception {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/.well-known/openid-configuration", call -> json(call, discovery()));
    server.createContext("/keys", call -> json(call, keys()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  void claims(Map<String, Object> said) {
    claims = said;
  }

  /** Whether it signs with a key that is not among its keys. */
  void forges(boolean yes) {
    forging = yes;
  }

  /** Says this nonce; null for the one that was asked for. */
  void nonce(@Nullable String said) {
    nonce = said;
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Map<String, Object> discovery() {
    return Map.of(
        "issuer",
        issuer(),
        "authorization_endpoint",
        issuer() + "/authorize",
        "token_endpoint",
        issuer() + "/token",
        "jwks_uri",
        issuer() + "/keys",
        "response_types_supported",
        new String[] {"code"},
        "subject_types_supported",
        new String[] {"public"},
        "id_token_signing_alg_values_supported",
        new String[] {"RS256"});
  }

  private Map<String, Object> keys() {
    var rsa = (RSAPublicKey) key.getPublic();
    return Map.of(
        "keys",
        new Object[] {
          Map.of(
              "kty", "RSA",
              "use", "sig",
              "alg", "RS256",
              "kid", "um",
              "n", unsigned(rsa.getModulus()),
              "e", unsigned(rsa.getPublicExponent()))
        });
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return BASE64.encodeToString(
        bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private void authorize(HttpExchange call) throws IOException {
    var asked = form(call.getRequestURI().getRawQuery());
    var code = UUID.randomUUID().toString();
    codes.put(code, asked);
    var back = asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state");
    call.getResponseHeaders().set("Location", back);
    call.sendResponseHeaders(302, -1);
    call.close();
  }

  private void token(HttpExchange call) throws IOException {
    var given = form(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var asked = codes.remove(given.getOrDefault("code", ""));
    var login =
        BASE64_BASIC.encodeToString("guiche:segredo-do-guiche".getBytes(StandardCharsets.UTF_8));
    boolean known = ("Basic " + login).equals(call.getRequestHeaders().getFirst("Authorization"));
    if (asked == null
        || !known
        || !asked.get("code_challenge").equals(challenge(given.getOrDefault("code_verifier", "")))
        || !asked.get("redirect_uri").equals(given.get("redirect_uri"))) {
      call.sendResponseHeaders(400, -1);
      call.close();
      return;
    }
    json(
        call,
        Map.of(
            "access_token",
            UUID.randomUUID().toString(),
            "token_type",
            "Bearer",
            "expires_in",
            60,
            "id_token",
            idToken(asked)));
  }

  private static final Base64.Encoder BASE64_BASIC = Base64.getEncoder();

  private String idToken(Map<String, String> asked) throws IOException {
    var body = new LinkedHashMap<String, Object>(claims);
    long now = Instant.now().getEpochSecond();
    body.putAll(Map.of("iss", issuer(), "aud", asked.get("client_id"), "sub", "42"));
    body.putAll(Map.of("iat", now, "exp", now + 60));
    body.put("nonce", nonce == null ? asked.get("nonce") : nonce);
    var head = Guest.JSON.writeValueAsBytes(Map.of("alg", "RS256", "typ", "JWT", "kid", "um"));
    var signed =
        BASE64.encodeToString(head)
            + "."
            + BASE64.encodeToString(Guest.JSON.writeValueAsBytes(body));
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign((forging ? otherKey : key).getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
  }

  private static String challenge(String verifier) throws IOException {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
  }

  private static Map<String, String> form(@Nullable String text) {
    var fields = new LinkedHashMap<String, String>();
    for (String field : (text == null ? "" : text).split("&", -1)) {
      var parts = field.split("=", 2);
      fields.put(
          parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void json(HttpExchange call, Object body) throws IOException {
    byte[] bytes = Guest.JSON.writeValueAsBytes(body);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(200, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
