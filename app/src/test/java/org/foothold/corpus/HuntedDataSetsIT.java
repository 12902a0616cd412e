package org.foothold.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Technique;
import org.foothold.formats.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded attacks as JSON: every act of persistence has a finding of a fitting technique. */
class HuntedDataSetsIT {
    @ParameterizedTest
    @CsvSource({
        "empire_persistence_registry_modification_run_keys_elevated_user, T1547.001",
        "cmd_userinitmprlogonscript_batch, T1037.001",
        "empire_schtasks_creation_standard_user, T1053.005",
        "covenant_persistwmi, T1546.003",
        "cmd_bitsadmin_download_psh_script, T1197",
        "schtask_create, T1053.005"
    })
    void everyPersistenceSetOfWindowsIsFound(String set, String technique) {
        Path folder = SharedData.folder("security-datasets").resolve("positive").resolve(set);

        assertThat(techniques(Hunted.withOwnContent(folder))).contains(technique);
    }

    @ParameterizedTest
    @CsvSource({
        "aws.persistence.iam-backdoor-role, T1098.003",
        "aws.persistence.iam-backdoor-user, T1098.001",
        "aws.persistence.iam-create-admin-user, T1098.003",
        "aws.persistence.iam-create-backdoor-role, T1136.003",
        "aws.persistence.iam-create-user-login-profile, T1098.001",
        "aws.persistence.lambda-layer-extension, T1546",
        "aws.privilege-escalation.iam-update-user-login-profile, T1098.001",
        "aws.execution.ec2-user-data, T1037",
        "aws.lateral-movement.ec2-serial-console-send-ssh-public-key, T1098.004"
    })
    void everyWayBackIntoAnAccountIsFound(String attack, String technique) {
        Path log = SharedData.folder("stratus-red-team-logs").resolve(attack + ".json");

        assertThat(techniques(Hunted.withOwnContent(log))).contains(technique);
    }

    @Test
    void theAttackedAccountHasEveryWayBack() {
        Hunted hunted = Hunted.withOwnContent(SharedData.folder("invictus-aws-dataset"));

        assertThat(techniques(hunted))
                .contains("T1098.001", "T1098.003", "T1078.004", "T1546", "T1133", "T1556", "T1685.002");
    }

    @ParameterizedTest
    @CsvSource({
        "aws.credential-access.ec2-get-password-data",
        "aws.credential-access.secretsmanager-batch-retrieve-secrets",
        "aws.credential-access.secretsmanager-retrieve-secrets",
        "aws.impact.bedrock-invoke-model"
    })
    void attacksThatLeaveNoWayBackGiveNothing(String attack) {
        Path log = SharedData.folder("stratus-red-team-logs").resolve(attack + ".json");
        Hunted hunted = Hunted.withOwnContent(log);

        assertThat(hunted.summary().events()).isPositive();
        assertThat(hunted.findings()).isEmpty();
    }

    /** One of these hosts was open to Remote Desktop from the internet while it was recorded: that finding is right. */
    @Test
    void otherAttacksGiveNothingButWhatTheHostWasOpenTo() {
        Hunted hunted =
                Hunted.withOwnContent(SharedData.folder("security-datasets").resolve("neg"));

        assertThat(hunted.findings())
                .filteredOn(finding -> finding.rule().level().compareTo(Level.MEDIUM) >= 0)
                .extracting(finding -> finding.rule().title())
                .containsOnly("Remote Desktop connection from the internet");
    }

    private static List<String> techniques(Hunted hunted) {
        return hunted.findings().stream()
                .map(Finding::rule)
                .flatMap(rule -> rule.techniques().stream())
                .map(Technique::id)
                .distinct()
                .toList();
    }
}
