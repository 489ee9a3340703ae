package gatehouse.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileJournalTest {
    @TempDir Path folder;

    @Test
    void what_was_appended_is_there_the_next_time() {
        journal().append(IntNode.valueOf(1));
        journal().append(IntNode.valueOf(2));

        assertThat(journal().past()).containsExactly(IntNode.valueOf(1), IntNode.valueOf(2));
    }

    @Test
    void a_line_that_a_kill_cut_short_is_dropped() throws IOException {
        journal().append(IntNode.valueOf(1));
        Files.writeString(folder.resolve("j.jsonl"), "{\"cut", StandardOpenOption.APPEND);
        journal().append(IntNode.valueOf(2));

        assertThat(journal().past()).containsExactly(IntNode.valueOf(1), IntNode.valueOf(2));
    }

    @Test
    void all_can_be_replaced() {
        journal().append(IntNode.valueOf(1));
        journal().replace(List.of(IntNode.valueOf(3)));

        assertThat(journal().past()).containsExactly(IntNode.valueOf(3));
    }

    private Journal journal() {
        return new Storage.Folder(folder).journal("j");
    }
}
