package org.foothold.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.rule.ContentException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that brings values for placeholders. */
final class PlaceholderOption {
    @Option(
            names = "--placeholders",
            paramLabel = "FILE",
            description = "A YAML file: values for the placeholders of rules with the modifier expand.")
    private @Nullable Path file;

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    Placeholders read(CommandLine command) {
        if (file == null) {
            return Placeholders.NONE;
        }
        try {
            return Placeholders.read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new ParameterException(command, "--placeholders: cannot read " + file);
        } catch (ContentException wrong) {
            throw new ParameterException(command, "--placeholders: " + wrong.getMessage());
        }
    }
}
