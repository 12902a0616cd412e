package org.foothold.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.foothold.formats.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewerClassFilesTest {
    private static final int JAVA_8 = 52;

    @TempDir
    private Path folder;

    @Test
    void everyClassOfTheLibraryIsNewerAndPassesVerification() throws Exception {
        Path jar = Files.copy(
                Path.of(CommandLine.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()),
                folder.resolve("library.jar"));
        List<String> before = names(jar);

        assertThat(run(jar)).isEqualTo(0);

        assertThat(names(jar)).isEqualTo(before).hasSizeGreaterThan(100);
        try (ZipFile zip = new ZipFile(jar.toFile());
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.startsWith("picocli/") && name.endsWith(".class")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        byte[] header = in.readNBytes(8);
                        assertThat(header[7]).as(name).isGreaterThanOrEqualTo((byte) JAVA_8);
                    }
                    // To initialize a class is to verify it first.
                    Class<?> type =
                            Class.forName(name.substring(0, name.length() - 6).replace('/', '.'), true, loader);
                    assertThat(type.getClassLoader()).isSameAs(loader);
                }
            }
        }
    }

    @Test
    void aJarThatIsNoneIsLeftAsItIs() throws Exception {
        Path jar = Files.writeString(folder.resolve("none.jar"), "nothing");

        assertThat(run(jar)).isNotEqualTo(0);
        assertThat(jar).hasContent("nothing");
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private int run(Path jar) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SharedData.repo()
                                .resolve("app/src/build/java/org/foothold/build/NewerClassFiles.java")
                                .toString(),
                        jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
