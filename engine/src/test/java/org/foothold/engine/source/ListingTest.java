package org.foothold.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.foothold.engine.model.Outcome.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {
    @TempDir
    private Path folder;

    @Test
    void listsFilesBelowAFolderInOrderOfTheirNames() throws IOException {
        write("b/two.evtx");
        write("b/one.evtx");
        write("c.evtx");
        write("a.evtx");

        assertThat(paths(folder)).containsExactly("a.evtx", "b/one.evtx", "b/two.evtx", "c.evtx");
    }

    @Test
    void showsANamedFileAsGiven() throws IOException {
        Path file = write("a.evtx");

        List<Candidate> candidates = Listing.of(List.of(file));

        assertThat(candidates).singleElement().satisfies(only -> {
            assertThat(only.path()).isEqualTo(file.toString());
            assertThat(only.named()).isTrue();
        });
    }

    @Test
    void listsAFileOnceHoweverOftenItIsNamed() throws IOException {
        Path file = write("a.evtx");

        assertThat(Listing.of(List.of(folder, folder, file))).hasSize(1);
    }

    @Test
    void keepsTheOrderOfTheTargets() throws IOException {
        Path second = write("b.evtx");
        Path first = write("a.evtx");

        assertThat(paths(second, first)).containsExactly(second.toString(), first.toString());
    }

    @Test
    void neverFollowsALinkInsideAFolder() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        write("outside/secret.evtx");
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.createSymbolicLink(root.resolve("way-out"), outside);
        Files.createSymbolicLink(root.resolve("file-out.evtx"), outside.resolve("secret.evtx"));
        Files.createSymbolicLink(root.resolve("circle"), root);

        List<Candidate> candidates = Listing.of(List.of(root));

        assertThat(candidates)
                .hasSize(3)
                .allSatisfy(candidate -> assertThat(candidate)
                        .isInstanceOfSatisfying(Candidate.Passed.class, passed -> {
                            assertThat(passed.result()).isEqualTo(Result.ABSENT);
                            assertThat(passed.reason()).contains("symbolic link");
                            assertThat(passed.outcome().complete()).isTrue();
                        }));
    }

    @Test
    void followsALinkThatTheUserNames() throws IOException {
        write("real/a.evtx");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        assertThat(paths(link)).containsExactly("a.evtx");
    }

    @Test
    void saysThatATargetIsNotThere() {
        List<Candidate> candidates = Listing.of(List.of(folder.resolve("nowhere")));

        assertThat(candidates).singleElement().isInstanceOfSatisfying(Candidate.Passed.class, passed -> {
            assertThat(passed.result()).isEqualTo(Result.ABSENT);
            assertThat(passed.outcome().complete()).isFalse();
        });
    }

    @Test
    void listsNothingOfAnEmptyFolder() {
        assertThat(Listing.of(List.of(folder))).isEmpty();
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private static List<String> paths(Path... targets) {
        return Listing.of(List.of(targets)).stream().map(Candidate::path).toList();
    }
}
