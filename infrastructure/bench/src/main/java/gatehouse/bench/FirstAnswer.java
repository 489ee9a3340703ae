package gatehouse.bench;

import gatehouse.functions.profile.ProfileHandler;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;

/// A fresh process up to its first answer: `/v1/me` by its handler, or one read by the bare SDK.
/// Result is the number of classes loaded.
public final class FirstAnswer {
    private FirstAnswer() {}

    /// Answers once, and tells.
    ///
    /// @param arguments `ours` or `bare`, and the scene's file
    public static void main(String[] arguments) {
        try {
            run(arguments);
            System.exit(0);
        } catch (RuntimeException broken) {
            // threads of the HTTP client would keep the process
            broken.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String[] arguments) {
        var scene = Scene.read(Path.of(arguments[1]));
        var platform = new ScenePlatform(scene);
        var event = Events.of("GET /v1/me", Map.of(), scene.token(), "");
        if (arguments[0].equals("ours")) {
            var answer = new ProfileHandler(platform).handleRequest(event, Events.context());
            if (answer.getStatusCode() != 200) {
                throw new IllegalStateException(answer.getBody());
            }
        } else {
            var _ = new BareHandler(platform.bare(), scene).handleRequest(event, Events.context());
        }
        System.out.println(
                Child.RESULT
                        + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
        System.out.flush();
    }
}
