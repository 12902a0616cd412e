package org.foothold.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests mirror the sources: {@code XTest} and {@code XIT} stand in the package of their {@code X}. */
class MirrorTest {
    /** Packages of tests about the whole: the house itself, Sigma's pitfalls, and runs over whole corpora. */
    private static final List<String> ABOUT_THE_WHOLE =
            List.of("org/foothold/house/", "org/foothold/sigma/pitfall/", "/corpus/");

    @Test
    void everyTestStandsBesideWhatItTests() {
        Set<String> sources = new HashSet<>();
        Set<String> tests = new HashSet<>();
        for (Path path : Checkout.javaFiles()) {
            String text = path.toString().replace('\\', '/');
            if (text.contains("/src/main/java/")) {
                sources.add(text);
            } else if (text.matches(".*(Test|IT)\\.java")
                    && ABOUT_THE_WHOLE.stream().noneMatch(text::contains)) {
                tests.add(text);
            }
        }

        assertThat(tests).isNotEmpty();
        assertThat(tests).allSatisfy(test -> assertThat(sources).contains(sourceOf(test)));
    }

    private static String sourceOf(String test) {
        return test.replace("/src/test/java/", "/src/main/java/")
                .replaceAll("(Fuzz|Corpus|Property)?(Test|IT)\\.java$", ".java");
    }
}
