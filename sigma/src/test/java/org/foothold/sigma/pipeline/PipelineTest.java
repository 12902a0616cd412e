package org.foothold.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frame of a pipeline. */
class PipelineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            [a] ~ 1:1 ~ expected a map, found a list
            name: x ~ 1:1 ~ 'transformations' is missing
            {transformations: [], stages: []} ~ 1:23 ~ unknown key 'stages', expected one of allowed_backends, finalizers, name, postprocessing, priority, transformations, vars
            {transformations: x} ~ 1:19 ~ the transformations are a list, not a text
            {transformations: [x]} ~ 1:20 ~ expected a map, found a text
            {transformations: [], finalizers: [{type: concat}]} ~ 1:35 ~ 'finalizers' changes the query that a back end writes: rules are judged here, and no query is
            {transformations: [], postprocessing: [{type: embed}]} ~ 1:39 ~ 'postprocessing' changes the query that a back end writes: rules are judged here, and no query is
            {transformations: [], allowed_backends: [splunk, esql]} ~ 1:41 ~ the pipeline is for the back ends splunk, esql, not for foothold
            {transformations: [], priority: high} ~ 1:33 ~ the priority is a whole number of at most nine digits
            {transformations: [], name: [x]} ~ 1:29 ~ expected a text, found a list
            {transformations: [], vars: [x]} ~ 1:29 ~ expected a map, found a list
            {transformations: [], vars: {a: {b: c}}} ~ 1:33 ~ expected a text, found a map
            """)
    void saysWhereAPipelineIsWrong(String text, String place, String why) {
        assertThat(Piping.refusal(text)).isEqualTo("p.yml:" + place + ": " + why);
    }

    @Test
    void takesWhatPipelinesOfOthersSay() {
        String text = """
                name: All
                priority: 30
                allowed_backends: [splunk, foothold]
                vars: {hosts: [a, 'b*'], one: 1}
                postprocessing: []
                finalizers: []
                transformations: []
                """;

        assertThat(Piping.pipeline(text).empty()).isTrue();
        assertThat(Piping.pipeline(text).problems()).isEmpty();
    }

    @Test
    void refusesTooManySteps() {
        String text = "transformations:\n" + "- {type: set_state, key: a, val: 1}\n".repeat(10_001);

        assertThat(Piping.refusal(text)).contains("more than 10000 transformations");
    }
}
