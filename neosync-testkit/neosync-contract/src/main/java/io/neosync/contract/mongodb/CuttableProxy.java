package io.neosync.contract.mongodb;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes bytes between clients and a server on this machine until it is told to cut: then every
 * connection is reset and no more are accepted, as when a server's machine dies.
 */
public final class CuttableProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong towardsServer = new AtomicLong();
  private volatile long cutAfter = Long.MAX_VALUE;

  private CuttableProxy(ServerSocket listening, int target) {
    this.listening = listening;
    this.target = target;
  }

  /** Starts one before the server of this connection string. */
  public static CuttableProxy before(String uri) {
    try {
      int port = Integer.parseInt(uri.replaceFirst(".*:(\\d+).*", "$1"));
      CuttableProxy proxy =
          new CuttableProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
      start("proxy-accept", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The connection string that leads through here. */
  public String uri() {
    return "mongodb://127.0.0.1:" + listening.getLocalPort();
  }

  /** Cuts as soon as clients have sent so many bytes more to the server; that byte arrives last. */
  public void cutAfter(long bytes) {
    cutAfter = towardsServer.get() + bytes;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        start("proxy-up", () -> pass(client, server, towardsServer));
        start("proxy-down", () -> pass(server, client, new AtomicLong(Long.MIN_VALUE)));
      }
    } catch (IOException e) {
      cut();
    }
  }

  private void pass(Socket from, Socket to, AtomicLong passed) {
    byte[] bytes = new byte[8_192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        out.write(bytes, 0, read);
        if (passed.addAndGet(read) >= cutAfter) {
          cut();
        }
      }
    } catch (IOException e) {
      // The other end closed, or the connection was cut: both end this direction.
      sockets.remove(from);
    }
  }

  /** Resets every connection and accepts no more. */
  public void cut() {
    close(listening);
    reset();
  }

  /** Resets every connection, and accepts new ones. */
  public void reset() {
    for (Socket socket : Set.copyOf(sockets)) {
      try {
        socket.setSoLinger(true, 0); // a reset instead of an orderly end
      } catch (SocketException e) {
        continue; // closed already
      }
      close(socket);
    }
  }

  private static void close(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    cut();
  }
}
