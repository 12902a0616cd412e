package org.foothold.app.report;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser of the machine. */
final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(found())
                        .setArgs(FLAGS));
    }

    private static Path found() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH (package: chromium)"));
    }

    /** Opens a page and waits until its script is ready. */
    Visit visit(Path file) {
        Page page = browser.newPage();
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith("file:")) {
                complaints.add("asked for " + request.url());
            }
        });
        page.navigate(file.toUri().toString());
        page.waitForSelector("html[data-ready]");
        return new Visit(page, complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /**
     * An open page.
     *
     * @param complaints what its console said, its errors, and what it wanted of the network
     */
    record Visit(Page page, List<String> complaints) implements AutoCloseable {
        /** How long the script took until all was there. */
        double readyMillis() {
            return Double.parseDouble(page.getAttribute("html", "data-ready"));
        }

        /** What the list says of how many findings it shows. */
        String shown() {
            return page.textContent("#shown");
        }

        /** Types into the search field, and waits for what the list then says. */
        String search(String text) {
            page.fill("#q", text);
            page.waitForTimeout(400);
            while (shown().contains("searching")) {
                page.waitForTimeout(50);
            }
            return shown();
        }

        @Override
        public void close() {
            page.close();
        }
    }
}
