package io.neosync.dynamodb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * Stands before a DynamoDB and does to requests what networks and busy tables do. Speaks as much
 * HTTP as the SDK does.
 */
final class FaultyServer implements AutoCloseable {

  /** What happens to a request. */
  enum Fault {
    NONE,
    /** Refused for lack of capacity, before anything is done. */
    THROTTLED,
    /** Of a batch, every other item is done, and the rest is left unprocessed. */
    HALF_UNPROCESSED,
    /** Of a batch, nothing is processed. */
    UNPROCESSED,
    /** The service is out of order. */
    OUT_OF_ORDER,
    /** The connection is reset before the service hears of the request. */
    RESET,
    /** The service does what it is asked for, and the connection is reset before it says so. */
    RESET_AFTERWARDS,
    /** Nothing ever comes back. */
    SILENT
  }

  private static final Set<String> FORWARDED =
      Set.of("content-type", "x-amz-target", "x-amz-date", "authorization", "x-amz-content-sha256");

  private final URI service;
  private final Function<String, Fault> faults;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch silence = new CountDownLatch(1);

  /**
   * @param faults what happens to a request of an operation, {@code BatchWriteItem} for one; called
   *     by several threads
   */
  FaultyServer(URI service, Function<String, Fault> faults) throws IOException {
    this.service = service;
    this.faults = faults;
    this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(this::accept, "faulty-server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  URI endpoint() {
    return URI.create("http://localhost:" + server.getLocalPort());
  }

  /** Returns when the first request is being met with {@link Fault#SILENT}. */
  void awaitSilence() throws InterruptedException {
    silence.await();
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = server.accept();
        connections.add(socket);
        Thread thread = new Thread(() -> serve(socket), "faulty-server-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      while (true) {
        Map<String, String> headers = headers(in);
        if (headers.isEmpty()) {
          return;
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String target = headers.getOrDefault("x-amz-target", "");
        Fault fault = faults.apply(target.substring(target.indexOf('.') + 1));
        if (!answer(socket, headers, body, fault)) {
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      // The client has gone, or this server has been closed.
    } finally {
      connections.remove(socket);
    }
  }

  private boolean answer(Socket socket, Map<String, String> headers, byte[] body, Fault fault)
      throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    switch (fault) {
      case NONE -> {
        HttpResponse<byte[]> response = forward(headers, body);
        respond(out, response.statusCode(), response.body());
      }
      case THROTTLED ->
          respond(
              out,
              400,
              """
              {"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",\
              "message":"The level of configured provisioned throughput for the table was exceeded."}\
              """
                  .getBytes(StandardCharsets.UTF_8));
      case HALF_UNPROCESSED, UNPROCESSED -> respond(out, 200, partly(headers, body, fault));
      case OUT_OF_ORDER ->
          respond(
              out,
              500,
              "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\"}"
                  .getBytes(StandardCharsets.UTF_8));
      case RESET -> reset(socket);
      case RESET_AFTERWARDS -> {
        forward(headers, body);
        reset(socket);
      }
      case SILENT -> {
        silence.countDown();
        socket.getInputStream().read();
      }
    }
    return fault != Fault.RESET && fault != Fault.RESET_AFTERWARDS && fault != Fault.SILENT;
  }

  /** Closes so that the other side is told that the connection was reset. */
  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private HttpResponse<byte[]> forward(Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(
        (name, value) -> {
          if (FORWARDED.contains(name)) {
            request.header(name, value);
          }
        });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /**
   * {@code {"RequestItems":{"Table":[…, …]}, …}}: has some of the puts done, returns the others.
   */
  private byte[] partly(Map<String, String> headers, byte[] body, Fault fault)
      throws IOException, InterruptedException {
    String text = new String(body, StandardCharsets.UTF_8);
    int list = text.indexOf('[', text.indexOf("\"RequestItems\""));
    int end = end(text, list);
    List<String> puts = elements(text, list, end);
    List<String> done = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < puts.size(); i++) {
      (fault == Fault.HALF_UNPROCESSED && i % 2 == 0 ? done : left).add(puts.get(i));
    }
    if (!done.isEmpty()) {
      String some = text.substring(0, list) + "[" + String.join(",", done) + text.substring(end);
      HttpResponse<byte[]> response = forward(headers, some.getBytes(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw new IOException("the service answered " + response.statusCode());
      }
    }
    String table = text.substring(text.lastIndexOf('{', list) + 1, list);
    return ("{\"UnprocessedItems\":{"
            + (left.isEmpty() ? "" : table + "[" + String.join(",", left) + "]")
            + "}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Where the list or object that begins at {@code start} ends. */
  private static int end(String json, int start) {
    int depth = 0;
    boolean string = false;
    for (int i = start; i < json.length(); i++) {
      char c = json.charAt(i);
      if (string) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          string = false;
        }
      } else if (c == '"') {
        string = true;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if ((c == ']' || c == '}') && --depth == 0) {
        return i;
      }
    }
    throw new IllegalStateException("no JSON");
  }

  private static List<String> elements(String json, int start, int end) {
    List<String> elements = new ArrayList<>();
    for (int i = json.indexOf('{', start); i >= 0 && i < end; ) {
      int last = end(json, i);
      elements.add(json.substring(i, last + 1));
      i = json.indexOf('{', last + 1);
    }
    return elements;
  }

  /** Empty when the connection has ended. */
  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new HashMap<>();
    String line = line(in);
    while (!line.isEmpty()) {
      int colon = line.indexOf(':');
      headers.put(
          colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
      line = line(in);
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static void respond(OutputStream out, int status, byte[] body) throws IOException {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    response.writeBytes(
        "HTTP/1.1 %d x\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, body.length)
            .getBytes(StandardCharsets.US_ASCII));
    response.writeBytes(body);
    out.write(response.toByteArray());
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
