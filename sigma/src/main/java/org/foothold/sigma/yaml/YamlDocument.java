package org.foothold.sigma.yaml;

import org.foothold.sigma.rule.Problem;

/** One document of a YAML file, or why it could not be read; the other documents of its file do not suffer. */
public sealed interface YamlDocument {

    /** A document. */
    record Read(YamlNode root) implements YamlDocument {}

    /** A document that is no YAML, or breaks a bound. */
    record Broken(Problem problem) implements YamlDocument {}
}
