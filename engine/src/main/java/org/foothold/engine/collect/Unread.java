package org.foothold.engine.collect;

import java.util.Locale;
import java.util.regex.Pattern;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.engine.source.FileKind;
import org.jspecify.annotations.Nullable;

/** Says of a file that holds nothing that is read why it was not, and whether that was to be expected. */
final class Unread {
    private static final Pattern NAMED_LIKE_A_LOG =
            Pattern.compile(".*\\.(evtx|json|jsonl|ndjson|log|journal)([.\\-][^/]*)?");

    private Unread() {}

    /**
     * A file that was named, or that is a log which cannot be read, or that is called like one, was expected to be read;
     * others in a folder were not.
     *
     * @param packed how the content was packed; null where it was not
     */
    static Outcome outcome(String path, boolean named, FileKind content, @Nullable FileKind packed) {
        if (content == FileKind.EMPTY) {
            return Outcome.unread(path, named, Result.EMPTY, "an empty file");
        }
        boolean expected =
                named || content == FileKind.EVT || content == FileKind.EVTX || isCalledLikeALog(path, content);
        String what = packed == null ? content.description() : packed.description() + " of " + content.description();
        return Outcome.unread(path, named, expected ? Result.UNREADABLE : Result.ABSENT, "not read: " + what);
    }

    private static boolean isCalledLikeALog(String path, FileKind content) {
        String name = path.toLowerCase(Locale.ROOT);
        return switch (content) {
            case SEVEN_ZIP, ZSTANDARD, XZ, BZIP2, GZIP, ZIP ->
                NAMED_LIKE_A_LOG.matcher(name).matches();
            default -> name.endsWith(".evtx");
        };
    }
}
