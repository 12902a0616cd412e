package org.foothold.engine.enrich.ancestry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.enrich.State;
import org.foothold.engine.enrich.States;
import org.jspecify.annotations.Nullable;

/** Who logged on, by the ids that processes carry. */
final class Sessions {
    /** A logon is logged a little after its first process. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private static final int LOGON_BYTES = 160;

    private final State<Logon> logons;
    private final ProcessTree tree;

    Sessions(States states, ProcessTree tree) {
        logons = states.open(10, Logon::bytes);
        this.tree = tree;
    }

    /** A logon, as far as the log tells. */
    private record Logon(
            Instant at,
            @Nullable String account,
            @Nullable String type,
            @Nullable String source) {
        int bytes() {
            return LOGON_BYTES + length(account) + length(type) + length(source);
        }

        private static int length(@Nullable String text) {
            return text == null ? 0 : text.length();
        }
    }

    void addWindows(Heard heard) {
        String domain = Actor.said(heard.value("TargetDomainName"));
        String user = Actor.said(heard.value("TargetUserName"));
        String account = user == null || domain == null ? user : domain + "\\" + user;
        add(
                heard,
                Actor.logon(heard.value("TargetLogonId")),
                account,
                Actor.said(heard.value("LogonType")),
                Actor.said(heard.value("IpAddress")));
    }

    void addLinux(Heard heard) {
        String account = null;
        for (String name : List.of("acct", "ID", "AUID", "id")) {
            account = account == null ? Actor.said(heard.value(name)) : account;
        }
        String address = Actor.said(heard.value("addr"));
        add(heard, Actor.linuxSession(heard.value("ses")), account, null, "?".equals(address) ? null : address);
    }

    private void add(
            Heard heard,
            @Nullable String session,
            @Nullable String account,
            @Nullable String type,
            @Nullable String source) {
        if (session != null) {
            logons.put(heard.target() + '\0' + session, new Logon(heard.at(), account, type, source), heard.at());
        }
    }

    /** Adds what is known of the logon that had this id at a time. */
    void addFacts(String target, String session, Instant at, Map<String, List<String>> facts) {
        Logon logon = logons.get(target + '\0' + session);
        if (logon == null
                || Duration.between(at, logon.at()).compareTo(SLACK) > 0
                || tree.bootBetween(target, logon.at(), at)) {
            return;
        }
        put(facts, Ancestry.ACCOUNT, logon.account());
        put(facts, Ancestry.LOGON_TYPE, logon.type());
        put(facts, Ancestry.SOURCE, logon.source());
    }

    private static void put(Map<String, List<String>> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, List.of(value));
        }
    }
}
