package org.foothold.sigma.yaml;

import java.util.List;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;

/** One document of a YAML file, or why it could not be read; the other documents of its file do not suffer. */
public sealed interface YamlDocument {

    /** A document. */
    record Read(YamlNode root) implements YamlDocument {}

    /** A document that is no YAML, or breaks a bound. */
    record Broken(Problem problem) implements YamlDocument {}

    /** The only document of a file that is to have one. */
    static YamlNode one(String path, List<YamlDocument> documents) throws ContentException {
        if (documents.size() != 1) {
            String message = documents.isEmpty() ? "the file is empty" : "the file has more than one document";
            throw new ContentException(new Position(path, 1, 1), Reason.YAML, message);
        }
        return switch (documents.getFirst()) {
            case YamlDocument.Read read -> read.root();
            case YamlDocument.Broken broken ->
                throw new ContentException(
                        broken.problem().position(),
                        broken.problem().reason(),
                        broken.problem().message());
        };
    }
}
