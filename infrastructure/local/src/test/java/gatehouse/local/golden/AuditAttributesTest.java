package gatehouse.local.golden;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.Images;
import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditAttributesTest {

    @Test
    void attributes_that_may_enter_an_audit_entry_are_the_reviewed_ones() {
        var now = new ArrayList<String>();
        Images.allowed()
                .forEach((kind, names) ->
                        now.add(kind + ": " + String.join(" ", new TreeSet<>(names))));

        assertThat(now).isEqualTo(Golden.lines("audit-attributes.txt", now));
    }
}
