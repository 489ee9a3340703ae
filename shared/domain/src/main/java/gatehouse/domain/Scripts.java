package gatehouse.domain;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// Tells whether a domain name mixes scripts within a label, as look-alikes do (UTS 39, section 5).
final class Scripts {
    private static final Set<UnicodeScript> NEUTRAL =
            EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED);
    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final Set<UnicodeScript> KOREAN =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL);

    private Scripts() {}

    static boolean unmixed(String domain) {
        for (var label : domain.split("[.\\u3002]", -1)) {
            var scripts = EnumSet.noneOf(UnicodeScript.class);
            label.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
            scripts.removeAll(NEUTRAL);
            if (scripts.size() > 1
                    && !JAPANESE.containsAll(scripts)
                    && !KOREAN.containsAll(scripts)) {
                return false;
            }
        }
        return true;
    }
}
