package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Incident.Phase;
import org.foothold.engine.model.Incident.Step;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Lineage.Running;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Target;
import org.junit.jupiter.api.Test;

class PageTreesTest {
    private final Processes processes = new Processes();

    @Test
    void findingsStandAtTheirProcesses() {
        processes.add(1, ProcessesTest.finding(1, process("child"), process("root")));

        assertThat(written(1))
                .containsSubsequence("<b title=\"/bin/root\">root</b>", "pid 7", "user", "/bin/child", "MARK 1")
                .doesNotContain("<details");
    }

    @Test
    void aLongChainWithoutFindingsIsFolded() {
        List<Running> family = new ArrayList<>();
        family.add(process("child"));
        for (int i = 0; i < 9; i++) {
            family.add(process("above" + i));
        }
        processes.add(1, ProcessesTest.finding(1, family.toArray(Running[]::new)));

        assertThat(written(1))
                .containsSubsequence(
                        "above8",
                        "<summary>7 processes between, without a finding</summary>",
                        "above7",
                        "above1",
                        "</details>",
                        "above0",
                        "child",
                        "MARK 1");
    }

    @Test
    void manyChildrenAreFoldedAndVeryManyAreCutOff() {
        for (int i = 1; i <= 500; i++) {
            processes.add(i, ProcessesTest.finding(i, process("child" + i), process("root")));
        }

        assertThat(written(20)).contains("<summary>12 more processes</summary>", "child20");
        assertThat(written(500))
                .contains("<summary>492 more processes</summary>", "child199<")
                .containsOnlyOnce("and more, which stand among the findings")
                .doesNotContain("child201<");
    }

    @Test
    void whatProcessesAreCalledIsNoMarkup() {
        String evil = "</code><script>" + Samples.HOSTILE;
        processes.add(1, ProcessesTest.finding(1, new Running("k", null, evil, ProcessesTest.AT, evil, evil, evil)));

        assertThat(written(1)).contains("&lt;script&gt;").doesNotContain("<script", "\u202E", "\u001b");
    }

    private static Running process(String name) {
        return ProcessesTest.running(name, "/bin/" + name, null);
    }

    private String written(int findings) {
        Incident sample = Samples.incident(Samples.rule("One", Level.LOW), Samples.rule("Two", Level.LOW));
        List<Step> steps = new ArrayList<>();
        for (int place = 1; place <= findings; place++) {
            steps.add(new Step(
                    place,
                    ProcessesTest.AT,
                    Phase.OTHER,
                    Samples.rule("Rule", Level.LOW),
                    new Target("HOST"),
                    new Origin("a", place, false)));
        }
        Incident incident = new Incident(
                sample.id(),
                sample.level(),
                List.of(),
                "title",
                List.of(),
                List.of(),
                sample.firstAt(),
                sample.lastAt(),
                List.of(),
                steps,
                steps.size(),
                List.of());
        StringWriter page = new StringWriter();
        Html html = new Html(page);
        new PageTrees(html, processes, incident, step -> html.element("li", "MARK " + step.finding())).write();
        return page.toString();
    }
}
