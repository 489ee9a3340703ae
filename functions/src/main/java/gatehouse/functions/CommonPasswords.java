package gatehouse.functions;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.matchers.DictionaryLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The passwords that most people use, from published leaks, and what these lists leave out because
/// it is a word of English or a name: 94,000 texts, 42,000 of them long enough to be chosen here as
/// they are (OWASP ASVS 5.0, 6.2.4 asks for three thousand). The lists are read when somebody first
/// chooses one, or before.
public final class CommonPasswords {
    private CommonPasswords() {}

    /// Whether a text is one of them.
    ///
    /// @param text in lower case
    public static boolean contain(String text) {
        return Lists.ALL.contains(text);
    }

    /// Reads the lists, for a function that is about to be kept as an image.
    public static void load() {
        var _ = Lists.ALL;
    }

    private static final class Lists {
        private static final List<DictionaryLoader> LOADERS =
                List.of(
                        StandardDictionaries.PASSWORDS_LOADER,
                        StandardDictionaries.ENGLISH_WIKIPEDIA_LOADER,
                        StandardDictionaries.US_TV_AND_FILM_LOADER,
                        StandardDictionaries.SURNAMES_LOADER,
                        StandardDictionaries.FEMALE_NAMES_LOADER,
                        StandardDictionaries.MALE_NAMES_LOADER);

        private static final Set<String> ALL = read();

        private static Set<String> read() {
            var all = new HashSet<String>();
            try {
                for (var loader : LOADERS) {
                    all.addAll(loader.load().getFrequencies());
                }
                return Collections.unmodifiableSet(all);
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }
}
