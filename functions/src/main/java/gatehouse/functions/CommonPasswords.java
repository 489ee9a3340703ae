package gatehouse.functions;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/// The passwords that most people use: thirty thousand from published leaks, eleven thousand of
/// them long enough to be chosen here (OWASP ASVS 5.0, 6.2.4 asks for three thousand). The list is
/// read when somebody first chooses one.
public final class CommonPasswords {
    private CommonPasswords() {}

    /// Whether a text is one of them.
    ///
    /// @param text in lower case
    public static boolean contain(String text) {
        return List.ALL.contains(text);
    }

    private static final class List {
        private static final Set<String> ALL = read();

        private static Set<String> read() {
            try {
                return Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }
}
