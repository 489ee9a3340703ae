package gatehouse.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TemplateTest {
    private static final String TEXT =
            """
            Parameters:
              BaseUrl: { Default: "" }
              Days: { Default: 30 }
              List: { Default: "a,b" }
            Conditions:
              HasBase: !Not [!Equals [!Ref BaseUrl, ""]]
              HasNone: !Equals [!Ref BaseUrl, ""]
            Globals:
              Function: { Timeout: 20, Environment: { Variables: { ALL: yes-all } } }
            Resources:
              Table: { Type: AWS::DynamoDB::Table }
              Named: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub "${AWS::StackName}-x" } }
              Here: { Type: T, Condition: HasBase, Properties: { At: !Ref BaseUrl } }
              There: { Type: T, Condition: HasNone }
              Works:
                Type: AWS::Serverless::Function
                Properties:
                  Timeout: 5
                  Environment:
                    Variables:
                      TABLE: !Ref Table
                      URL: !If [HasBase, !Ref BaseUrl, !GetAtt Unknown.Endpoint]
                      NOTHING: !If [HasBase, !Ref AWS::NoValue, x]
                      ARN: !Sub ["${Table.Arn}/${Own}/${!Kept}", { Own: !Ref Days }]
                      QUEUE: !GetAtt Named.Arn
              Split: { Type: L, Properties: { All: !Split [",", !Ref List] } }
              Strange: { Type: S, Properties: { X: !Base64 x } }
            """;

    private final Template template = Template.parse(TEXT, Map.of("BaseUrl", "http://here"));

    @Test
    void references_are_replaced_and_what_is_not_chosen_is_not_looked_at() {
        var variables =
                template.only("AWS::Serverless::Function")
                        .properties()
                        .path("Environment")
                        .path("Variables");

        assertThat(variables.path("TABLE").asText()).isEqualTo("gatehouse-Table");
        assertThat(variables.path("URL").asText()).isEqualTo("http://here");
        assertThat(variables.has("NOTHING")).isFalse();
        assertThat(variables.path("ARN").asText())
                .isEqualTo(
                        "arn:aws:dynamodb:eu-central-1:000000000000:table/gatehouse-Table/30/${Kept}");
        assertThat(variables.path("QUEUE").asText())
                .isEqualTo("arn:aws:sqs:eu-central-1:000000000000:gatehouse-x");
    }

    @Test
    void what_all_functions_share_gives_way_to_what_one_says_itself() {
        var function = template.only("AWS::Serverless::Function").properties();

        assertThat(function.path("Timeout").asInt()).isEqualTo(5);
        assertThat(function.path("Environment").path("Variables").path("ALL").asText())
                .isEqualTo("yes-all");
    }

    @Test
    void resources_whose_condition_does_not_hold_are_not_there() {
        assertThat(template.resources("T")).extracting(Resource::id).containsExactly("Here");
        assertThat(Template.parse(TEXT, Map.of()).resources("T"))
                .extracting(Resource::id)
                .containsExactly("There");
    }

    @Test
    void a_list_in_one_text_is_taken_apart() {
        assertThat(Resource.texts(template.only("L").properties().path("All")))
                .containsExactly("a", "b");
    }

    @Test
    void an_unknown_function_is_refused_by_name() {
        assertThatThrownBy(() -> template.resources("S")).hasMessageContaining("Fn::Base64");
    }
}
