package org.foothold.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each transformation makes of a selection, and what it refuses. */
class StepReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            type: field_name_mapping, mapping: {A: x} ~ {A: 1, B: 2} ~ (x=1 & B=2)
            type: field_name_mapping, mapping: {A: [x, y]} ~ {A: [1, 2]} ~ ((x=1 | x=2) | (y=1 | y=2))
            type: field_name_mapping, mapping: {A: [x, y]} ~ {'A|contains|all': [a, b]} ~ ((x=*a* & x=*b*) | (y=*a* & y=*b*))
            type: field_name_mapping, mapping: {A: [x, y]} ~ {'A|neq': 1} ~ (!x=1 & !y=1)
            type: field_name_mapping, mapping: {A: [x]} ~ {A: 1} ~ x=1
            type: field_name_mapping, mapping: {A: []} ~ {A: 1, B: 2} ~ B=2
            type: field_name_mapping, mapping: {B: x} ~ {'A|fieldref': B} ~ A=@x
            type: field_name_mapping, mapping: {null: message} ~ [a, b*] ~ (message=*a* | message=*b*)
            type: field_name_mapping, mapping: {B: x} ~ [{A: 1}, {B: 2}, key] ~ (A=1 | x=2 | null=*key*)
            type: field_name_prefix_mapping, mapping: {win.: w., win.x: no} ~ {win.x: 1, winx: 2} ~ (w.x=1 & winx=2)
            type: field_name_prefix_mapping, mapping: {a: [b, c]} ~ {ax: 1} ~ (bx=1 | cx=1)
            type: field_name_prefix, prefix: p. ~ {A: 1, B: 2} ~ (p.A=1 & p.B=2)
            type: field_name_prefix, prefix: p. ~ [a] ~ null=*a*
            type: field_name_suffix, suffix: .s ~ {A: 1} ~ A.s=1
            """)
    void changesFields(String step, String selection, String shown) {
        assertThat(Piping.shown(Piping.steps(step), selection)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            type: drop_detection_item, field_name_conditions: [{type: include_fields, fields: [A]}] ~ {A: 1, B: 2} ~ B=2
            type: case, method: upper ~ {'A|contains': aB, B: 4} ~ (A=*AB* & B=4)
            type: case ~ {'A|re': aB, B: AB} ~ (A=/aB/ & B=ab)
            type: case, method: snake_case ~ {A: 'LogonType*XY'} ~ A=logon_type*x_y
            type: map_string, mapping: {a: b, c: [d, 'e*']} ~ {A: [a, c, f]} ~ (A=b | A=d | A=e* | A=f)
            type: map_string, mapping: {a: []} ~ {A: a, B: 1} ~ (A=null & B=1)
            type: map_string, mapping: {a: b} ~ {'A|cased': a} ~ A=b'
            type: set_value, value: x ~ {A: [1, 2], 'B|re': y} ~ ((A=x | A=x) & B=x)
            type: set_value, value: 07 ~ {A: 1} ~ A=07
            type: set_value, value: true ~ {A: 1} ~ A=true
            type: set_value, value: null ~ {A: 1} ~ A=null
            type: set_value, value: 5.0, force_type: num ~ {A: 1} ~ A=5
            type: set_value, value: 7, force_type: str ~ {A: 1} ~ A=7
            type: convert_type, target_type: num ~ {A: '0010', B: 5} ~ (A=10 & B=5)
            type: regex ~ {'A|startswith|cased': a, B: ''} ~ (A=a* & B=)
            type: regex, method: plain ~ {'A|startswith': a} ~ A=a*'
            type: hashes_fields, valid_hash_algos: [MD5, SHA1], field_prefix: File ~ {'Hashes|contains': ['MD5=ab', 'SHA1=cd', 'md5=ef']} ~ ((FileMD5=ab | FileMD5=ef) | FileSHA1=cd)
            type: hashes_fields, valid_hash_algos: [MD5, SHA1] ~ {'Hashes|contains|all': ['MD5=ab', 'SHA1=cd']} ~ (MD5=ab & SHA1=cd)
            type: hashes_fields, valid_hash_algos: [MD5], drop_algo_prefix: true, field_prefix: h, field_to_parse: [A] ~ {A: '*0123456789abcdef0123456789abcdef', B: x} ~ (h=0123456789abcdef0123456789abcdef & B=x)
            type: replace_string, regex: '^\\*\\\\(\\w+)', replacement: '*/\\1' ~ {'A|endswith': '\\cmd.exe'} ~ A=*/cmd.exe
            type: replace_string, regex: o, replacement: '*' ~ {A: 'fo?o\\*', B: 30} ~ (A=f*?*\\* & B=30)
            type: replace_string, regex: '3', replacement: '4' ~ {B: 30} ~ B=40
            type: replace_string, regex: '(?P<f_1>a)', replacement: '\\g<f_1>\\g<1>\\\\' ~ {A: 'ba'} ~ A=baa\\\\
            type: replace_string, regex: '\\*', replacement: x, skip_special: true ~ {'A|contains': 'b\\*'} ~ A=*bx*
            type: replace_string, regex: b, replacement: '*', skip_special: true ~ {A: 'b*'} ~ A=\\**
            type: replace_string, regex: b, replacement: '*x', skip_special: true, interpret_special: true ~ {A: 'b*'} ~ A=*x*
            type: extract_fields, regex: '(?P<kind>\\w+):(?P<num>\\d+)', field_prefix: r ~ {A: 'dword:12'} ~ (r.kind=dword & r.num=12)
            type: extract_fields, regex: '(?P<k>\\w+):', preserve_unmatched: true ~ {A: ['x:', y, 'none:']} ~ (k=x | A=y | k=null)
            type: extract_fields, regex: '(?P<k>\\w+):' ~ {A: ['x:', y], B: z} ~ (k=x & B=z)
            type: add_condition, conditions: {B|contains: [x, y], C: 4} ~ {A: 1} ~ (((B=*x* | B=*y*) & C=4) & A=1)
            type: add_condition, conditions: {B: x}, negated: true, name: sel_2 ~ {A: 1} ~ (!B=x & A=1)
            type: add_condition, template: true, conditions: {B: ['${product}-$category', '$$x $y']} ~ {A: 1} ~ ((B=windows-process_creation | B=$x $y) & A=1)
            type: add_field, field: x ~ {A: 1} ~ A=1
            type: remove_field, field: [x] ~ {A: 1} ~ A=1
            type: set_field, fields: [x] ~ {A: 1} ~ A=1
            type: nest, items: [{type: field_name_prefix, prefix: p}, {type: field_name_suffix, suffix: s}] ~ {A: 1} ~ pAs=1
            """)
    void changesASelection(String step, String selection, String shown) {
        assertThat(Piping.shown(Piping.steps(step), selection)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            type: rule_failure, message: not here ~ {A: 1} ~ not here (pipeline, p.yml:2:3)
            type: detection_item_failure, message: no A ~ {A: 1} ~ no A (pipeline, p.yml:2:3, about r.yml:10:9)
            type: strict_field_mapping_failure ~ {B: 1, A: 2} ~ fields that no step has mapped: A, B (pipeline, p.yml:2:3)
            type: drop_detection_item ~ {A: 1} ~ pipelines have dropped all that the rule looks for
            type: convert_type, target_type: num ~ {A: x1} ~ the value 'x1' at r.yml:10:12 is no number, which the step at p.yml:2:3 wants to make of it
            type: hashes_fields, valid_hash_algos: [MD5] ~ {Hashes: SHA1=ab} ~ the step at p.yml:2:3 finds no hash of MD5 in the value at r.yml:10:9, or has no name for its field
            type: add_condition, name: sel, conditions: {B: 1} ~ {A: 1} ~ the step at p.yml:2:48 adds a selection 'sel', but the rule has one of its own
            type: add_condition, template: true, conditions: {B: $service} ~ {A: 1} ~ the rule's log source has no service, which the step at p.yml:2:57 puts into a value
            type: regex ~ {'A|expand': '%x%'} ~ the step at p.yml:2:3 makes a regular expression of the value at r.yml:10:21, whose placeholders have no values yet
            type: extract_fields, regex: '(?P<a>.)' ~ {'A|neq': b} ~ the step at p.yml:2:3 cannot take apart a value that is not to be there, at r.yml:10:9
            type: value_placeholders ~ {'A|expand': '%x%'} ~ the placeholder %x% has no values
            type: replace_string, regex: ^x*x*x*x*x*x*x*x*x*y, replacement: y ~ {A: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx} ~ the regular expression takes too long on a value of a rule
            """)
    void refusesARule(String step, String selection, String why) {
        assertThat(Piping.refused(Piping.steps(step), Piping.rule(selection))).endsWith(": " + why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {type: shout} ~ 10 ~ there is no transformation 'shout'
            {id: a} ~ 3 ~ 'type' is missing
            {type: case, method: title} ~ 24 ~ 'method' is one of lower, upper, snake_case, not 'title'
            {type: case, methods: lower} ~ 16 ~ unknown key 'methods', expected one of detection_item_cond_expr, detection_item_cond_not, detection_item_cond_op, detection_item_conditions, field_name_cond_expr, field_name_cond_not, field_name_cond_op, field_name_conditions, id, method, rule_cond_expr, rule_cond_not, rule_cond_op, rule_conditions, type
            {type: field_name_transform, transform_func: lower} ~ 10 ~ 'field_name_transform' is given a function of Python, which no file can hold
            {type: query_expression_placeholders, expression: x} ~ 10 ~ 'query_expression_placeholders' writes parts of a back end's query
            {type: file_placeholders} ~ 10 ~ 'file_placeholders' reads things outside of the pipeline, which a pipeline must not; --placeholders takes a file
            {type: http_placeholders} ~ 10 ~ 'http_placeholders' reads things outside of the pipeline, which a pipeline must not
            {type: change_logsource} ~ 3 ~ the step names no category, product or service
            {type: change_logsource, product: x, field_name_conditions: [{type: include_fields, fields: [A]}]} ~ 3 ~ 'change_logsource' is about the rule as a whole: conditions on items and fields would not be asked
            {type: field_name_prefix_mapping, mapping: {null: x}} ~ 46 ~ null is no prefix
            {type: set_value, value: [1]} ~ 28 ~ 'value' is a single value
            {type: set_value, value: x, force_type: num} ~ 28 ~ 'x' is no number
            {type: set_value, value: null, force_type: str} ~ 28 ~ null cannot become a text
            {type: replace_string, regex: '(', replacement: x} ~ 33 ~ not a regular expression: Unclosed group
            {type: replace_string, regex: a, replacement: '\\1'} ~ 49 ~ the regular expression has no group '1'
            {type: replace_string, regex: a, replacement: '\\q'} ~ 49 ~ '\\q' means nothing in a replacement
            {type: replace_string, regex: a, replacement: 'x\\'} ~ 49 ~ the replacement ends with a backslash
            {type: extract_fields, regex: '(a)'} ~ 33 ~ the regular expression has no group with a name
            {type: extract_fields, regex: '(?P<a>a)(?P<a>b)'} ~ 33 ~ not a regular expression: Named capturing group <g0x> is already defined
            {type: add_condition, conditions: {}} ~ 37 ~ a selection is an empty map
            {type: add_condition, conditions: {A|shout: 1}} ~ 38 ~ the modifier 'shout' is unknown
            {type: add_condition, name: a b, conditions: {A: 1}} ~ 31 ~ 'a b' cannot be the name of a selection
            {type: wildcard_placeholders, include: [a], exclude: [b]} ~ 3 ~ 'include' and 'exclude' exclude each other
            {type: nest, items: x} ~ 23 ~ the transformations are a list, not a text
            """)
    void refusesAStep(String step, int column, String why) {
        assertThat(Piping.refusal("transformations:\n- " + step + "\n")).isEqualTo("p.yml:2:" + column + ": " + why);
    }
}
