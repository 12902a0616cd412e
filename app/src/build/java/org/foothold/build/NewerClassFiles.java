package org.foothold.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Brings the class files of a library to a version that a Java virtual machine can keep ready: those of Java 5 and older have
 * no stack maps (JVMS §4.7.4), so that they are verified anew at every start, and are left out of its cache of classes. What the code
 * does is not changed. Run with the path of a jar, which is replaced.
 */
final class NewerClassFiles {
    private static final String CLASS = ".class";

    private final ClassFile reader;

    private NewerClassFiles(ClassLoader library) {
        ClassHierarchyResolver known = ClassHierarchyResolver.ofResourceParsing(library)
                .orElse(ClassHierarchyResolver.defaultResolver())
                .cached();
        reader = ClassFile.of(ClassHierarchyResolverOption.of(known), StackMapsOption.GENERATE_STACK_MAPS);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("the path of one jar is needed");
        }
        Path jar = Path.of(arguments[0]);
        Path newer = Files.createTempFile(jar.toAbsolutePath().getParent(), "newer", ".jar");
        try (URLClassLoader library = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                ZipFile old = new ZipFile(jar.toFile());
                OutputStream out = Files.newOutputStream(newer);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            new NewerClassFiles(library).copy(old, zip);
        }
        Files.setLastModifiedTime(newer, Files.getLastModifiedTime(jar));
        Files.move(newer, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private void copy(ZipFile old, ZipOutputStream zip) throws IOException {
        List<? extends ZipEntry> entries = Collections.list(old.entries());
        for (ZipEntry entry : entries) {
            byte[] content;
            try (InputStream in = old.getInputStream(entry)) {
                content = in.readAllBytes();
            }
            ZipEntry copied = new ZipEntry(entry.getName());
            copied.setTime(entry.getTime());
            zip.putNextEntry(copied);
            zip.write(entry.getName().endsWith(CLASS) ? newer(content) : content);
            zip.closeEntry();
        }
    }

    private byte[] newer(byte[] file) {
        ClassModel old = reader.parse(file);
        if (old.majorVersion() >= ClassFile.JAVA_7_VERSION) {
            return file;
        }
        ClassTransform version = ClassTransform.endHandler(made -> made.withVersion(ClassFile.JAVA_8_VERSION, 0));
        // A body that passes through the builder, even unchanged, gets its stack maps.
        ClassTransform bodies = ClassTransform.transformingMethodBodies((body, element) -> body.with(element));
        return reader.transformClass(old, bodies.andThen(version));
    }
}
