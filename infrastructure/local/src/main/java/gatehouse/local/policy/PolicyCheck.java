package gatehouse.local.policy;

import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import gatehouse.local.template.Template;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Stands before every call of a function and refuses what its role in the template does not allow,
/// as AWS would: so a missing permission is found here and not after a deployment.
public final class PolicyCheck implements Hook {
    private final Policies policies;
    private final Needs needs;
    private final SequencedSet<Denied> denied = new LinkedHashSet<>();

    /// Reads the template's roles.
    ///
    /// @throws IllegalArgumentException where [Policies#of] does
    public PolicyCheck(Template template) {
        this.policies = Policies.of(template);
        this.needs = new Needs(template);
    }

    @Override
    public Answer around(Call call, Service next) throws IOException {
        for (var need : needs.of(call)) {
            if (!policies.allow(call.function(), need)) {
                return refused(call.service(), new Denied(call.function(), need));
            }
        }
        return next.answer(call);
    }

    private Answer refused(String service, Denied what) {
        synchronized (denied) {
            if (denied.add(what)) {
                System.err.println("Refused by the policies in template.yaml: " + what);
            }
        }
        return switch (service) {
            case "s3" -> Answer.of(403, "application/xml", error(what));
            case "ses" ->
                    Answer.of(
                            403, "text/xml", "<ErrorResponse>" + error(what) + "</ErrorResponse>");
            default -> Answer.error("AccessDeniedException", what.toString());
        };
    }

    private static String error(Denied what) {
        var text = what.toString().replaceAll("[<>&]", " ");
        return "<Error><Code>AccessDenied</Code><Message>" + text + "</Message></Error>";
    }

    /// The calls that were refused, each once, oldest first.
    public List<Denied> denied() {
        synchronized (denied) {
            return List.copyOf(denied);
        }
    }

    /// What the roles give and no call has needed so far.
    public List<Grant> unneeded() {
        return policies.unneeded();
    }
}
