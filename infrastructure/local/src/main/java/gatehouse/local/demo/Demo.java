package gatehouse.local.demo;

import gatehouse.domain.Joining;
import gatehouse.domain.TenantId;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.Planting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Plays a story against a local system and tells it as a timeline.
public final class Demo {
    private static final String USUAL = "http://127.0.0.1:8080";
    private static final int LEAST_MEMORY = 19_456;
    private static final Map<String, Consumer<LocalSystem>> ALONE =
            Map.of("registration", Demo::registration);

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
                            .formatted(USUAL, String.join(" | ", ALONE.keySet())));
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
    static void alone(Consumer<LocalSystem> story) {
        // as it comes, people sign in while somebody waits
        var options = Options.usual().port(0).passwordMemory(LEAST_MEMORY);
        try (var system = LocalSystem.start(options)) {
            System.out.println("Gatehouse is ready at " + system.base());
            story.accept(system);
        }
    }

    private static void registration(LocalSystem system) {
        var web = new Web(system.base());
        var planting = Planting.in(system);
        var acme = new TenantId("acme");
        new RegistrationStory(
                        web,
                        new Timeline(web),
                        (enabled, approval) ->
                                planting.joining(acme, new Joining(enabled, approval)))
                .play();
    }

    /// Plays it against the system at an address.
    ///
    /// @throws RuntimeException at the first answer that the story does not expect
    public static void play(String base) {
        var web = new Web(base);
        new MainJob(web, new Timeline(web)).play();
    }
}
