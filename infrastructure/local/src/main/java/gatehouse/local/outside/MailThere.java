package gatehouse.local.outside;

import gatehouse.local.template.Template;

/// The sender and the configuration set on the endpoint. Its event destination is left out: no
/// emulator brings SES's reports to EventBridge, so the local system does.
final class MailThere {
    private MailThere() {}

    static void make(Template template, String sender, Run run) {
        var client = run.clients().mail();
        var _ = client.verifyEmailIdentity(verify -> verify.emailAddress(sender));
        run.removals().add(sender, () -> client.deleteIdentity(delete -> delete.identity(sender)));
        for (var set : template.resources("AWS::SES::ConfigurationSet")) {
            var name = template.ref(set);
            var _ =
                    client.createConfigurationSet(
                            create -> create.configurationSet(s -> s.name(name)));
            run.removals()
                    .add(
                            name,
                            () ->
                                    client.deleteConfigurationSet(
                                            delete -> delete.configurationSetName(name)));
        }
    }
}
