package org.foothold.engine.enrich.ancestry;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.enrich.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of the process that it is about.
 *
 * @param guid its GUID, upper case
 * @param pid its number, decimal
 * @param session the logon that it says it came from
 */
record Actor(
        @Nullable String guid,
        @Nullable String pid,
        @Nullable String image,
        @Nullable String commandLine,
        @Nullable String user,
        @Nullable String parentGuid,
        @Nullable String parentPid,
        @Nullable String parentImage,
        @Nullable String parentCommandLine,
        @Nullable String session) {

    private static final List<String> GUIDS = List.of("ProcessGuid", "SourceProcessGuid", "SourceProcessGUID");

    // A new process comes before the one that makes it, and the one that asks a service for something before the
    // service.
    private static final List<String> PIDS = List.of(
            "NewProcessId", "ClientProcessId", "ProcessId", "SourceProcessId", "pid", "process.audit_token.pid");
    private static final List<String> SESSIONS = List.of("LogonId", "SubjectLogonId");
    private static final String LINUX_SESSION = "ses";

    /** The session of a process of Linux that nobody logged on for. */
    private static final String UNSET = "4294967295";

    /** All fields that are looked at. */
    static final List<String> FIELDS = List.of(
            "ProcessGuid",
            "SourceProcessGuid",
            "SourceProcessGUID",
            "NewProcessId",
            "ClientProcessId",
            "ProcessId",
            "SourceProcessId",
            "pid",
            "process.audit_token.pid",
            "Image",
            "CommandLine",
            "User",
            "ParentProcessGuid",
            "ParentProcessId",
            "ParentImage",
            "ParentCommandLine",
            "LogonId",
            "SubjectLogonId",
            LINUX_SESSION);

    /** Those of which an event has one that is about a process, or about what somebody did who logged on. */
    static final List<String> MARKS = Stream.of(GUIDS, PIDS, SESSIONS, List.of(LINUX_SESSION))
            .flatMap(List::stream)
            .toList();

    static Actor of(Subject subject) {
        return of(subject::value);
    }

    static Actor of(Heard heard) {
        Actor actor = of(heard::value);
        String other = logon(heard.value("TargetLogonId"));
        return other == null ? actor : actor.inSession(other);
    }

    /** Of a call that the audit log of Linux tells, in its own words. */
    static Actor ofCall(Heard heard) {
        String user = said(heard.value("UID"));
        return new Actor(
                null,
                pid(heard.value("pid")),
                said(heard.value("exe")),
                said(heard.value("proctitle")),
                user == null ? said(heard.value("uid")) : user,
                null,
                pid(heard.value("ppid")),
                null,
                null,
                linuxSession(heard.value(LINUX_SESSION)));
    }

    private static Actor of(Function<String, @Nullable String> value) {
        return new Actor(
                guid(first(GUIDS, value)),
                pid(first(PIDS, value)),
                said(value.apply("Image")),
                said(value.apply("CommandLine")),
                said(value.apply("User")),
                guid(value.apply("ParentProcessGuid")),
                pid(value.apply("ParentProcessId")),
                said(value.apply("ParentImage")),
                said(value.apply("ParentCommandLine")),
                session(value));
    }

    private Actor inSession(String other) {
        return new Actor(
                guid, pid, image, commandLine, user, parentGuid, parentPid, parentImage, parentCommandLine, other);
    }

    private static @Nullable String first(List<String> names, Function<String, @Nullable String> value) {
        for (String name : names) {
            String found = said(value.apply(name));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String session(Function<String, @Nullable String> value) {
        String linux = linuxSession(value.apply(LINUX_SESSION));
        return linux != null ? linux : logon(first(SESSIONS, value));
    }

    /** A session of Linux as a key. */
    static @Nullable String linuxSession(@Nullable String number) {
        String said = said(number);
        return said == null || said.equals(UNSET) || said.equals("-1") ? null : "ses " + said;
    }

    /** A logon of Windows as a key. */
    static @Nullable String logon(@Nullable String id) {
        String said = said(id);
        if (said == null || !said.startsWith("0x")) {
            return null;
        }
        String digits = said.substring(2).toLowerCase(Locale.ROOT).replaceFirst("^0+", "");
        return digits.isEmpty() ? null : digits;
    }

    static @Nullable String guid(@Nullable String text) {
        String said = said(text);
        if (said == null || said.startsWith("{00000000-0000-0000-0000-000000000000")) {
            return null;
        }
        String upper = said.toUpperCase(Locale.ROOT);
        return upper.startsWith("{") && upper.endsWith("}") ? upper.substring(1, upper.length() - 1) : upper;
    }

    /** A process number in decimal digits; null for none, and for that of the idle process, which starts nothing. */
    static @Nullable String pid(@Nullable String text) {
        String said = said(text);
        if (said == null) {
            return null;
        }
        try {
            long number = said.startsWith("0x") ? Long.parseLong(said, 2, said.length(), 16) : Long.parseLong(said);
            return number <= 0 ? null : Long.toString(number);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** The text, unless it says nothing. */
    static @Nullable String said(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals("-") ? null : text;
    }

    /** Whether two paths can be those of one program; drives and links are written in more than one way, so that names decide. */
    static boolean sameProgram(@Nullable String one, @Nullable String other) {
        return one == null || other == null || name(one).equalsIgnoreCase(name(other));
    }

    private static String name(String path) {
        int slash = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
        return path.substring(slash + 1);
    }
}
