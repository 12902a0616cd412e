package org.foothold.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Files of at most 400 lines, methods of at most 50: the long tail is what makes code hard to read. */
class SizesTest {
    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 50;
    private static final int SOURCES_AT_LEAST = 50;
    private static final Pattern CODE = Pattern.compile(".*\\.(java|sh|py)|(.*/)?(foothold|run)");

    @Test
    void filesAreShort() {
        List<Path> code = Checkout.files().stream()
                .filter(path -> CODE.matcher(path.toString()).matches())
                .toList();

        assertThat(code).hasSizeGreaterThan(SOURCES_AT_LEAST);
        assertThat(code)
                .allSatisfy(path -> assertThat(Checkout.text(path).lines())
                        .as("lines of %s", path)
                        .hasSizeLessThanOrEqualTo(FILE_LINES));
    }

    @Test
    void methodsAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int methods = 0;
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    Checkout.javaFiles().stream().map(Checkout.root()::resolve).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                Methods found = new Methods(unit, positions);
                found.scan(unit, null);
                methods += found.count;
                tooLong.addAll(found.tooLong);
            }
        }

        assertThat(methods).isGreaterThan(SOURCES_AT_LEAST);
        assertThat(tooLong).as("methods over %d lines", METHOD_LINES).isEmpty();
    }

    private static final class Methods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> tooLong = new ArrayList<>();
        private int count;

        Methods(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            count++;
            long first = line(positions.getStartPosition(unit, method));
            long lines = line(positions.getEndPosition(unit, method)) - first + 1;
            if (lines > METHOD_LINES) {
                tooLong.add(unit.getSourceFile().getName() + ":" + first + " " + method.getName() + " has " + lines);
            }
            return super.visitMethod(method, null);
        }

        private long line(long position) {
            return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
        }
    }
}
