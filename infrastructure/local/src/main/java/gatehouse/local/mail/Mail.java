package gatehouse.local.mail;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;

/// A mail in the mailbox.
///
/// @param at when it was sent, by the movable clock
/// @param from a bare address
/// @param to bare addresses, comma between them
/// @param links in the order of the text, each once
/// @param headers by name, of several with one name the first
/// @param tags by name: what the sender has SES bring back with its reports
public record Mail(
        String id,
        String at,
        String from,
        String to,
        String subject,
        String text,
        String html,
        List<String> links,
        Map<String, String> headers,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> tags) {}
