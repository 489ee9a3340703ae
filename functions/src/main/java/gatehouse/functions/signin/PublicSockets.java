package gatehouse.functions.signin;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/// TLS over sockets that go to allowed addresses only. What is checked is the very address that is
/// connected to: no name is resolved a second time in between.
final class PublicSockets extends SSLSocketFactory {
    private final SSLSocketFactory secure;
    private final Predicate<InetAddress> allowed;

    PublicSockets(SSLSocketFactory secure, Predicate<InetAddress> allowed) {
        this.secure = secure;
        this.allowed = allowed;
    }

    /// One that is not connected yet: the JDK connects it, then asks for TLS over it.
    @Override
    public Socket createSocket() {
        return new Checked(allowed);
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
            throws IOException {
        return secure.createSocket(connected, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        throw unchecked();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return secure.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return secure.getSupportedCipherSuites();
    }

    private static IOException unchecked() {
        return new ConnectException("not without a check");
    }

    private static final class Checked extends Socket {
        private final Predicate<InetAddress> allowed;

        Checked(Predicate<InetAddress> allowed) {
            this.allowed = allowed;
        }

        @Override
        public void connect(SocketAddress to) throws IOException {
            connect(to, 0);
        }

        @Override
        public void connect(SocketAddress to, int timeout) throws IOException {
            if (!(to instanceof InetSocketAddress place)
                    || place.isUnresolved()
                    || !allowed.test(place.getAddress())) {
                throw new ConnectException("not an allowed address");
            }
            super.connect(to, timeout);
        }
    }
}
