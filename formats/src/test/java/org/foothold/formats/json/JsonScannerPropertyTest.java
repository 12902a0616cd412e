package org.foothold.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random objects, read by the scanner and by Jackson. */
class JsonScannerPropertyTest {
    private final JsonScanner scanner = new JsonScanner();

    @Property(tries = 2000)
    void readsWhatJacksonReads(@ForAll("objects") String json) {
        assertThat(Flat.scanned(scanner, json)).isEqualTo(Flat.parsed(json));
    }

    @Provide
    Arbitrary<String> objects() {
        return object(3);
    }

    private static Arbitrary<String> object(int depth) {
        Arbitrary<String> member = Combinators.combine(key(), value(depth), blank())
                .as((key, value, blank) -> key + blank + ":" + blank + value);
        return member.list().ofMaxSize(6).map(members -> "{" + String.join(" , ", members) + "}");
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> plain = Arbitraries.oneOf(text(), number(), Arbitraries.of("true", "false", "null"));
        return depth == 0
                ? plain
                : Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, plain),
                        net.jqwik.api.Tuple.of(1, Arbitraries.lazy(() -> object(depth - 1))),
                        net.jqwik.api.Tuple.of(1, Arbitraries.lazy(() -> array(depth - 1))));
    }

    private static Arbitrary<String> array(int depth) {
        return value(depth).list().ofMaxSize(4).map(items -> "[" + String.join(",", items) + "]");
    }

    private static Arbitrary<String> number() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.of("0", "-0", "0.5", "1e9", "-12.25E-3", "123456789012345678901234567890"));
    }

    private static Arbitrary<String> key() {
        return Arbitraries.oneOf(Arbitraries.of("\"a\"", "\"EventID\"", "\"\\u0061\"", "\"ä\""), text());
    }

    private static Arbitrary<String> text() {
        Arbitrary<String> part = Arbitraries.oneOf(
                Arbitraries.of("\\n", "\\\\", "\\\"", "\\/", "\\u00e4", "\\uD83D\\uDE00", "C:", "\\t", "é", "漢", "😀"),
                Arbitraries.strings()
                        .withCharRange(' ', '~')
                        .excludeChars('"', '\\')
                        .ofMaxLength(12));
        return part.list().ofMaxSize(5).map(parts -> '"' + String.join("", parts) + '"');
    }

    private static Arbitrary<String> blank() {
        return Arbitraries.of("", " ", "\n\t", "\r\n");
    }
}
