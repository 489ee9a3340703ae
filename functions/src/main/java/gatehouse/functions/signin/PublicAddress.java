package gatehouse.functions.signin;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Tells the addresses of the public Internet from those that lead into somebody's own network, to
/// this machine or to what a cloud tells its machines.
///
/// @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, IPv4</a>
/// @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA, IPv6</a>
final class PublicAddress {
    private static final List<Block> SPECIAL =
            blocks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // protocols and tunnels, which can hide an address of IPv4
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20");

    /// All that is given out of IPv6, which leaves out loopback, private and link-local ones, and
    /// those that stand for addresses of IPv4.
    private static final Block GIVEN_OUT = Block.parse("2000::/3");

    private static final int BYTES_OF_IPV4 = 4;

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        var bytes = address.getAddress();
        return (bytes.length == BYTES_OF_IPV4 || GIVEN_OUT.holds(bytes))
                && SPECIAL.stream().noneMatch(block -> block.holds(bytes));
    }

    private static List<Block> blocks(String... all) {
        return Stream.of(all).map(Block::parse).toList();
    }

    /// Addresses that begin alike.
    ///
    /// @param length of an address, in bits
    /// @param bits how many are alike
    private record Block(int length, BigInteger prefix, int bits) {
        static Block parse(String text) {
            int slash = text.indexOf('/');
            var bytes = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            int bits = Integer.parseInt(text.substring(slash + 1));
            return new Block(bytes.length * Byte.SIZE, prefix(bytes, bits), bits);
        }

        boolean holds(byte[] address) {
            return address.length * Byte.SIZE == length && prefix(address, bits).equals(prefix);
        }

        private static BigInteger prefix(byte[] address, int bits) {
            return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - bits);
        }
    }
}
