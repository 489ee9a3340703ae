package gatehouse.local.demo;

import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Plays a story against a local system and tells it as a timeline.
public final class Demo {
    private static final String USUAL = "http://127.0.0.1:8080";
    private static final int LEAST_MEMORY = 19_456;

    /// The stories that have a system of their own, by name.
    static final Map<String, BiConsumer<Web, Timeline>> ALONE =
            Map.of(
                    "contacts", (web, line) -> new ContactsStory(web, line).play(),
                    "customers", (web, line) -> new CustomersStory(web, line).play(),
                    "registration", (web, line) -> new RegistrationStory(web, line).play());

    private Demo() {}

    /// Takes the system's address, without one, the usual; or the name of a story that has a system
    /// of its own.
    public static void main(String[] arguments) {
        var words = List.of(arguments);
        var story = Optional.ofNullable(words.isEmpty() ? null : ALONE.get(words.getFirst()));
        boolean elsewhere = words.stream().allMatch(word -> word.startsWith("http://"));
        if (words.size() > 1 || (story.isEmpty() && !elsewhere)) {
            System.err.println(
                    "usage: ./gatehouse demo [%s | %s]"
                            .formatted(
                                    USUAL,
                                    ALONE.keySet().stream()
                                            .sorted()
                                            .collect(Collectors.joining(" | "))));
            System.exit(2);
        }
        try {
            story.ifPresentOrElse(
                    Demo::alone, () -> play(words.isEmpty() ? USUAL : words.getFirst()));
            System.out.println("\nThe demo ended well.");
        } catch (Web.Unexpected surprise) {
            System.err.println("\nThe demo failed: " + surprise.getMessage());
            System.exit(1);
        }
    }

    /// Plays a story against a new system on any port that is free, which ends with it.
    ///
    /// @throws RuntimeException at the first answer that the story does not expect
    static void alone(BiConsumer<Web, Timeline> story) {
        // as it comes, people sign in while somebody waits
        var options = Options.usual().port(0).passwordMemory(LEAST_MEMORY);
        try (var system = LocalSystem.start(options)) {
            System.out.println("Gatehouse is ready at " + system.base());
            var web = new Web(system.base());
            story.accept(web, new Timeline(web));
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
