package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;

/** Reads the entries of {@code transformations}. */
final class StepReader {
    private static final String OUTSIDE = " reads things outside of the pipeline, which a pipeline must not";

    /** Transformations that pySigma knows and rules that are judged here have no use for. */
    private static final Map<String, String> REFUSED = Map.of(
            "field_name_transform", "'field_name_transform' is given a function of Python, which no file can hold",
            "query_expression_placeholders", "'query_expression_placeholders' writes parts of a back end's query",
            "file_placeholders", "'file_placeholders'" + OUTSIDE + "; --placeholders takes a file",
            "http_placeholders", "'http_placeholders'" + OUTSIDE,
            "command_placeholders", "'command_placeholders'" + OUTSIDE);

    private StepReader() {}

    /** The steps of a list. */
    static List<Step> readAll(YamlNode list) throws ContentException {
        if (!(list instanceof YamlNode.Sequence sequence)) {
            throw Yaml.refused(list, "the transformations are a list, not " + list.what());
        }
        List<Step> steps = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            steps.add(read(new Params(Yaml.map(item))));
        }
        return steps;
    }

    private static Step read(Params params) throws ContentException {
        YamlNode type = params.required("type");
        String id = params.textOrNull("id");
        Transformation transformation = transformation(type, params);
        Step step = new Step(
                params.map().position(),
                id == null || id.isEmpty() ? null : id,
                transformation,
                LogicReader.read(params, "rule", RuleCheck::read),
                LogicReader.read(params, "detection_item", ItemCheck::read),
                LogicReader.read(params, "field_name", FieldCheck::read));
        params.refuseOthers();
        if (!transformation.ofItems() && !(step.items().empty() && step.fields().empty())) {
            throw Yaml.refused(
                    params.map(),
                    "'" + Yaml.text(type)
                            + "' is about the rule as a whole: conditions on items and fields would not be asked");
        }
        return step;
    }

    private static Transformation transformation(YamlNode type, Params params) throws ContentException {
        String name = Yaml.text(type);
        return switch (name) {
            case "add_condition" -> AddCondition.read(params);
            case "add_field", "remove_field" -> RuleChanges.shownFields(params, "field");
            case "case" -> Values.changeCase(params);
            case "change_logsource" -> RuleChanges.logsource(params);
            case "convert_type" -> Values.convertType(params);
            case "detection_item_failure" -> RuleChanges.itemFailure(params);
            case "drop_detection_item" -> RuleChanges.drop(params);
            case "extract_fields" -> ExtractFields.read(params);
            case "field_name_mapping" -> FieldNames.mapping(params);
            case "field_name_prefix" -> FieldNames.prefix(params);
            case "field_name_prefix_mapping" -> FieldNames.prefixMapping(params);
            case "field_name_suffix" -> FieldNames.suffix(params);
            case "hashes_fields" -> HashFields.read(params);
            case "map_string" -> Values.mapString(params);
            case "nest" -> RuleChanges.nest(params);
            case "regex" -> Values.regex(params);
            case "replace_string" -> ReplaceString.read(params);
            case "rule_failure" -> RuleChanges.ruleFailure(params);
            case "set_custom_attribute" -> RuleChanges.attribute(params);
            case "set_field" -> RuleChanges.shownFields(params, "fields");
            case "set_state" -> RuleChanges.state(params);
            case "set_value" -> Values.setValue(params);
            case "strict_field_mapping_failure" -> RuleChanges.strictMapping(params);
            case "value_placeholders" -> Values.valuePlaceholders(params);
            case "wildcard_placeholders" -> Values.wildcardPlaceholders(params);
            default ->
                throw Yaml.refused(type, REFUSED.getOrDefault(name, "there is no transformation '" + name + "'"));
        };
    }
}
