package gatehouse.local.functions;

import gatehouse.aws.Platform;
import gatehouse.local.template.Template;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The template's functions, by short name.
public final class Functions {
    private final Map<String, Function> byName = new LinkedHashMap<>();

    /// What a function gets from outside.
    @FunctionalInterface
    public interface Platforms {
        Platform platform(Declared function);
    }

    public Functions(Template template, Platforms platforms) {
        for (var declared : Declared.all(template)) {
            byName.put(declared.name(), new Function(declared, platforms.platform(declared)));
        }
    }

    public Collection<Function> all() {
        return List.copyOf(byName.values());
    }

    public Function named(String name) {
        var function = byName.get(name);
        if (function == null) {
            throw new IllegalArgumentException("no such function: " + name);
        }
        return function;
    }

    /// Starts an instance of each.
    ///
    /// @throws IllegalStateException if one does not start
    public void warm() {
        var starts =
                all().stream()
                        .map(function -> CompletableFuture.runAsync(function::warm))
                        .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(starts).join();
        } catch (CompletionException broken) {
            throw new IllegalStateException("a function does not start", broken);
        }
    }
}
