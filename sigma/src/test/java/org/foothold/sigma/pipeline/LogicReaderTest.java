package org.foothold.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rules, items and fields a step is for. */
class LogicReaderTest {
    private static final String MORE = "custom: 5\nauthor: Anna\nreferences: [one, two]";
    private static final String STATE = "type: set_state, key: k, val: 5";
    private static final String MARKED =
            "type: case, id: first, field_name_conditions: [{type: include_fields, fields: [A]}]";

    private static String shown(String conditions, String selection) {
        Pipelines steps = Piping.steps(STATE, MARKED, "type: field_name_prefix, prefix: p, " + conditions);
        return Piping.shown(Piping.piped(steps, Piping.rule(selection, MORE)).condition());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {type: logsource, product: windows} ~ true
            {type: logsource, product: windows, category: process_creation} ~ true
            {type: logsource, product: windows, service: sysmon} ~ false
            {type: logsource, product: Windows} ~ false
            {type: contains_field, field: A} ~ true
            {type: contains_field, field: Z} ~ false
            {type: contains_detection_item, field: A, value: abc} ~ true
            {type: contains_detection_item, field: A, value: ab} ~ false
            {type: contains_detection_item, field: B, value: 4} ~ true
            {type: contains_detection_item, field: B, value: '4'} ~ false
            {type: processing_item_applied, processing_item_id: first} ~ true
            {type: processing_item_applied, processing_item_id: second} ~ false
            {type: processing_state, key: k, val: 5} ~ true
            {type: processing_state, key: k, val: 5, op: ne} ~ false
            {type: processing_state, key: k, val: 4, op: gt} ~ true
            {type: processing_state, key: k, val: 5, op: lte} ~ true
            {type: processing_state, key: k, val: 5, op: lt} ~ false
            {type: processing_state, key: k, val: '5'} ~ false
            {type: processing_state, key: none, val: 5} ~ false
            {type: is_sigma_rule} ~ true
            {type: is_sigma_correlation_rule} ~ false
            {type: tag, tag: attack.t1053} ~ true
            {type: tag, tag: attack.T1053} ~ false
            {type: rule_attribute, attribute: title, value: Rule} ~ true
            {type: rule_attribute, attribute: title, value: Rule, op: ne} ~ false
            {type: rule_attribute, attribute: level, value: high, op: gte} ~ true
            {type: rule_attribute, attribute: level, value: critical, op: gte} ~ false
            {type: rule_attribute, attribute: status, value: stable, op: lt} ~ true
            {type: rule_attribute, attribute: date, value: 2024-01-01, op: gt} ~ true
            {type: rule_attribute, attribute: date, value: 2025/01/01, op: gt} ~ false
            {type: rule_attribute, attribute: references, value: two, op: in} ~ true
            {type: rule_attribute, attribute: references, value: two, op: not_in} ~ false
            {type: rule_attribute, attribute: references, value: two} ~ false
            {type: rule_attribute, attribute: custom, value: 4, op: gte} ~ true
            {type: rule_attribute, attribute: missing, value: 4} ~ false
            """)
    void asksARule(String condition, boolean holds) {
        assertThat(shown("rule_conditions: [" + condition + "]", "{A: abc, B: 4}"))
                .isEqualTo(holds ? "(pA=abc & pB=4)" : "(A=abc & B=4)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {type: match_string, cond: any, pattern: a} ~ {A: [b, ab], B: b} ~ ((pA=b | pA=ab) & B=b)
            {type: match_string, cond: all, pattern: a} ~ {A: [b, ab], B: ac} ~ ((A=b | A=ab) & pB=ac)
            {type: match_string, cond: any, pattern: b} ~ {A: ab, B: 4} ~ (A=ab & B=4)
            {type: match_string, cond: any, pattern: a, negate: true} ~ {A: ab, B: 4} ~ (A=ab & pB=4)
            {type: match_string, cond: any, pattern: '\\*x'} ~ {'A|endswith': x, B: x} ~ (pA=*x & B=x)
            {type: match_value, cond: any, value: 4} ~ {A: 4, B: '4'} ~ (pA=4 & B=4)
            {type: match_value, cond: any, value: 'a*'} ~ {'A|startswith': a, B: a} ~ (pA=a* & B=a)
            {type: contains_wildcard, cond: any} ~ {'A|contains': a, B: b} ~ (pA=*a* & B=b)
            {type: contains_wildcard, cond: all} ~ {A: ['a*', b], B: 'b?'} ~ ((A=a* | A=b) & pB=b?)
            {type: is_null, cond: all} ~ {A: null, B: b} ~ (pA=null & B=b)
            {type: processing_item_applied, processing_item_id: first} ~ {A: a, B: b} ~ (pA=a & B=b)
            {type: processing_state, key: k, val: 6} ~ {A: a, B: b} ~ (A=a & B=b)
            """)
    void asksAnItem(String condition, String selection, String shown) {
        assertThat(shown("detection_item_conditions: [" + condition + "]", selection))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {type: include_fields, fields: [A]} ~ {A: a, B: b} ~ (pA=a & B=b)
            {type: include_fields, fields: A} ~ {A: a, AB: b} ~ (pA=a & AB=b)
            {type: exclude_fields, fields: [A]} ~ {A: a, B: b} ~ (A=a & pB=b)
            {type: include_fields, fields: ['A.'], mode: re} ~ {A: a, ABC: b} ~ (A=a & pABC=b)
            {type: exclude_fields, fields: ['A.'], mode: re} ~ {A: a, ABC: b} ~ (pA=a & ABC=b)
            {type: include_fields, fields: [R]} ~ {'A|fieldref': R, R: b} ~ (A=@pR & pR=b)
            {type: processing_item_applied, processing_item_id: first} ~ {A: a, B: b} ~ (pA=a & B=b)
            {type: processing_state, key: k, val: 5} ~ {A: a, B: b} ~ (pA=a & pB=b)
            """)
    void asksAField(String condition, String selection, String shown) {
        assertThat(shown("field_name_conditions: [" + condition + "]", selection))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            field_name_cond_op: or ~ (pA=a & pB=b & C=c)
            field_name_cond_op: and ~ (A=a & B=b & C=c)
            field_name_cond_not: true ~ (pA=a & pB=b & pC=c)
            field_name_cond_op: or, field_name_cond_not: true ~ (A=a & B=b & pC=c)
            field_name_cond_expr: x and not y ~ (pA=a & B=b & C=c)
            field_name_cond_expr: not (x or y) ~ (A=a & B=b & pC=c)
            field_name_cond_expr: x or y and x, field_name_cond_not: true ~ (A=a & pB=b & pC=c)
            """)
    void linksConditions(String linking, String shown) {
        String conditions =
                "{x: {type: include_fields, fields: [A]}, y: {type: include_fields, fields: [B]}}, " + linking;

        assertThat(shown("field_name_conditions: " + conditions, "{A: a, B: b, C: c}"))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            rule_cond_not: true ~ there are no rule_conditions to link or to negate
            rule_conditions: 5 ~ conditions are a list or a map
            rule_conditions: [{product: x}] ~ 'type' is missing
            rule_conditions: [{type: x}] ~ there is no rule condition 'x'
            rule_conditions: [{type: logsource}] ~ the condition names no category, product or service
            rule_conditions: [{type: tag, tag: x}] ~ a tag has a namespace, a dot and a name
            rule_conditions: [{type: is_sigma_rule, x: 1}] ~ unknown key 'x', expected one of type
            rule_conditions: [{type: rule_attribute, attribute: detection, value: 1}] ~ 'detection' is no attribute that can be compared
            rule_conditions: {a: {type: is_sigma_rule}}, rule_cond_op: xor ~ 'and' or 'or' is expected
            rule_conditions: {a: {type: is_sigma_rule}}, rule_cond_op: or, rule_cond_expr: a ~ an expression and rule_cond_op exclude each other
            rule_conditions: [{type: is_sigma_rule}], rule_cond_expr: a ~ an expression needs a map of rule_conditions, not a list
            rule_conditions: {a: {type: is_sigma_rule}}, rule_cond_expr: b ~ there is no condition 'b'
            rule_conditions: {a: {type: is_sigma_rule}}, rule_cond_expr: (a ~ a ')' is missing
            rule_conditions: {a: {type: is_sigma_rule}}, rule_cond_expr: a a ~ 'a' is not expected here
            rule_conditions: {a: {type: is_sigma_rule}}, rule_cond_expr: a and ~ the expression ends too early
            rule_conditions: {a: {type: is_sigma_rule}}, rule_cond_expr: a + a ~ the expression is not understood from character 2 on
            rule_conditions: {a: {type: is_sigma_rule}, b: {type: is_sigma_rule}}, rule_cond_expr: a ~ the condition 'b' is not part of the expression
            detection_item_conditions: [{type: is_null}] ~ 'cond' is missing
            detection_item_conditions: [{type: is_null, cond: some}] ~ 'cond' is one of any, all, not 'some'
            detection_item_conditions: [{type: x}] ~ there is no detection item condition 'x'
            field_name_conditions: [{type: x}] ~ there is no field name condition 'x'
            field_name_conditions: [{type: include_fields, fields: ['('], mode: re}] ~ not a regular expression: Unclosed group
            """)
    void refusesConditions(String conditions, String why) {
        assertThat(Piping.refusal("transformations:\n- {type: case, method: upper, " + conditions + "}\n"))
                .endsWith(": " + why)
                .startsWith("p.yml:2:");
    }

    @Test
    void refusesARuleThatACheckCannotCompare() {
        String step = "type: case, rule_conditions: [{type: rule_attribute, attribute: author, value: %s}]";

        assertThat(Piping.refused(Piping.steps(step.formatted("A, op: in")), Piping.rule("{A: 1}", MORE)))
                .contains("the attribute 'author' is no list");
        assertThat(Piping.refused(Piping.steps(step.formatted("A, op: gt")), Piping.rule("{A: 1}", MORE)))
                .contains("the attribute 'author' has no order");
        assertThat(Piping.refused(
                        Piping.steps(
                                "type: case, rule_conditions: [{type: rule_attribute, attribute: level, value: big}]"),
                        Piping.rule("{A: 1}")))
                .contains("cannot compare the level 'high' with 'big'");
    }
}
