package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlTest {
    private static final Pattern SAFE = Pattern.compile("([^<>\"'`&\\p{Cntrl}]|&(amp|lt|gt|quot|#39|#96);)*");

    @Property
    boolean leavesNothingThatMarkupIsMadeOf(@ForAll String text) {
        return SAFE.matcher(Html.escaped(text)).matches();
    }

    @Test
    void escapesTextsAndAttributes() {
        StringWriter out = new StringWriter();
        new Html(out)
                .open("p", "title", "\" onclick=\"x()", "open", "")
                .text("</p><script>\u202E\n")
                .close("p");

        assertThat(out)
                .hasToString("<p title=\"&quot; onclick=&quot;x()\" open>&lt;/p&gt;&lt;script&gt;\\u{202e}\\n</p>");
    }

    @Test
    void cutsWhatNobodyReads() {
        assertThat(Html.escaped("x".repeat(1_000_000)))
                .hasSize(Html.LONGEST + 1)
                .endsWith("…");
    }
}
