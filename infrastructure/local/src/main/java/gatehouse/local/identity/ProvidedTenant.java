package gatehouse.local.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.LocalSystem;
import gatehouse.local.Planting;
import gatehouse.local.functions.Function;

/// A new tenant whose people come from an [Issuer]: one is invited, and others may arrive.
public final class ProvidedTenant implements AutoCloseable {
    /// Who is invited, by the local part of the address.
    public static final String INVITED = "noor";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Issuer issuer;
    private final TenantId id;

    private ProvidedTenant(Issuer issuer, TenantId id) {
        this.issuer = issuer;
        this.id = id;
    }

    /// Plants it.
    public static ProvidedTenant plant(LocalSystem system, TenantId id) {
        var planting = Planting.in(system);
        planting.tenant(id, "Provided", TenantKind.CORPORATE, id);
        var it = new ProvidedTenant(new Issuer(system.clock()), id);
        planting.person(it.address(INVITED), "Noor", "Haddad", id, BuiltInRole.AGENT, "");
        try {
            var _ = system.invoke("bootstrap", it.configuration());
        } catch (Function.Failed failed) {
            throw new IllegalStateException(failed);
        }
        return it;
    }

    private ObjectNode configuration() {
        var input = MAPPER.createObjectNode().put("reason", "The customer has a login of its own");
        var provider = input.putObject("identityProvider").put("tenant", id.value());
        provider.put("name", "Login").put("issuer", issuer.url()).put("clientId", Issuer.CLIENT);
        provider.put("jit", true).putArray("domains").add(id + ".example");
        return input;
    }

    /// What to ask for a start with.
    public ObjectNode start() {
        return MAPPER.createObjectNode().put("tenant", id.value());
    }

    /// What to sign in with.
    ///
    /// @param who local part of the address, and the id at the provider
    /// @param nonce what the start gave
    public ObjectNode signIn(String who, String nonce) {
        return start().put("idToken", issuer.sign(issuer.claims(who, address(who), nonce)));
    }

    private String address(String who) {
        return who + "@" + id + ".example";
    }

    @Override
    public void close() {
        issuer.close();
    }
}
