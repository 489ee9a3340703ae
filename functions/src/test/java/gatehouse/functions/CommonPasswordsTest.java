package gatehouse.functions;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Password;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lists and the rules together, asked for what stands at the top of published leaks.
class CommonPasswordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789", "password", "12345678", "qwerty123", "1234567890", "password1",
                "iloveyou", "11111111", "123123123", "qwertyuiop", "00000000", "Password",
                "1q2w3e4r5t", "987654321", "1q2w3e4r", "1qaz2wsx", "abcd1234", "asdfghjkl",
                "88888888", "Qwerty123!", "Qwerty1!", "q1w2e3r4t5y6", "football", "princess",
                "sunshine", "147258369", "fuckyou1", "computer", "baseball", "superman",
                "1234qwer", "12345678910", "1qaz2wsx3edc", "P@ssw0rd", "qwer1234", "789456123",
                "q1w2e3r4", "asdf1234", "12341234", "michelle", "liverpool", "password123",
                "starwars", "pakistan", "12qwaszx", "1111111111", "jennifer", "11223344",
                "trustno1", "jonathan", "basketball", "chocolate", "whatever", "blink182",
                "samantha", "alexander", "qazwsxedc", "minecraft", "87654321", "1qazxsw2",
                "12344321", "butterfly", "123654789", "aaaaaaaa", "benjamin", "facebook",
                "victoria", "december", "abcdefgh", "elephant", "mountain", "69696969",
                "12121212", "0987654321", "zaq12wsx", "741852963", "01012011", "98765432",
                "jennifer1", "Michelle2!", "december12", "summer2024!"
            })
    @DisplayName("D2: the passwords that most people use are refused")
    void refused(String most) {
        assertThat(faults(most)).singleElement().asString().contains("many people");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three gates by night",
                "a-good-password",
                "root-at-the-gate",
                "another-fine-one",
                "correct horse battery staple",
                "パスワードは八文字以上",
                "كلمة مرور طويلة وجيدة",
                "длинная фраза из слов",
                "Tr0mmel&Zebra",
                "k7#mZp2!vQ",
                "xkcdqvbn",
                "mountainrooks",
                "4821-9935-7761"
            })
    @DisplayName("D2: several words, or letters that are none, are a password")
    void good(String chosen) {
        assertThat(faults(chosen)).isEmpty();
    }

    private static List<String> faults(String chosen) {
        return Password.faults(chosen, CommonPasswords::contain, List.of());
    }
}
