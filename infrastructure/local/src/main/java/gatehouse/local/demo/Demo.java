package gatehouse.local.demo;

import java.util.List;

/// Plays a story against a running local system and tells it as a timeline.
public final class Demo {
    private static final String USUAL = "http://127.0.0.1:8080";

    private Demo() {}

    /// Takes the system's address; without one, the usual.
    public static void main(String[] arguments) {
        var words = List.of(arguments);
        if (words.size() > 1 || words.stream().anyMatch(word -> !word.startsWith("http://"))) {
            System.err.println("usage: ./gatehouse demo [" + USUAL + "]");
            System.exit(2);
        }
        try {
            play(words.isEmpty() ? USUAL : words.getFirst());
            System.out.println("\nThe demo ended well.");
        } catch (Web.Unexpected surprise) {
            System.err.println("\nThe demo failed: " + surprise.getMessage());
            System.exit(1);
        }
    }

    /// Plays it against the system at an address.
    ///
    /// @throws RuntimeException at the first answer that the story does not expect
    public static void play(String base) {
        var web = new Web(base);
        new MainJob(web, new Timeline(web)).play();
    }
}
