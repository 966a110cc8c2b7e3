package dev.guiche.panel;

import dev.guiche.http.Answer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * HTTP by hand over a connection that stays open between requests: Java's own client refuses to
 * send what is malformed. For one thread.
 */
final class OpenLine implements AutoCloseable {
  private final int port;
  private @Nullable Socket socket;
  private InputStream in = InputStream.nullInputStream();

  OpenLine(int port) {
    this.port = port;
  }

  /** The whole answer; the body as Latin-1, byte for byte. */
  record Answer(int status, String body) {}

  /**
   * @param body null for none, and then without its headers
   */
  Answer ask(
      String method, String path, Map<String, String> headers, String type, byte @Nullable [] body)
      throws IOException {
    boolean used = socket != null;
    try {
      return exchange(method, path, headers, type, body);
    } catch (IOException cut) {
      close();
      if (!used) {
        throw cut;
      }
      return exchange(method, path, headers, type, body); // it was closed while it rested
    }
  }

  private Answer exchange(
      String method, String path, Map<String, String> headers, String type, byte @Nullable [] body)
      throws IOException {
    Socket open = connected();
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: x\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (body != null) {
      head.append("Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n");
    }
    var out = open.getOutputStream();
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (body != null) {
      out.write(body);
    }
    out.flush();
    return answer();
  }

  private Socket connected() throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket(InetAddress.getLoopbackAddress(), port);
      open.setSoTimeout(60_000);
      open.setTcpNoDelay(true);
      in = new BufferedInputStream(open.getInputStream());
      socket = open;
    }
    return open;
  }

  private Answer answer() throws IOException {
    String first = line();
    int status = Integer.parseInt(first.substring(9, 12));
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    byte[] body =
        headers.getOrDefault("Transfer-Encoding", "").equals("chunked")
            ? chunks()
            : in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
    if (headers.getOrDefault("Connection", "").toLowerCase(Locale.ROOT).equals("close")) {
      close();
    }
    return new Answer(status, new String(body, StandardCharsets.ISO_8859_1));
  }

  private byte[] chunks() throws IOException {
    var body = new java.io.ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("The server closed the line");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException alreadyGone) {
      // closed is closed
    }
    socket = null;
  }
}
