package gatehouse.local;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;
import gatehouse.http.Endpoint;
import gatehouse.local.aws.Access;
import gatehouse.local.aws.LocalPlatform;
import gatehouse.local.functions.Declared;
import gatehouse.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/// The handlers that the template names, made without anything around them.
public final class Handlers {
    private Handlers() {}

    /// The functions that answer HTTP.
    public static List<Declared> all(Template template) throws ClassNotFoundException {
        var functions = new ArrayList<Declared>();
        for (var declared : Declared.all(template)) {
            if (HttpHandler.class.isAssignableFrom(Class.forName(declared.handlerClass()))) {
                functions.add(declared);
            }
        }
        return functions;
    }

    /// What a function's handler answers.
    public static List<Endpoint> endpoints(Declared function) throws Exception {
        Platform nowhere =
                new LocalPlatform(
                        function.name(),
                        Clock.systemUTC(),
                        function.environment(),
                        call -> {
                            throw new IOException("nothing is called here: " + call);
                        },
                        Access.ofThisProcess(URI.create("http://nowhere.example")),
                        Region.EU_CENTRAL_1);
        var handler =
                Class.forName(function.handlerClass())
                        .asSubclass(HttpHandler.class)
                        .getConstructor(Platform.class)
                        .newInstance(nowhere);
        return List.copyOf(handler.endpoints());
    }
}
