package gatehouse.local.aws;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The one way from functions to services. The system's own calls pass no hook.
public final class Calls implements Service {
    private final Map<String, Service> services;
    private final Hook first;
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();

    /// Opens the way to some services.
    ///
    /// @param services by name
    /// @param first stands before all other hooks, always
    public Calls(Map<String, Service> services, Hook first) {
        this.services = Map.copyOf(services);
        this.first = first;
    }

    /// Puts a hook around all that is there, until the answer is closed.
    public Hooked add(Hook hook) {
        hooks.add(hook);
        return () -> hooks.remove(hook);
    }

    /// A hook in place.
    @FunctionalInterface
    public interface Hooked extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public Answer answer(Call call) throws IOException {
        var chain = service(call.service());
        if (!call.function().equals(Call.SYSTEM)) {
            for (var hook : hooks) {
                chain = around(hook, chain);
            }
            chain = around(first, chain);
        }
        return chain.answer(call);
    }

    private static Service around(Hook hook, Service next) {
        return call -> hook.around(call, next);
    }

    private Service service(String name) throws IOException {
        var service = services.get(name);
        if (service == null) {
            throw new IOException("no such service here: " + name);
        }
        return service;
    }
}
