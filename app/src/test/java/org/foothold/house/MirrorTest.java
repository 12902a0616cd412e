package org.foothold.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests mirror the sources: {@code XTest}, {@code XFuzzTest}, {@code XIT} stand in the package of their {@code X}. */
class MirrorTest {
    private static final Pattern IS_TEST = Pattern.compile(".*(Test|IT)\\.java");

    /** Packages of tests about the whole: the house itself, Sigma's pitfalls, and runs over whole corpora. */
    private static final List<String> ABOUT_THE_WHOLE =
            List.of("org/foothold/house/", "org/foothold/sigma/pitfall/", "/corpus/");

    @Test
    void everyTestStandsBesideWhatItTests() {
        Map<String, List<String>> subjects = new HashMap<>();
        List<String> tests = new ArrayList<>();
        for (Path path : Checkout.javaFiles()) {
            String text = path.toString().replace('\\', '/');
            if (!IS_TEST.matcher(text).matches()) {
                subjects.computeIfAbsent(packageOf(text), name -> new ArrayList<>())
                        .add(path.getFileName().toString().replace(".java", ""));
            } else if (ABOUT_THE_WHOLE.stream().noneMatch(text::contains)) {
                tests.add(text);
            }
        }

        assertThat(tests).isNotEmpty();
        assertThat(tests)
                .filteredOn(test -> subjects.getOrDefault(packageOf(test), List.of()).stream()
                        .noneMatch(subject -> test.startsWith(subject, test.lastIndexOf('/') + 1)))
                .isEmpty();
    }

    private static String packageOf(String path) {
        return path.substring(0, path.lastIndexOf('/'))
                .replace("/src/test/java/", "/src/main/java/")
                .replace("/src/e2e/java/", "/src/main/java/")
                .replace("/src/build/java/", "/src/main/java/");
    }
}
